"""Styles of OpenDocument: those with names and those the program made up, inherited from parent to child."""

from dataclasses import dataclass, fields, replace

from documents.text.document import Alignment, Position
from documents.text.extraction.opendocument.names import FO, OFFICE, STYLE, TEXT, Element

_ALIGNMENTS = {"center": Alignment.CENTER, "end": Alignment.END, "right": Alignment.END}
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None: nothing."""

    is_bold: bool | None = None
    is_italic: bool | None = None
    is_capital: bool | None = None
    is_hidden: bool | None = None
    position: Position | None = None
    alignment: Alignment | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look, and where it says nothing, what the one below says."""
        unsaid = {one.name: getattr(below, one.name) for one in fields(self) if getattr(self, one.name) is None}
        return replace(self, **unsaid)


class Styles:
    def __init__(self, *roots: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for root in roots:
            if root is None:
                continue
            for group in (*root.iterfind(OFFICE + "styles"), *root.iterfind(OFFICE + "automatic-styles")):
                self._read(group)

    def _read(self, group: Element) -> None:
        for style in group.iterfind(STYLE + "style"):
            self._elements[style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""] = style
        for style in group.iterfind(STYLE + "default-style"):
            self._elements[style.get(STYLE + "family") or "", ""] = style
        for style in group.iterfind(TEXT + "list-style"):
            self.lists[style.get(STYLE + "name") or ""] = style
        outline = group.find(TEXT + "outline-style")
        self.outline = outline if outline is not None else self.outline

    def look(self, family: str, name: str | None) -> Look:
        """Return what a style says with all it inherits; the default of its family stands below."""
        key = (family, name or "")
        if key not in self._known:
            self._known[key] = self._resolve(*key)
        return self._known[key]

    def list_of(self, name: str | None) -> str | None:
        """Return the list style that a paragraph style brings along."""
        seen: set[str] = set()
        while name and name not in seen and (style := self._elements.get(("paragraph", name))) is not None:
            if (found := style.get(STYLE + "list-style-name")) is not None:
                return found
            seen.add(name)
            name = style.get(STYLE + "parent-style-name")
        return None

    def _resolve(self, family: str, name: str) -> Look:
        look, seen = Look(), set()
        following: str | None = name
        while following is not None and following not in seen:
            style = self._elements.get((family, following))
            if style is not None:
                look = look.over(_said(style))
            seen.add(following)
            parent = style.get(STYLE + "parent-style-name") if style is not None else None
            following = parent or ("" if following else None)
        return look


def _said(style: Element) -> Look:
    letters, layout = style.find(STYLE + "text-properties"), style.find(STYLE + "paragraph-properties")
    look = Look()
    if layout is not None and (align := layout.get(FO + "text-align")):
        look = replace(look, alignment=_ALIGNMENTS.get(align, Alignment.START))
    if letters is None:
        return look
    weight, slope = letters.get(FO + "font-weight"), letters.get(FO + "font-style")
    transform, shown = letters.get(FO + "text-transform"), letters.get(TEXT + "display")
    return replace(
        look,
        is_bold=_is_bold(weight) if weight else None,
        is_italic=slope in {"italic", "oblique"} if slope else None,
        is_capital=transform == "uppercase" if transform else None,
        is_hidden=shown == "none" if shown else None,
        position=_position(letters.get(STYLE + "text-position")),
    )


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= _BOLD_FROM)


def _position(text: str | None) -> Position | None:
    """`super 58%`, `33% 58%`, `-8% 58%`, `0% 100%`."""
    if not text:
        return None
    shift = text.split()[0]
    if shift.startswith(("sub", "-")):
        return Position.LOWERED
    return Position.LINE if not shift.strip("0%.") else Position.RAISED
