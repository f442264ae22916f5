"""The little of CSS that changes what a page says: what is hidden, raised, bold, centred."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from documents.text.document import Alignment, Position

Declarations = Mapping[str, str]

_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_COMMENT_MARKS = ("<!--", "-->")
_ALIGNMENTS = {"center": Alignment.CENTER, "right": Alignment.END, "end": Alignment.END}
_RAISED = {"super", "text-top", "top"}
_LOWERED = {"sub", "text-bottom"}
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class Look:
    """How letters stand at one place of a page; inherited by what is inside."""

    is_bold: bool = False
    is_italic: bool = False
    is_capital: bool = False
    is_hidden: bool = False
    is_preformatted: bool = False
    position: Position = Position.LINE
    alignment: Alignment = Alignment.START

    def under(self, said: Declarations, *, is_block: bool) -> "Look":
        """Return the look inside an element for which this is said."""
        look = self
        if not said:
            return look
        if "font-weight" in said:
            look = replace(look, is_bold=_is_bold(said["font-weight"]))
        if "font-style" in said:
            look = replace(look, is_italic=said["font-style"] in {"italic", "oblique"})
        if "text-transform" in said:
            look = replace(look, is_capital=said["text-transform"] == "uppercase")
        if _hides(said):
            look = replace(look, is_hidden=True)
        if "text-align" in said:
            look = replace(look, alignment=_ALIGNMENTS.get(said["text-align"], Alignment.START))
        # In a block or a cell this property places the whole of it, not its letters.
        if not is_block and "vertical-align" in said:
            look = replace(look, position=_position(said["vertical-align"]))
        return look


class Sheet:
    """The rules of a page that name an element or a class and nothing else."""

    def __init__(self, text: str) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        for mark in _COMMENT_MARKS:
            text = text.replace(mark, " ")
        is_for_paper = False
        for rule in _without_comments(text).split("}"):
            selectors, brace, body = rule.rpartition("{")
            medium, _, selectors = selectors.rpartition("{")
            is_for_paper = bool(brace) and ("print" in medium if "@media" in medium else is_for_paper)
            if is_for_paper:
                continue
            said = declarations(body)
            for selector in selectors.split(","):
                if (found := _SIMPLE.fullmatch(selector.strip())) and any(found.groups()):
                    key = ((found[1] or "").lower(), found[2] or "")
                    self._rules.setdefault(key, {}).update(said)

    def said(self, tag: str, classes: Iterable[str], style: str) -> dict[str, str]:
        """Return what is said of an element by its name, its classes and its own style, the last being strongest."""
        said = dict(self._rules.get((tag, ""), {}))
        for name in classes:
            said.update(self._rules.get(("", name), {}))
            said.update(self._rules.get((tag, name), {}))
        said.update(declarations(style))
        return said


def declarations(body: str) -> dict[str, str]:
    """Return what a rule or a `style` says, in lower case."""
    said: dict[str, str] = {}
    for declaration in body.split(";"):
        name, colon, what = declaration.partition(":")
        if colon:
            said[name.strip().lower()] = what.partition("!")[0].strip().lower()
    return said


def _without_comments(text: str) -> str:
    kept: list[str] = []
    for piece in text.split("/*"):
        kept.append(piece.partition("*/")[2] if kept else piece)
    return " ".join(kept)


def _hides(said: Declarations) -> bool:
    return (
        said.get("display") == "none"
        or said.get("visibility") in {"hidden", "collapse"}
        or said.get("mso-hide") in {"all", "screen"}
    )


def _is_bold(weight: str) -> bool:
    return weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= _BOLD_FROM)


def _position(align: str) -> Position:
    if align in _RAISED or (align[:1].isdigit() and not align.startswith("0")):
        return Position.RAISED
    return Position.LOWERED if align in _LOWERED or align.startswith("-") else Position.LINE
