"""styles.xml: what a style says about letters and paragraphs, inherited from style to style."""

import re
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from documents.text.document import Alignment, Position
from documents.text.extraction.word.names import Element, W, number, switch, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_ALIGNMENTS = {"center": Alignment.CENTER, "right": Alignment.END, "end": Alignment.END}
_POSITIONS = {"superscript": Position.RAISED, "subscript": Position.LOWERED, "baseline": Position.LINE}
_LEAST_SHIFT = 3  # half-points: less is a correction of the typist, not a raised number
_BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Letters:
    """What is said about letters; None: nothing."""

    is_bold: bool | None = None
    is_italic: bool | None = None
    is_capital: bool | None = None
    is_hidden: bool | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What is said about a paragraph; None: nothing."""

    list_id: str | None = None
    list_level: int | None = None
    alignment: Alignment | None = None
    outline: int | None = None


_Said = TypeVar("_Said", Letters, Layout)


@dataclass(frozen=True, slots=True)
class Style:
    identifier: str = ""
    letters: Letters = field(default_factory=Letters)
    layout: Layout = field(default_factory=Layout)
    lineage: tuple[str, ...] = ()
    """The style itself and those it is based on, nearest first."""


def read_letters(properties: Element | None) -> Letters:
    if properties is None:
        return Letters()
    position = _POSITIONS.get(value(properties, "vertAlign") or "")
    shift = number(value(properties, "position")) or 0
    if position is None and abs(shift) >= _LEAST_SHIFT:
        position = Position.RAISED if shift > 0 else Position.LOWERED
    return Letters(
        is_bold=switch(properties, "b"),
        is_italic=switch(properties, "i"),
        is_capital=switch(properties, "caps"),
        is_hidden=switch(properties, "vanish"),
        position=position,
    )


def read_layout(properties: Element | None) -> Layout:
    if properties is None:
        return Layout()
    numbering = properties.find(W + "numPr")
    alignment = value(properties, "jc")
    return Layout(
        list_id=value(numbering, "numId"),
        list_level=number(value(numbering, "ilvl")),
        alignment=_ALIGNMENTS.get(alignment, Alignment.START) if alignment else None,
        outline=number(value(properties, "outlineLvl")),
    )


class Styles:
    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._default_paragraph = ""
        self.defaults = Letters()
        if root is None:
            return
        self.defaults = read_letters(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for element in root.iterfind(W + "style"):
            identifier = element.get(W + "styleId") or ""
            self._elements.setdefault(identifier, element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}:
                self._default_paragraph = identifier

    def paragraph(self, identifier: str | None) -> Style:
        """Return a paragraph's style, the default one where it names none or an unknown one."""
        return self.style(identifier if identifier in self._elements else self._default_paragraph)

    def style(self, identifier: str | None) -> Style:
        """Return a style with all it inherits; an unknown one says nothing."""
        if not identifier or identifier not in self._elements:
            return Style()
        if identifier not in self._known:
            self._known[identifier] = self._resolve(identifier)
        return self._known[identifier]

    def _resolve(self, identifier: str) -> Style:
        style = Style(identifier)
        following: str | None = identifier
        while following and following in self._elements and following not in style.lineage:
            element = self._elements[following]
            layout = read_layout(element.find(W + "pPr"))
            if layout.outline is None and (heading := _HEADING.fullmatch(value(element, "name") or "")):
                layout = replace(layout, outline=int(heading[1]) - 1)
            style = replace(
                style,
                letters=inherit(style.letters, read_letters(element.find(W + "rPr"))),
                layout=inherit(style.layout, layout),
                lineage=(*style.lineage, following),
            )
            following = value(element, "basedOn")
        return style

    def letters(self, direct: Letters, character: str | None, paragraph: Style) -> Letters:
        """Return how a run looks. A property of paragraph style and character style at once is switched off again."""
        of_paragraph, of_run = paragraph.letters, self.style(character).letters

        def toggled(name: str) -> bool:
            said = getattr(direct, name)
            if said is not None:
                return bool(said)
            both = bool(getattr(of_paragraph, name)) != bool(getattr(of_run, name))
            return both or bool(getattr(self.defaults, name))

        return Letters(
            is_bold=toggled("is_bold"),
            is_italic=toggled("is_italic"),
            is_capital=toggled("is_capital"),
            is_hidden=toggled("is_hidden"),
            position=direct.position or of_run.position or of_paragraph.position or Position.LINE,
        )


def inherit(own: _Said, parent: _Said) -> _Said:
    """Return what is said here, and where nothing is, what the parent says."""
    unsaid = {one.name: getattr(parent, one.name) for one in fields(own) if getattr(own, one.name) is None}
    return replace(own, **unsaid)


def heading_level(layout: Layout) -> int | None:
    """Return 1…9 for a heading."""
    return layout.outline + 1 if layout.outline is not None and 0 <= layout.outline < _BODY_TEXT else None
