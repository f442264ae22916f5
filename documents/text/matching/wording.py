"""What a clause says, in the forms that matching asks for."""

import re
from collections import Counter
from dataclasses import dataclass

from documents.text.words import read_words

REPEALED = "утратил силу"
"""The wording of every stub, whoever repealed the clause and however the stub is put."""

STEM = 6
"""Letters that are enough to know a word in another case: «муниципальный», «муниципального»."""

_STUB = re.compile(
    r"\W*(?:(?:раздел|глава|статья|часть|пункт|подпункт|абзац|приложение|признан[ао]?)\s+)*"
    r"(?:утратил[аио]?\s+силу|утративш\w+\s+силу|исключен[ао]?\b|отменен[ао]?\b)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_ACT_WORDS = re.compile(
    r"\W*(?:\d|федеральн|закон|указ|постановлени|решени|приказ|распоряжени|(?:от|с|год|года)\b|$)", re.IGNORECASE
)
_LONGEST_STUB = 300


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
    def is_note(self) -> bool:
        """Nothing but an editorial note: «(в ред. …)»."""
        return bool(self.words) and not self.normal

    @property
    def stands_by_place(self) -> bool:
        """A stub and an editorial note belong where they stand, whatever their words."""
        return self.is_stub or self.is_note


def read_wording(heading: str, text: str) -> Wording:
    """Read heading and text of one clause as one run of words."""
    whole = f"{heading} {text}"
    own = tuple(word.key for word in read_words(whole))
    words = own or tuple(word.key for word in read_words(whole, with_notes=True))
    is_stub = _is_stub(whole) or (not own and any(word.startswith("утрат") for word in words))
    normal = REPEALED if is_stub else "".join(own)
    return Wording(normal, words, Counter(word[:STEM] for word in words), is_stub)


def _is_stub(whole: str) -> bool:
    found = _STUB.match(whole)
    return bool(found and len(found["rest"]) <= _LONGEST_STUB and _ACT_WORDS.match(found["rest"]))
