"""Files → paragraphs. Plain text and simple HTML today; Word, ODT, RTF and PDF come with their own readers."""

import re
from html.parser import HTMLParser
from pathlib import Path

from documents.text.marks import RAISED


class UnreadableFileError(ValueError):
    """The file cannot be read; the message says in Russian what to do."""


def read_paragraphs(path: Path) -> list[str]:
    """Return the paragraphs of a file. Raises `UnreadableFileError` with one sentence for the editor."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"Файл «{path}» не открывается: {error.strerror}.") from error
    suffix = path.suffix.lower()
    if suffix not in {".txt", ".html", ".htm"}:
        raise UnreadableFileError(
            f"Файлы «{suffix or 'без расширения'}» пока не читаются: сохраните текст как .txt или .html."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"Файл «{path.name}» не в кодировке UTF-8: сохраните его в UTF-8.") from error
    if "\0" in text:
        raise UnreadableFileError(f"Файл «{path.name}» не текстовый, хотя так назван.")
    paragraphs = text.splitlines() if suffix == ".txt" else html_paragraphs(text)
    kept = [line for line in (" ".join(paragraph.split()) for paragraph in paragraphs) if line]
    if not kept:
        raise UnreadableFileError(f"В файле «{path.name}» нет текста.")
    return kept


def html_paragraphs(html: str) -> list[str]:
    """Return the visible paragraphs of an HTML page; raised digits, by tag or by class, become ¹²³."""
    reader = _Paragraphs(raised_classes=_raised_classes(html))
    reader.feed(html)
    reader.close()
    return reader.paragraphs()


def _raised_classes(html: str) -> frozenset[str]:
    rules = re.findall(r"\.([\w-]+)\s*\{([^}]*)\}", html)
    return frozenset(name for name, body in rules if re.search(r"vertical-align:\s*(?:super|top)", body))


class _Paragraphs(HTMLParser):
    BLOCKS = frozenset(
        "address article aside blockquote body br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li"  # noqa: SIM905
        " main nav ol p pre section table tbody td tfoot th thead tr ul".split()
    )
    HIDDEN = frozenset({"script", "style", "head", "template", "title", "noscript"})
    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905

    def __init__(self, *, raised_classes: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._raised_classes = raised_classes
        self._hidden = 0
        self._inline: list[tuple[str, bool]] = []
        self._lines: list[str] = [""]

    def paragraphs(self) -> list[str]:
        return [line for line in (" ".join(line.split()) for line in self._lines) if line]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self._lines.append("")
        if tag in self.VOID:
            return
        if tag in self.HIDDEN:
            self._hidden += 1
        classes = (dict(attrs).get("class") or "").split()
        is_raised = tag == "sup" or not self._raised_classes.isdisjoint(classes)
        self._inline.append((tag, is_raised and tag not in self.BLOCKS))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self._lines.append("")
        if tag in self.HIDDEN and self._hidden:
            self._hidden -= 1
        while any(name == tag for name, _ in self._inline) and self._inline.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        is_raised = any(raised for _, raised in self._inline)
        if is_raised and re.fullmatch(r"\s*\d{1,3}(?:-\d{1,2})?\s*", data):
            self._lines[-1] = self._lines[-1].rstrip() + data.strip().translate(RAISED)
        else:
            self._lines[-1] += data
