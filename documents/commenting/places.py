"""Where in a draft a remark belongs, in words: `pril-2_p-3.1_pp-a` is «приложение 2, пункт 3.1, подпункт «а»»."""

import re

WHOLE = "ко всему проекту"
NAMES = {
    "rekvizity": "реквизиты",
    "preambula": "преамбула",
    "razd": "раздел",
    "podrazd": "подраздел",
    "gl": "глава",
    "par": "параграф",
    "st": "статья",
    "ch": "часть",
    "p": "пункт",
    "pp": "подпункт",
    "abz": "абзац",
    "tabl": "таблица",
    "pril": "приложение",
    "prim": "примечание",
    "podpis": "подпись",
}
_CYRILLIC = dict(
    zip(
        "a b v g d e yo zh z i j k l m n o p r s t u f kh ts ch sh shch tv y mz eh yu ya".split(),  # noqa: SIM905 - read as a line
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        strict=True,
    )
)
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
    kind, _, number = part.partition("-")
    name = NAMES.get(kind, "место")
    if not number:
        return name
    said = _number(number)
    return f"{name} «{said}»" if kind == "pp" and said.isalpha() else f"{name} {said}"


def _number(number: str) -> str:
    number = _CYRILLIC.get(number, number)
    number = re.sub(r"~(\w+)", r"(\1)", number)
    return re.sub(r"_(\d+)", lambda raised: raised[1].translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")), number)
