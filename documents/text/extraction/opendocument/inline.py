"""Inside a paragraph of OpenDocument: letters, fields, footnotes, frames."""

from collections.abc import Callable, Sequence

from documents.text.document import Block, Position, Run
from documents.text.extraction.collecting import Collector
from documents.text.extraction.lines import Line
from documents.text.extraction.opendocument.names import DRAW, OFFICE, TEXT, Element, children, whole
from documents.text.extraction.opendocument.styles import Look, Styles
from documents.text.extraction.tidying import BREAK

# Fields that print nothing, marks, what editors say to each other; the words of a ruby stay, its reading goes.
NOT_PRINTED = frozenset(
    {
        OFFICE + "annotation",
        OFFICE + "annotation-end",
        OFFICE + "forms",
        TEXT + "hidden-text",
        TEXT + "hidden-paragraph",
        TEXT + "number",
        TEXT + "ruby-text",
        TEXT + "script",
        TEXT + "tracked-changes",
        TEXT + "variable-decls",
        TEXT + "sequence-decls",
        TEXT + "user-field-decls",
        TEXT + "note-citation",
        DRAW + "glue-point",
    }
)
_LETTERS = {TEXT + "s": " ", TEXT + "tab": " ", TEXT + "line-break": BREAK, TEXT + "soft-page-break": ""}
_OBJECTS = {DRAW + "object", DRAW + "object-ole", DRAW + "plugin", DRAW + "applet", DRAW + "floating-frame"}
_TEXT_HOLDERS = {DRAW + "text-box", DRAW + "custom-shape", DRAW + "rect", DRAW + "ellipse", DRAW + "caption"}


class InlineReader:
    def __init__(
        self,
        styles: Styles,
        collector: Collector,
        notes: dict[str, Element],
        read_box: Callable[[Element], Sequence[Block]],
    ) -> None:
        """`notes` gathers the bodies of footnotes, to be read after the body."""
        self._styles = styles
        self._collector = collector
        self._notes = notes
        self._read_box = read_box

    def read(self, element: Element, look: Look, line: Line) -> None:
        """Add what an element of a paragraph prints."""
        self._write(element.text, look, line)
        for child in element:
            if isinstance(child.tag, str):
                self._read_child(child, look, line)
            self._write(child.tail, look, line)

    def _read_child(self, child: Element, look: Look, line: Line) -> None:
        if child.tag in NOT_PRINTED:
            return
        if child.tag == TEXT + "span":
            own = (
                self._styles.look("text", child.get(TEXT + "style-name")) if child.get(TEXT + "style-name") else Look()
            )
            self.read(child, own.over(look), line)
        elif child.tag in _LETTERS:
            times = min(whole(child, TEXT + "c", 1), 100) if child.tag == TEXT + "s" else 1
            self._add(_LETTERS[child.tag] * times, look, line)
        elif child.tag == TEXT + "note":
            self._call(child, look, line)
        elif child.tag.startswith(DRAW) and child.tag != DRAW + "a":
            self.read_drawn(child, line)
        else:
            self.read(child, look, line)

    def _call(self, note: Element, look: Look, line: Line) -> None:
        body, citation = note.find(TEXT + "note-body"), note.find(TEXT + "note-citation")
        if body is None or look.is_hidden:
            return
        source = note.get(TEXT + "id") or f"note-{len(self._notes)}"
        source = source if source not in self._notes else f"{source}-{len(self._notes)}"
        self._notes[source] = body
        own = (citation.get(TEXT + "label") or "") if citation is not None else ""
        line.runs.append(Run("", footnote=self._collector.call(source, own)))

    def read_drawn(self, element: Element, line: Line) -> None:
        """Read a text box in its place and report a picture; a frame shows the first of its contents that it can."""
        if element.tag in _TEXT_HOLDERS:
            line.framed.extend(self._read_box(element))
        elif element.tag == DRAW + "image":
            self._collector.remark("picture")
        elif element.tag in _OBJECTS:
            self._collector.remark("object")
        elif element.tag == DRAW + "frame":
            first = next((child for child in children(element) if child.tag.startswith(DRAW)), None)
            if first is not None:
                self.read_drawn(first, line)
        else:
            for child in children(element):
                self.read_drawn(child, line)

    def _write(self, text: str | None, look: Look, line: Line) -> None:
        if text:
            self._add(text.replace("\n", " "), look, line)

    @staticmethod
    def _add(text: str, look: Look, line: Line) -> None:
        if look.is_hidden or not text:
            return
        text = text.upper() if look.is_capital else text
        line.runs.append(Run(text, bool(look.is_bold), bool(look.is_italic), look.position or Position.LINE))
