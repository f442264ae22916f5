"""How the number of a clause stands in print: «2.3.», «а)», «Статья 5.», «Приложение № 1»."""

from documents.text.model import Kind

DIVISION_NAMES = {
    Kind.SECTION: "Раздел",
    Kind.SUBSECTION: "Подраздел",
    Kind.CHAPTER: "Глава",
    Kind.SUBCHAPTER: "§",
    Kind.ARTICLE: "Статья",
}
DIVISIONS = {*DIVISION_NAMES, Kind.ANNEX}
"""Kinds that divide a text; their headings make the list of contents."""


def printed_number(kind: Kind | str, number: str | None, heading: str = "") -> str:
    """Return the number as printed; "" where there is none. `heading` tells how an annex without a number begins."""
    if kind == Kind.ANNEX:
        if not number and heading.lower().startswith("утвержд"):
            return ""  # «УТВЕРЖДЁН постановлением …» heads an annex without the word
        sign = "№ " if number and number[0].isdigit() else ""  # «Приложение А» has none
        return f"Приложение {sign}{number}" if number else "Приложение"
    if not number:
        return ""
    if kind == Kind.SUBPOINT:
        return f"{number})"
    # «1. ОБЩИЕ ПОЛОЖЕНИЯ» is a section without the word; sections that say it have Roman numbers.
    bare = kind not in DIVISION_NAMES or (kind == Kind.SECTION and number[0].isdigit())
    return f"{number}." if bare else f"{DIVISION_NAMES[Kind(kind)]} {number}."
