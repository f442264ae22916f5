"""Chains of places: «подпунктами «а» – «в» пункта 4», «ст. 24 ч. 1 п. 2», «статьи 13 и 15, часть 2 статьи 16»."""

from dataclasses import dataclass, replace
from itertools import pairwise

from documents.text.citations.model import ABBREVIATIONS, Place, Step
from documents.text.citations.numbers import Numbers, read_number, read_numbers
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import (
    ORDINALS,
    OWN,
    PLACES,
    POINTED_AT,
    RANKS,
    SHORT_PLACES,
    SINGULAR_PLACES,
    words,
)
from documents.text.model import Kind

_AND = words("и или либо также а")
_MOST_WAYS = 100
"""A hostile text may multiply lists with lists; no lawyer does."""
_BY_ORDINAL = {Kind.PARAGRAPH, Kind.PART, Kind.ARTICLE, Kind.POINT, Kind.SECTION}


@dataclass(frozen=True, slots=True)
class Group:
    """One name of a place with its numbers: «пунктами 1, 3 – 5»."""

    kind: Kind
    numbers: tuple[tuple[str | None, str | None], ...]
    next: int
    is_plural_abbreviation: bool = False
    """«пп.» may mean подпункт and пункты."""

    @property
    def rank(self) -> int:
        return RANKS[self.kind]


@dataclass(frozen=True, slots=True)
class Chain:
    """Places that share an owner, and where reading goes on."""

    places: tuple[Place, ...]
    next: int
    ends_with_annex: bool
    above: Kind | None
    """Of «частью 2 настоящей статьи» the article."""

    @property
    def is_bare_annex(self) -> bool:
        """Whether it is «приложению» without a number, which says nothing alone."""
        return [str(place) for place in self.places] == [ABBREVIATIONS[Kind.ANNEX]]


def read_chain(tokens: Tokens, index: int) -> Chain | None:
    """Read the chain of places that begins at `index`."""
    first = read_group(tokens, index)
    if first is None:
        return None
    segments: list[list[Group]] = [[first]]
    here = first.next
    while True:
        group, starts_segment = _next_group(tokens, here)
        if group is None:
            break
        if starts_segment or any(each.kind is group.kind for each in segments[-1]):
            segments.append([group])
        else:
            segments[-1].append(group)
        here = group.next
    last = segments[-1][-1].kind
    above = None
    if tokens[here].key in OWN | POINTED_AT and (above := place_kind(tokens, here + 1)) is not None:
        here += 2
    return Chain(_places(segments), here, last is Kind.ANNEX, above)


def place_kind(tokens: Tokens, index: int) -> Kind | None:
    """Return the place a full word names."""
    return PLACES.get(tokens[index].key)


def _next_group(tokens: Tokens, index: int) -> tuple[Group | None, bool]:
    """Return the group that goes on at `index`, and whether a comma or «и» stands before it."""
    here = index
    if tokens[here].text == "." and _is_place_word(tokens, here + 1):
        return read_group(tokens, here + 1), False  # «пункт 1.2. раздела I»
    while tokens[here].text == "," or tokens[here].key in _AND:
        here += 1
        if here - index > 3:
            return None, False
    return read_group(tokens, here), here > index


def _is_place_word(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    return token.text.islower() and (token.key in PLACES or token.key in SHORT_PLACES)


def read_group(tokens: Tokens, index: int) -> Group | None:
    """Read the name of a place with its numbers at `index`."""
    token = tokens[index]
    if token.key in ORDINALS:
        return _ordinal_group(tokens, index)
    if token.text == "§":
        return _numbered(tokens, Kind.SUBCHAPTER, index + 1, joins=False)
    if token.sort is not Sort.WORD:
        return None
    if (kind := PLACES.get(token.key)) is not None:
        return _numbered(tokens, kind, index + 1, joins=token.key in SINGULAR_PLACES) or _unnumbered(
            tokens, kind, index
        )
    return _abbreviated(tokens, index)


def _abbreviated(tokens: Tokens, index: int) -> Group | None:
    key = tokens[index].key
    kind = SHORT_PLACES.get(key)
    if kind is None or tokens[index + 1].text != ".":
        return None
    here = index + 2
    is_doubled = key == "пп"
    if tokens[here].key == key and tokens[here + 1].text == ".":  # «ст.ст.», «п.п.»
        here, is_doubled = here + 2, key == "п"
    group = _numbered(tokens, kind, here, joins=False)
    return replace(group, is_plural_abbreviation=is_doubled) if group else None


def _numbered(tokens: Tokens, kind: Kind, index: int, *, joins: bool) -> Group | None:
    if tokens[index].text == "№" or (tokens[index].text == "N" and tokens[index + 1].sort is Sort.NUMBER):
        index += 1
    if (stretch := _from_to(tokens, index)) is not None:
        return Group(kind, (stretch[:2],), stretch[2])
    numbers, here = read_numbers(tokens, index, joins=joins)
    return Group(kind, _pairs(numbers), here) if numbers else None


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
        return Group(kind, ((None, None),), index + 1)
    return None


def _ordinal_group(tokens: Tokens, index: int) -> Group | None:
    """«первом абзаце пункта 3»: before its name an ordinal counts only where the place goes on."""
    kind = PLACES.get(tokens[index + 1].key)
    number = read_number(tokens, index)
    if kind not in _BY_ORDINAL or number is None:
        return None
    goes_on = tokens[index + 2]
    if goes_on.key in PLACES or goes_on.key in OWN or goes_on.key in SHORT_PLACES:
        return Group(kind, ((number[0], None),), index + 2)
    return None


def _places(segments: list[list[Group]]) -> tuple[Place, ...]:
    """Write every place large to small; a segment stands inside the larger places of its neighbour.

    «пункт 1 части 2 и пункт 3 части 4 статьи 5»: both are in статья 5, only the second in часть 4.
    """
    segments = [_told_apart(segment) for segment in segments]
    for index in range(len(segments) - 2, -1, -1):
        segments[index] = segments[index] + _shared(segments[index], segments[index + 1])
    for before, after in pairwise(segments):
        if len(before) > 1 and before[0].rank > before[-1].rank:
            after += [group for group in before if group.rank > max(each.rank for each in after)]
    return tuple(place for segment in segments for place in _spread(segment))


def _told_apart(segment: list[Group]) -> list[Group]:
    """«пп. 2 п. 3» is a subpoint, «пп. 2, 3 ст. 5» are points."""
    has_point = any(group.kind is Kind.POINT and not group.is_plural_abbreviation for group in segment)
    return [
        replace(group, kind=Kind.SUBPOINT if has_point else Kind.POINT) if group.is_plural_abbreviation else group
        for group in segment
    ]


def _shared(segment: list[Group], following: list[Group]) -> list[Group]:
    largest = max(group.rank for group in segment)
    if min(group.rank for group in following) > largest:
        return []
    return [group for group in following if group.rank > largest]


def _spread(segment: list[Group]) -> list[Place]:
    ways: list[tuple[Step, ...]] = [()]
    for group in sorted(segment, key=lambda group: -group.rank):
        steps = [Step(group.kind, first, last) for first, last in group.numbers]
        ways = [(*way, step) for way in ways[:_MOST_WAYS] for step in steps]
    return [Place(way) for way in ways]
