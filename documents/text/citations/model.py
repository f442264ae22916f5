"""What is found: plain frozen values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from documents.text.model import Kind

ABBREVIATIONS = {
    Kind.SECTION: "разд.",
    Kind.SUBSECTION: "подразд.",
    Kind.CHAPTER: "гл.",
    Kind.SUBCHAPTER: "§",
    Kind.ARTICLE: "ст.",
    Kind.PART: "ч.",
    Kind.POINT: "п.",
    Kind.SUBPOINT: "пп.",
    Kind.PARAGRAPH: "абз.",
    Kind.TABLE: "табл.",
    Kind.ANNEX: "прил.",
    Kind.PREAMBLE: "преамбула",
}


class Reference(StrEnum):
    """What a citation points to: a whole act, or places inside one."""

    ACT = "act"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a place: «пункта 4», «пунктов 4–6». An annex or a preamble may have no number."""

    kind: Kind
    number: str | None
    """As printed: `2.3`, `а`, `IV`; of «абзац второй» `2`."""
    last: str | None = None
    """The end of a range, else None."""

    def __str__(self) -> str:
        number = f"{self.number}-{self.last}" if self.last else self.number
        return f"{ABBREVIATIONS[self.kind]} {number}" if number else ABBREVIATIONS[self.kind]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an act, its steps large to small: `ст. 24 ч. 1 п. 2`."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.steps))


@dataclass(frozen=True, slots=True)
class Act:
    """What a text says about the act it cites; what it does not say is None or empty."""

    kind: str
    """Nominative, lower case: `постановление`, `федеральный закон`, `водный кодекс`."""
    body: str = ""
    """Who adopted it, as printed: `администрации города Алейска`, `Алтайского края`."""
    number: str | None = None
    """Without №: `145-п`, `48-ГСД`."""
    adopted_on: date | None = None
    title: str = ""
    """What stands in quotation marks behind it, without them."""
    is_own: bool = False
    """The text speaks of itself: «настоящего Регламента»."""

    @property
    def is_identified(self) -> bool:
        """Whether date, number or title say which act it is."""
        return bool(self.number or self.adopted_on or self.title)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: `text[start:end]` are its words."""

    start: int
    end: int
    act: Act | None
    """None where places are named and their act is not: «пунктом 2.3», «частью 2 настоящей статьи»."""
    places: tuple[Place, ...] = field(default=())
    above: Kind | None = None
    """The kind of the clause the places are counted from: of «частью 2 настоящей статьи» the article."""

    @property
    def reference(self) -> Reference:
        return Reference.CLAUSE if self.places else Reference.ACT
