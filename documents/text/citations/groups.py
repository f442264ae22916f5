"""One name of a place with its numbers: «подпунктами «а» – «в»», «ст. 24», «второй абзац»."""

from dataclasses import dataclass, replace

from documents.text.citations.numbers import Numbers, read_number, read_numbers
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import ORDINALS, OWN, PLACES, RANKS, SHORT_PLACES, SINGULAR_PLACES
from documents.text.model import Kind

_BY_ORDINAL = {Kind.PARAGRAPH, Kind.PART, Kind.ARTICLE, Kind.POINT, Kind.SECTION}
_INSTRUMENTAL = ("ом", "ем", "ами", "ями", "ьей", "вой")


@dataclass(frozen=True, slots=True)
class Group:
    """One name of a place with its numbers: «пунктами 1, 3 – 5»."""

    word: str
    kind: Kind
    numbers: tuple[tuple[str | None, str | None], ...]
    next: int
    is_plural_abbreviation: bool = False
    """«пп.» may mean подпункт and пункты."""
    is_part_of_code: bool = False
    """«главы 31 части второй Налогового кодекса»: such a part holds sections, chapters and articles."""

    @property
    def is_accusative(self) -> bool:
        """Whether its word says what is amended, in a form no other case has: «статью»."""
        return self.word in {"статью", "главу", "таблицу"}

    @property
    def is_single(self) -> bool:
        """Whether it names one place: neither a list nor a range."""
        return len(self.numbers) == 1 and self.numbers[0][1] is None

    @property
    def is_one_subpoint(self) -> bool:
        """Whether it is «пп. 4.3.2»: of one point nobody writes «пп.»."""
        return self.word == "пп" and self.is_single

    @property
    def is_instrumental(self) -> bool:
        """Whether its word says by what: «подпунктом», «частями»."""
        return self.word == "частью" or (self.word in PLACES and self.word.endswith(_INSTRUMENTAL))

    @property
    def rank(self) -> int:
        return RANKS[Kind.PREAMBLE] if self.is_part_of_code else RANKS[self.kind]


def read_group(tokens: Tokens, index: int) -> Group | None:
    """Read the name of a place with its numbers at `index`."""
    token = tokens[index]
    if token.key in ORDINALS:
        return _ordinal_group(tokens, index)
    if token.text == "§":
        return _numbered(tokens, Kind.SUBCHAPTER, index, 1, joins=False)
    if token.sort is not Sort.WORD:
        return None
    if (kind := PLACES.get(token.key)) is not None:
        group = _numbered(tokens, kind, index, 1, joins=token.key in SINGULAR_PLACES)
        return group or _unnumbered(tokens, kind, index)
    return _abbreviated(tokens, index)


def _abbreviated(tokens: Tokens, index: int) -> Group | None:
    key = tokens[index].key
    if key == "п" and tokens[index + 1].text == "/" and tokens[index + 2].key == "п":
        return _numbered(tokens, Kind.SUBPOINT, index, 4 if tokens[index + 3].text == "." else 3, joins=False)
    kind = SHORT_PLACES.get(key)
    if kind is None or tokens[index + 1].text != ".":
        return None
    length, is_doubled = 2, key == "пп"
    if tokens[index + 2].key == key and tokens[index + 3].text == ".":  # «ст.ст.», «п.п.»
        length, is_doubled = 4, key == "п"
    group = _numbered(tokens, kind, index, length, joins=False)
    return replace(group, is_plural_abbreviation=is_doubled) if group else None


def _numbered(tokens: Tokens, kind: Kind, word: int, length: int, *, joins: bool) -> Group | None:
    """Read the numbers behind the name of a place, `length` tokens from `word`."""
    index = word + length
    key = tokens[word].key
    if tokens[index].text == "№" or (tokens[index].text == "N" and tokens[index + 1].sort is Sort.NUMBER):
        if kind is Kind.PART:
            return None  # «пожарная часть № 27»
        index += 2 if tokens[index + 1].text == "№" else 1  # «приложения №№ 1, 2»
    if (stretch := _from_to(tokens, index)) is not None:
        return Group(key, kind, (stretch[:2],), stretch[2])
    numbers, here = read_numbers(tokens, index, joins=joins, are_letters=key in PLACES and kind is Kind.SUBPOINT)
    return Group(key, kind, _pairs(numbers), here) if numbers else None


def _from_to(tokens: Tokens, index: int) -> tuple[str, str, int] | None:
    """«с 1 по 5»."""
    if tokens[index].key not in {"с", "со"} or (first := read_number(tokens, index + 1)) is None:
        return None
    if tokens[first[1]].key != "по" or (last := read_number(tokens, first[1] + 1)) is None:
        return None
    return first[0], last[0], last[1]


def _pairs(numbers: list[Numbers]) -> tuple[tuple[str | None, str | None], ...]:
    return tuple((one.first, one.last) for one in numbers)


def _unnumbered(tokens: Tokens, kind: Kind, index: int) -> Group | None:
    """An annex without a number counts where it says what it is annexed to: «согласно приложению к настоящему …»."""
    if kind is Kind.PREAMBLE or (kind is Kind.ANNEX and tokens[index + 1].key == "к"):
        return Group(tokens[index].key, kind, ((None, None),), index + 1)
    return None


def _ordinal_group(tokens: Tokens, index: int) -> Group | None:
    """«первом абзаце пункта 3»: before its name an ordinal counts only where the place goes on."""
    kind = PLACES.get(tokens[index + 1].key)
    number = read_number(tokens, index)
    if kind not in _BY_ORDINAL or number is None:
        return None
    goes_on = tokens[index + 2]
    if goes_on.key in PLACES or goes_on.key in OWN or goes_on.key in SHORT_PLACES:
        return Group(tokens[index + 1].key, kind, ((number[0], None),), index + 2)
    return None
