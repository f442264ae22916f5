"""Inside a paragraph of Word: runs, fields, tracked changes, footnote calls, pictures and text boxes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.text.document import Block, Position, Run
from documents.text.extraction.collecting import Collector
from documents.text.extraction.fields import is_contents
from documents.text.extraction.lines import Line
from documents.text.extraction.tidying import BREAK
from documents.text.extraction.word.names import Element, W, children, has, local
from documents.text.extraction.word.styles import Letters, Style, Styles, read_letters

# Rejected text, marks of comments and bookmarks, properties: nothing of them is printed.
_NOT_PRINTED = {"del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "delText", "delInstrText", "rt"}
_SPACES = {"tab", "ptab"}
_BREAKS = {"br", "cr"}
_PICTURES = {"blip", "imagedata"}
_OBJECTS = {"OLEObject", "chart", "relIds", "control"}
_SYMBOLS = {
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB9: "≠", 0xA2: "′", 0x2D: "−", 0xD7: "·",
    0xA7: "§", 0xBB: "≈",
}  # fmt: skip
_ASCII = range(0x20, 0x7F)


class Fields:
    """Where we are among field codes. A field goes on over paragraphs, so one of these serves a whole story."""

    def __init__(self, story: Element) -> None:
        marks = [mark.get(W + "fldCharType") for mark in story.iter(W + "fldChar")]
        # A field left open would swallow the rest of the text: then contents lists are kept and only codes go.
        self._are_whole = marks.count("begin") == marks.count("end")
        self._open: list[_Field] = []

    @property
    def is_hidden(self) -> bool:
        """Whether text here is a code, or a list of contents that the site makes itself."""
        return self._are_whole and any(one.is_code or one.is_contents for one in self._open)

    def mark(self, kind: str | None) -> None:
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].is_code = False
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, text: str) -> None:
        if self._open and self._open[-1].is_code:
            self._open[-1].instruction += text


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    is_code: bool = True

    @property
    def is_contents(self) -> bool:
        return is_contents(self.instruction)


class InlineReader:
    def __init__(
        self, styles: Styles, collector: Collector, fields: Fields, read_box: Callable[[Element], Sequence[Block]]
    ) -> None:
        self._styles = styles
        self._collector = collector
        self._fields = fields
        self._read_box = read_box

    def read(self, container: Element, style: Style, line: Line) -> None:
        """Add what a paragraph, or anything inside one, prints."""
        for element in children(container):
            name = local(element)
            if name in _NOT_PRINTED:
                continue
            if name == "r":
                self._read_run(element, style, line)
            elif name == "fldSimple":
                if not is_contents(element.get(W + "instr") or ""):
                    self.read(element, style, line)
            elif name == "sdt":
                self._read_control(element, style, line)
            elif name == "AlternateContent":
                if (chosen := chosen_content(element)) is not None:
                    self.read(chosen, style, line)
            elif name in {"oMath", "oMathPara"}:
                self._read_formula(element, line)
            elif not self._read_drawn(element, name, line):
                self.read(element, style, line)

    def _read_control(self, element: Element, style: Style, line: Line) -> None:
        content = element.find(W + "sdtContent")
        if content is not None and not is_left_out(element):
            self.read(content, style, line)

    def _read_run(self, run: Element, style: Style, line: Line) -> None:
        properties = run.find(W + "rPr")
        if has(properties, "del") or has(properties, "moveFrom"):
            return
        character = properties.find(W + "rStyle") if properties is not None else None
        named = character.get(W + "val") if character is not None else None
        letters = self._styles.letters(read_letters(properties), named, style)
        self._read_content(run, letters, style, line)

    def _read_content(self, run: Element, letters: Letters, style: Style, line: Line) -> None:
        mark_is_own = False
        for element in children(run):
            name = local(element)
            if name == "fldChar":
                self._fields.mark(element.get(W + "fldCharType"))
            elif name == "instrText":
                self._fields.instruct(element.text or "")
            elif letters.is_hidden or self._fields.is_hidden or name in _NOT_PRINTED:
                continue
            elif name in {"footnoteReference", "endnoteReference"}:
                mark_is_own = element.get(W + "customMarkFollows") in {"1", "true", "on"}
                own = "".join(text.text or "" for text in run.iterfind(W + "t")) if mark_is_own else ""
                source = f"{name[0]}{element.get(W + 'id')}"
                line.runs.append(Run("", footnote=self._collector.call(source, own)))
            elif name == "AlternateContent":
                if (chosen := chosen_content(element)) is not None:
                    self._read_content(chosen, letters, style, line)
            elif name == "ruby":
                self.read(element, style, line)
            elif not (mark_is_own and name == "t") and not self._read_drawn(element, name, line):
                self._write(element, name, letters, line)

    def _write(self, element: Element, name: str, letters: Letters, line: Line) -> None:
        if name == "t":
            text = element.text or ""
        elif name in _SPACES:
            text = " "
        elif name in _BREAKS:
            text = " " if element.get(W + "type") in {"page", "column"} else BREAK
        elif name == "noBreakHyphen":
            text = "-"
        elif name == "sym":
            text = _symbol(element)
        else:
            return
        text = text.upper() if letters.is_capital else text
        line.runs.append(Run(text, bool(letters.is_bold), bool(letters.is_italic), letters.position or Position.LINE))

    def _read_drawn(self, element: Element, name: str, line: Line) -> bool:
        """Read a text box in its place and report a picture; False where the element is neither."""
        if name not in {"drawing", "pict", "object"}:
            return False
        for box in outermost(element, "txbxContent"):
            line.framed.extend(self._read_box(box))
        names = {local(inner) for inner in element.iter() if isinstance(inner.tag, str)}
        if names & _OBJECTS or name == "object":
            self._collector.remark("object")
        elif names & _PICTURES:
            self._collector.remark("picture")
        return True

    def _read_formula(self, element: Element, line: Line) -> None:
        if self._fields.is_hidden:
            return
        letters = "".join(inner.text or "" for inner in element.iter() if local(inner) == "t")
        line.runs.append(Run(f" {letters} "))
        self._collector.remark("formula")


def chosen_content(alternatives: Element) -> Element | None:
    """Return one of several ways to say the same: the one that holds words, else the first."""
    ways = [element for element in children(alternatives) if local(element) in {"Choice", "Fallback"}]
    worded = [way for way in ways if any(local(inner) in {"t", "txbxContent"} for inner in way.iter())]
    return next(iter(worded or ways), None)


def outermost(element: Element, name: str) -> list[Element]:
    """Return the elements of a name that stand in no other of that name; of alternatives only the chosen one."""
    found: list[Element] = []
    for child in children(element):
        if local(child) == name:
            found.append(child)
        elif local(child) == "AlternateContent":
            chosen = chosen_content(child)
            found += outermost(chosen, name) if chosen is not None else []
        else:
            found += outermost(child, name)
    return found


def is_left_out(control: Element) -> bool:
    """Tell whether a content control prints nothing of the act: a list of contents, a prompt nobody filled in."""
    properties = control.find(W + "sdtPr")
    if has(properties, "showingPlcHdr"):
        return True
    gallery = properties.find(f"{W}docPartObj/{W}docPartGallery") if properties is not None else None
    return gallery is not None and gallery.get(W + "val") in {"Table of Contents", "Watermarks"}


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(W + "char") or "", 16) & 0xFF
    except ValueError:
        return ""
    if (element.get(W + "font") or "") == "Symbol" and code in _SYMBOLS:
        return _SYMBOLS[code]
    return chr(code) if code in _ASCII and (element.get(W + "font") or "") not in {"Wingdings", "Symbol"} else "•"
