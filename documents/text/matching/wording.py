"""What a clause says, freed from what does not change its meaning: ё, quotes, dashes, spaces, editorial notes."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

REPEALED = "утратил силу"
"""The wording of every stub, whoever repealed the clause and however the stub is put."""

STEM = 6
"""Letters that are enough to know a word in another case: «муниципальный», «муниципального»."""

_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)[.;,]?")
_EDITORIAL = re.compile(
    r"\(\s*(?:[\w.,–-]+\s+){0,4}?"
    r"(?:в\s+ред(?:акции|\.)|введен|дополнен|утратил|исключен[аоы]?\b|изменен[аоы]?\b|наименование\s+в|нумерац"
    r"|см\. текст)"
)
_STUB = re.compile(
    r"\W*(?:(?:раздел|глава|статья|часть|пункт|подпункт|абзац|приложение|признан[ао]?)\s+)*"
    r"(?:утратил[аио]?\s+силу|утративш\w+\s+силу|исключен[ао]?\b|отменен[ао]?\b)(?P<rest>.*)",
    re.DOTALL,
)
_ACT_WORDS = re.compile(
    r"\d|федеральн|закон|указ|постановлени|решени|приказ|распоряжени|от\b|с\b|года?\b|дум|депутат|собрани"
)
_LONGEST_STUB = 40

_TOKEN = re.compile(r"[^\W_]+|[%‰°§+<>=±×≤≥$€₽]")
_NUMBER_SIGN = re.compile(r"№|\bn(?=\s*\d)")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_DASH = re.compile(r"[-‐-―−]")
_IN_NUMBER = re.compile(r"[.,:/]")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one clause, ready to be compared."""

    normal: str
    """Equal where two clauses say the same; empty where the clause has no words of its own."""
    words: tuple[str, ...]
    """The words in order, in lower case; of a clause that is only an editorial note, the words of the note."""
    stems: Counter[str]
    is_stub: bool
    """Nothing is left of the clause but that it is repealed."""

    @property
    def stands_by_place(self) -> bool:
        """A stub and an editorial note belong where they stand, whatever their words."""
        return self.is_stub or (bool(self.words) and not self.normal)


def read_wording(heading: str, text: str) -> Wording:
    """Read heading and text of one clause as one run of words."""
    whole = _lower(f"{heading} {text}")
    kept = without_notes(whole)
    is_stub = _is_stub(whole) or (not _TOKEN.search(kept) and "утратил" in whole)
    words = tuple(_TOKEN.findall(kept)) or tuple(_TOKEN.findall(whole))
    normal = REPEALED if is_stub else _normal(kept)
    return Wording(normal, words, Counter(word[:STEM] for word in words), is_stub)


def without_notes(text: str) -> str:
    """Leave out editorial notes in round brackets: «(в ред. постановления от 12.03.2026 № 145-п)»."""
    return _BRACKETS.sub(lambda found: " " if _EDITORIAL.match(found[0].lower()) else found[0], text)


def _lower(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).replace("\u00ad", "").lower().replace("ё", "е")
    return _NUMBER_SIGN.sub(" ", _THOUSANDS.sub("", composed))


def _is_stub(whole: str) -> bool:
    found = _STUB.match(whole)
    if not found:
        return False
    rest = _TOKEN.findall(found["rest"])
    return len(rest) <= _LONGEST_STUB and (not rest or bool(_ACT_WORDS.match(rest[0])))


def _normal(text: str) -> str:
    """Join the words. Between two numbers the kind of separator stays: 1,5 is not 15, and 1–5 is not 1, 5."""
    pieces: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text):
        if pieces and pieces[-1][-1].isdigit() and found[0][0].isdigit():
            between = text[end : found.start()]
            pieces.append("-" if _DASH.search(between) else "." if _IN_NUMBER.search(between) else " ")
        pieces.append(found[0])
        end = found.end()
    return "".join(pieces)
