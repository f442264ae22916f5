"""Where in a draft a remark belongs, in words: `pril-2_p-3.1_pp-a` is «приложение 2, пункт 3.1, подпункт «а»»."""

import re

from documents.text.address import PREFIXES, read_number
from documents.text.model import Kind

WHOLE = "ко всему проекту"
NAMES = {
    Kind.REQUISITES: "реквизиты",
    Kind.PREAMBLE: "преамбула",
    Kind.SECTION: "раздел",
    Kind.SUBSECTION: "подраздел",
    Kind.CHAPTER: "глава",
    Kind.SUBCHAPTER: "параграф",
    Kind.ARTICLE: "статья",
    Kind.PART: "часть",
    Kind.POINT: "пункт",
    Kind.SUBPOINT: "подпункт",
    Kind.PARAGRAPH: "абзац",
    Kind.TABLE: "таблица",
    Kind.ANNEX: "приложение",
    Kind.NOTE: "примечание",
    Kind.SIGNATURE: "подпись",
}
_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
_REPEATED = re.compile(r"--\d+$")


def place_in_words(address: str) -> str:
    """Return the place an address of a clause names, the widest part first; «ко всему проекту» for none."""
    if not address:
        return WHOLE
    return ", ".join(_part(part) for part in _parts(_REPEATED.sub("", address)))


def _parts(address: str) -> list[str]:
    """Cut an address into its parts; «st-5_1» is one of them, an article 5¹."""
    return re.split(r"_(?=[a-z])", address)


def _part(part: str) -> str:
    prefix, _, number = part.partition("-")
    kind = _KINDS[prefix]
    if not number:
        return NAMES[kind]
    said = read_number(number)
    return f"{NAMES[kind]} «{said}»" if kind is Kind.SUBPOINT and said.isalpha() else f"{NAMES[kind]} {said}"
