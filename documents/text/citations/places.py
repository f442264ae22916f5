"""Chains of places: «подпунктами «а» – «в» пункта 4», «ст. 24 ч. 1 п. 2», «статьи 13 и 15, часть 2 статьи 16»."""

from dataclasses import dataclass, replace
from itertools import pairwise

from documents.text.citations.groups import Group, read_group
from documents.text.citations.model import ABBREVIATIONS, Place, Step
from documents.text.citations.tokens import Tokens
from documents.text.citations.vocabulary import (
    CODE_ADJECTIVES,
    ORDINALS,
    OWN,
    PLACES,
    POINTED_AT,
    SHORT_PLACES,
    words,
)
from documents.text.model import Kind

_AND = words("и или либо также а")
_IN = words("в во с со")
_CODES_IN_PARTS = words("гражданский налоговый")
_ABOVE_ARTICLE = frozenset((Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION))
_MOST_WAYS = 100
"""A hostile text may multiply lists with lists; no lawyer does."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Places that share an owner, and where reading goes on."""

    places: tuple[Place, ...]
    next: int
    last: Kind
    """The place named last: what owns the chain stands behind it."""
    above: Kind | None
    """Of «частью 2 настоящей статьи» the article."""

    @property
    def is_one_step(self) -> bool:
        """Whether one place is named, and none that holds it."""
        return len(self.places) == 1 and len(self.places[0].steps) == 1

    @property
    def is_bare_annex(self) -> bool:
        """Whether it is «приложению» without a number, which says nothing alone."""
        return self._is_only(Kind.ANNEX)

    @property
    def is_bare_preamble(self) -> bool:
        """Whether it is «преамбуле», of whatever act."""
        return self._is_only(Kind.PREAMBLE)

    def _is_only(self, kind: Kind) -> bool:
        return [str(place) for place in self.places] == [ABBREVIATIONS[kind]]


def read_chain(tokens: Tokens, index: int) -> Chain | None:
    """Read the chain of places that begins at `index`."""
    first = read_group(tokens, index)
    if first is None:
        return None
    segments: list[list[Group]] = [[first]]
    here = first.next
    while True:
        group, starts_segment = _next_group(tokens, here, segments[-1])
        if group is None:
            break
        if starts_segment:
            segments.append([group])
        else:
            segments[-1].append(group)
        here = group.next
    last = segments[-1][-1].kind
    segments = [_with_part_of_code(tokens, segment) for segment in segments]
    above = None
    if tokens[here].key in OWN | POINTED_AT and (above := PLACES.get(tokens[here + 1].key)) is not None:
        here += 2
    return Chain(_places(segments), here, last, above)


def _with_part_of_code(tokens: Tokens, segment: list[Group]) -> list[Group]:
    """«главы 31 части второй», «статьи 15 части первой Гражданского кодекса»: the part holds what stands before it."""
    last = segment[-1]
    if len(segment) == 1 or last.kind is not Kind.PART:
        return segment
    is_word = tokens[last.next - 1].key in ORDINALS
    of_code = is_word and CODE_ADJECTIVES.get(tokens[last.next].key) in _CODES_IN_PARTS
    has_article = any(group.kind is Kind.ARTICLE for group in segment)
    is_above = of_code if has_article else any(group.kind in _ABOVE_ARTICLE for group in segment)
    return [*segment[:-1], replace(last, is_part_of_code=True)] if is_above else segment


def _next_group(tokens: Tokens, index: int, segment: list[Group]) -> tuple[Group | None, bool]:
    """Return the group that goes on at `index`, and whether a comma or «и» stands before it."""
    if tokens[index].text == "(":
        return _in_brackets(tokens, index, segment), False
    index = _behind_mark(tokens, index)
    here = index
    while tokens[here].text == "," or tokens[here].key in _AND:
        here += 1
        if here - index > 3:
            return None, False
    is_listed = here > index
    if is_listed and tokens[here].key in _IN:
        return _within_the_same(tokens, here + 1, segment), True
    group = read_group(tokens, here)
    if group is None or _begins_anew(group, segment, is_listed=is_listed):
        return None, False
    return group, is_listed and not _goes_inside(tokens, index, group, segment)


def _in_brackets(tokens: Tokens, index: int, segment: list[Group]) -> Group | None:
    """«ст. 15 (ч. 4) Конституции»: a smaller place."""
    inside = read_group(tokens, index + 1)
    if inside is None or tokens[inside.next].text != ")" or inside.rank >= segment[-1].rank:
        return None
    return replace(inside, next=inside.next + 1)


def _behind_mark(tokens: Tokens, index: int) -> int:
    """Return where the larger place begins: «пункт 1.2. раздела I», «главой 31 «Налог» части второй»; else `index`."""
    behind = index + 1 if tokens[index].text == "." else behind_name(tokens, index)
    return behind if _is_place_word(tokens, behind) else index


def _begins_anew(group: Group, segment: list[Group], *, is_listed: bool) -> bool:
    """«дополнив пункт 2.4 подпунктом 2.4.6»; «… частью 3.1 и статью 8 пунктом 12»: another thing is done to another."""
    if is_listed:
        return segment[0].is_instrumental and group.is_accusative
    return group.is_instrumental and not segment[-1].is_instrumental


def behind_name(tokens: Tokens, index: int) -> int:
    """Return the index behind the name of a place in quotation marks: «Раздел 3 «Цели» Порядка»; else `index`."""
    close = tokens.closing(index)
    is_name = close is not None and tokens[index + 1].text[:1].isupper() and close - index > 1
    return close + 1 if is_name and close else index


def _goes_inside(tokens: Tokens, index: int, group: Group, segment: list[Group]) -> bool:
    """«статья 14, часть 1, пункт 3»: smaller and smaller with commas, and nothing larger behind."""
    if tokens[index].text != "," or tokens[index + 1].key in _AND:
        return False
    is_single = segment[-1].is_single and group.is_single and segment[0].rank >= segment[-1].rank
    if not is_single or group.rank >= segment[-1].rank or group.is_instrumental != segment[-1].is_instrumental:
        return False
    outer, _ = _next_group(tokens, group.next, [group]) if tokens[group.next].text != "," else (None, False)
    return outer is None or outer.rank < group.rank


def _within_the_same(tokens: Tokens, index: int, segment: list[Group]) -> Group | None:
    """Behind «и в» only what shares a larger place or the text itself goes on.

    «абзаце пятом подпункта 1 и в подпункте 4 пункта 2», «статьёй 66 или со статьёй 70 настоящего Кодекса».
    """
    group = read_group(tokens, index)
    if group is None:
        return None
    largest = max(each.rank for each in segment)
    outer = read_group(tokens, group.next)
    is_beside = group.rank == largest and tokens[group.next].key in OWN
    return group if is_beside or (outer and outer.rank > largest) else None


def _is_place_word(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    return token.text.islower() and (token.key in PLACES or token.key in SHORT_PLACES)


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
    """«пп. 2 п. 3» and «пп. 2 ст. 5» are subpoints, «пп. 2, 3 ст. 5» and «п.п. 2 ст. 5» are points."""
    has_point = any(group.kind is Kind.POINT and not group.is_plural_abbreviation for group in segment)
    return [
        replace(group, kind=Kind.SUBPOINT if has_point or group.is_one_subpoint else Kind.POINT)
        if group.is_plural_abbreviation
        else group
        for group in segment
    ]


def _shared(segment: list[Group], following: list[Group]) -> list[Group]:
    largest = max(group.rank for group in segment)
    if min(group.rank for group in following) > largest or _is_table_of_its_own(segment, following):
        return []
    return [group for group in following if group.rank > largest and not _is_elsewhere(segment, group)]


def _is_table_of_its_own(segment: list[Group], following: list[Group]) -> bool:
    """«пункты 2.3 раздела 2, таблицы 1 и 2 приложения 3»: the annex is that of the tables alone."""
    return following[0].kind is Kind.TABLE and all(group.kind is not Kind.TABLE for group in segment)


def _is_elsewhere(segment: list[Group], section: Group) -> bool:
    """«пункта 1.4, пункты 2.3 и 2.4 раздела 2»: the first number says that its point is of another section."""
    points = [first for group in segment if group.kind is Kind.POINT for first, _ in group.numbers if first]
    sections = {first for first, _ in section.numbers}
    return section.kind is Kind.SECTION and any(
        "." in point and point.split(".")[0] not in sections for point in points
    )


def _spread(segment: list[Group]) -> list[Place]:
    ways: list[tuple[Step, ...]] = [()]
    is_small_to_large = segment[0].rank <= segment[-1].rank
    # «подпункт «б» подпункта 2»: of two with one rank the later holds the earlier.
    outwards = segment[::-1] if is_small_to_large else segment
    for group in sorted(outwards, key=lambda group: -group.rank):
        steps = [Step(group.kind, first, last) for first, last in group.numbers]
        ways = [(*way, step) for way in ways[:_MOST_WAYS] for step in steps]
    return [Place(way) for way in ways]
