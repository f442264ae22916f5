"""Links laid over the words of a clause, be they plain or the engine's own HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

_PIECE = re.compile(r"<[^>]*>|&[^;\s]{1,10};|[^<&]|[<&]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """A span of a text and where it leads."""

    start: int
    end: int
    address: str


def link_words(text: str, html: str, links: Iterable[Link], *, tag: str = "a") -> str:
    """Return the words of a clause as HTML with `links` in it, in order and apart from each other.

    `html` is the clause's own markup, empty where it has none; then `text` is escaped. A link that would cross a
    tag, or lie inside another link, is left out: markup stays well formed whatever is asked for.
    """
    if not html:
        return "".join(_linked(text, links, tag))
    places = _places(html, text)
    written, behind = [], 0
    for link in links:
        begins, ends = places.get(link.start), places.get(link.end - 1)
        if begins is None or ends is None:
            continue
        inside = html[begins[0] : ends[1]]
        if "<" in inside or html.count("<a", 0, begins[0]) != html.count("</a", 0, begins[0]):
            continue
        written += [html[behind : begins[0]], _anchor(link.address, inside, tag)]
        behind = ends[1]
    return "".join([*written, html[behind:]])


def _linked(text: str, links: Iterable[Link], tag: str) -> Iterator[str]:
    behind = 0
    for link in links:
        yield escape(text[behind : link.start])
        yield _anchor(link.address, escape(text[link.start : link.end]), tag)
        behind = link.end
    yield escape(text[behind:])


def _anchor(address: str, words: str, tag: str) -> str:
    return f'<{tag} href="{escape(address)}">{words}</{tag}>'


def _places(html: str, text: str) -> dict[int, tuple[int, int]]:
    """Return where each character of `text` stands in `html`; nothing where the two do not say the same."""
    places: dict[int, tuple[int, int]] = {}
    index = 0
    for found in _PIECE.finditer(html):
        if found[0].startswith("<") and len(found[0]) > 1:
            continue
        for character in unescape(found[0]):
            if index >= len(text) or text[index] != character:
                return {}
            places[index] = found.span()
            index += 1
    return places if index == len(text) else {}
