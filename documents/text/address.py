"""Addresses of clauses: what a lawyer would cite, in readable ASCII, unique in one text."""

import re
from functools import lru_cache

from documents.text.model import Kind

PREFIXES = {
    Kind.REQUISITES: "rekvizity",
    Kind.PREAMBLE: "preambula",
    Kind.SECTION: "razd",
    Kind.SUBSECTION: "podrazd",
    Kind.CHAPTER: "gl",
    Kind.SUBCHAPTER: "par",
    Kind.ARTICLE: "st",
    Kind.PART: "ch",
    Kind.POINT: "p",
    Kind.SUBPOINT: "pp",
    Kind.PARAGRAPH: "abz",
    Kind.TABLE: "tabl",
    Kind.ANNEX: "pril",
    Kind.NOTE: "prim",
    Kind.SIGNATURE: "podpis",
}

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i j k l m n o p r s t u f kh ts ch sh shch tv y mz eh yu ya".split(),  # noqa: SIM905
        strict=True,
    )
)
_CYRILLIC = {latin: letter for letter, latin in _LATIN.items()}
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_RUN = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
_BRACKETS = re.compile(r"\((\w+)\)")


@lru_cache(maxsize=10_000)
def address_number(number: str) -> str:
    """Write a number in ASCII so that different numbers stay different.

    5.1 → `5.1`, 5-1 → `5-1`, 5¹ (also typed 5_1) → `5_1`, 5(1) → `5~1`, «а» → `a`.
    """
    number = _RAISED_RUN.sub(lambda run: "_" + run[0].translate(_PLAIN), number)
    number = _BRACKETS.sub(r"~\1", number)
    return "".join(_LATIN.get(letter.lower(), letter) for letter in number if letter.isalnum() or letter in "._-~")


def read_number(number: str) -> str:
    """Return a number as it is printed from the form it has in an address: `5_1` → 5¹, `5~1` → 5(1), `a` → «а»."""
    number = _CYRILLIC.get(number, number)
    number = re.sub(r"~(\w+)", r"(\1)", number)
    return re.sub(r"_(\d+)", lambda raised: raised[1].translate(_RAISED), number)


class Addresses:
    """Hands out the addresses of one text and sees to it that none is given twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._repeated: dict[str, int] = {}

    def give(self, kind: Kind, number: str, *, base: str, parent: str) -> tuple[str, bool]:
        """Return an address and whether it had to be numbered because the place itself is taken.

        `base` is the address the number is counted from (an article, an annex), `parent` the address of the
        clause above, used where numbers start again under each chapter or section.
        """
        own = PREFIXES[kind] + (f"-{address_number(number)}" if number else "")
        for above in (base, parent):
            address = f"{above}_{own}" if above else own
            if self._take(address):
                return address, False
        repeated = self._repeated.get(address, 1) + 1
        while not self._take(f"{address}--{repeated}"):
            repeated += 1
        self._repeated[address] = repeated
        return f"{address}--{repeated}", True

    def _take(self, address: str) -> bool:
        if address in self._given:
            return False
        self._given.add(address)
        return True
