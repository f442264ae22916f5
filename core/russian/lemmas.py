"""Words and their lemmas: «отцу», «ОТЦА» and «отец» are one word, «ё» is «е», «145-п» is one word.

Pure functions of the dictionary. `core.russian.forms` keeps what they found in a table.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import pymorphy3

LONGEST_WORD = 64

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_HYPHENS = "-‐‑–"
# A number with its letters is one word, however it is joined: «145-п», «145–П», «145п». An index of a number
# is a word of its own: «57³» is «57 3», which is how people type it.
_WORD = re.compile(
    rf"\d+[{_HYPHENS}][^\W\d_{_SUPERSCRIPTS}]{{1,4}}(?![^\W_])|[^\W_{_SUPERSCRIPTS}]+|[{_SUPERSCRIPTS}]+"
)
_FOLDING = str.maketrans(
    {"ё": "е", **dict.fromkeys(_HYPHENS), **dict(zip(_SUPERSCRIPTS, "0123456789" * 2, strict=True))}
)
_LOOKALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")
_CYRILLIC = re.compile(r"[а-я]+")
_HAS_DIGIT = re.compile(r"\d")

_FUNCTION_WORDS = (
    "а без более бы быть в во да для до если же за и из или к как ко ли между на над не ни но о об обо от ото по"
    " под после при про с со так также то у уже через что чтобы это этот"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Lemmas that say nothing alone: a query is read without them while it has other words."""

_MUNICIPAL_READING = {
    "лесам": "лес",
    "лесе": "лес",
    "наем": "наем",
    "пеня": "пеня",
    "перечней": "перечень",
    "сел": "село",
    "статей": "статья",
    "судов": "суд",
    "устав": "устав",
}
"""Forms of two words where acts mean the one that ordinary Russian means less often («устав», not «устать»)."""


class Word(NamedTuple):
    """A word of a text: where it stands and its folded form (lower case, «е» for «ё», numbers without hyphens)."""

    start: int
    end: int
    form: str


def normalized(text: str) -> str:
    """Return `text` with every letter as one character: «й» may come as «и» and a sign."""
    return unicodedata.normalize("NFC", text)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of `text` (which should be `normalized`) in order."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), _folded(match.group()))


def forms_of(text: str) -> list[str]:
    """Return the folded forms of the words of `text`, in order."""
    return [_folded(piece) for piece in _WORD.findall(normalized(text))]


def lemma_of(form: str) -> str:
    """Return the lemma of one folded form; what is no Russian word is its own lemma."""
    if len(form) < 2 or not _CYRILLIC.fullmatch(form):
        return form
    if form in _MUNICIPAL_READING:
        return _MUNICIPAL_READING[form]
    lemma: str = _dictionary().parse(form)[0].normal_form
    return lemma.replace("ё", "е").replace("-", "")[:LONGEST_WORD] or form


def content_words(lemmas: Iterable[str]) -> list[str]:
    """Return the distinct lemmas in order, without function words unless there is nothing else."""
    distinct = list(dict.fromkeys(lemmas))
    return [lemma for lemma in distinct if lemma not in FUNCTION_WORDS] or distinct


@lru_cache(maxsize=100_000)
def _folded(piece: str) -> str:
    form = piece.lower().translate(_FOLDING)
    if _HAS_DIGIT.search(form):
        form = form.translate(_LOOKALIKES)
    return form[:LONGEST_WORD]


@cache
def _dictionary() -> pymorphy3.MorphAnalyzer:
    # 60 MB and a tenth of a second: only who needs it pays.
    return pymorphy3.MorphAnalyzer()
