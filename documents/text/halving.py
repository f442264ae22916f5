"""HTML of one clause in two: cut between two letters, the tags around the place closed and opened again."""

from html import escape
from html.parser import HTMLParser

_VOID = {"br", "img", "hr", "wbr"}


def halve(html: str, place: int) -> tuple[str, str]:
    """Return what stands before the letter number `place` of the text, and the rest."""
    halver = _Halver(place)
    halver.feed(html)
    halver.close()
    return "".join(halver.before), "".join(halver.after)


class _Halver(HTMLParser):
    def __init__(self, place: int) -> None:
        super().__init__(convert_charrefs=True)
        self.before: list[str] = []
        self.after: list[str] = []
        self._left = place
        self._open: list[tuple[str, str]] = []
        """Names of the tags that are open, with how they were written."""
        self._is_past = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or f"<{tag}>"
        self._pass_when_due()
        self._side().append(written)
        if tag not in _VOID:
            self._open.append((tag, written))

    def handle_endtag(self, tag: str) -> None:
        self._side().append(f"</{tag}>")
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._is_past:
            self.after.append(escape(data, quote=False))
            return
        head, tail = data[: self._left], data[self._left :]
        self._left -= len(head)
        self.before.append(escape(head, quote=False))
        if tail:
            self._pass_when_due()
            self.after.append(escape(tail, quote=False))

    def _side(self) -> list[str]:
        return self.after if self._is_past else self.before

    def _pass_when_due(self) -> None:
        if self._is_past or self._left > 0:
            return
        self._is_past = True
        self.before += [f"</{tag}>" for tag, _ in reversed(self._open)]
        self.after += [written for _, written in self._open]
