import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text import Clause, Kind
from documents.text.matching import Relation, keys, match
from documents.text.matching.alignment import BAND, line_up, longest_rise
from documents.text.matching.assignment import assign
from tests.factories.clauses import WORDS, clause, numbered
from tests.growth import calls

TEXTS = st.lists(
    st.one_of(st.sampled_from(["", "утратил силу", "и", *WORDS]), st.text("абвгд ", max_size=30)), max_size=12
)


@st.composite
def trees(draw: st.DrawFn) -> list[Clause]:
    clauses: list[Clause] = []
    for text in draw(TEXTS):
        parent = draw(st.one_of(st.none(), st.integers(0, len(clauses) - 1))) if clauses else None
        clauses.append(clause(draw(st.sampled_from(["1", "2", "а", None])), text, parent=parent))
    return clauses


@given(trees(), trees())
def test_every_clause_is_accounted_for_and_the_relation_is_the_first_that_holds(
    old: list[Clause], new: list[Clause]
) -> None:
    pairs = match(old, new)
    assert {pair.old for pair in pairs} - {None} == set(range(len(old)))
    assert {pair.new for pair in pairs} - {None} == set(range(len(new)))
    for pair in pairs:
        assert 0 <= pair.confidence <= 1
        assert (pair.relation is Relation.ADDED) == (pair.old is None)
        assert (pair.relation is Relation.REMOVED) == (pair.new is None)
        shares_old = sum(other.old == pair.old for other in pairs if pair.old is not None) > 1
        shares_new = sum(other.new == pair.new for other in pairs if pair.new is not None) > 1
        assert (pair.relation in {Relation.SPLIT, Relation.MERGED}) == (shares_old or shares_new)
        if pair.relation is Relation.SAME:
            assert not (pair.text_changed)
            assert not (pair.number_changed)
            assert not (pair.parent_changed)


@given(trees())
def test_a_text_matched_with_itself_is_the_same_throughout(clauses: list[Clause]) -> None:
    assert [(pair.old, pair.new) for pair in match(clauses, clauses)] == [(i, i) for i in range(len(clauses))]


@given(st.permutations(range(8)), st.sets(st.integers(0, 7), max_size=3), st.sets(st.integers(0, 7), max_size=3))
def test_reading_backwards_tells_the_same_story(order: list[int], cut: set[int], fresh: set[int]) -> None:
    old = numbered([WORDS[place] for place in range(8) if place not in cut])
    new = numbered([WORDS[place] for place in order if place not in fresh])
    there = {(pair.old, pair.new) for pair in match(old, new)}
    back = {(pair.old, pair.new) for pair in match(new, old)}
    assert there == {(one, other) for other, one in back}


@given(trees(), trees())
def test_no_key_is_given_twice_and_none_is_forgotten(old: list[Clause], new: list[Clause]) -> None:
    numbers = itertools.count()
    old_keys = [f"old{place}" for place in range(len(old))]
    inheritance = keys(old_keys, match(old, new), lambda: f"new{next(numbers)}")
    assert len(set(inheritance.keys)) == len(inheritance.keys) == len(new)
    assert {*inheritance.keys, *inheritance.successors, *inheritance.ended} >= set(old_keys)
    assert not inheritance.ended & set(inheritance.keys)


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-3, 9), max_size=14))
def test_the_assignment_is_the_best_there_is(edges: dict[tuple[int, int], int]) -> None:
    chosen = assign(edges)
    assert len({left for left, _ in chosen}) == len({right for _, right in chosen}) == len(chosen)
    best = max(
        sum(max(0, edges.get((left, right), 0)) for left, right in enumerate(order))
        for order in itertools.permutations(range(5))
    )
    assert sum(edges[pair] for pair in chosen) == best


@given(st.lists(st.lists(st.integers(-3, 9), min_size=4, max_size=4), max_size=5))
def test_lining_up_finds_the_best_sum_without_crossing(points: list[list[int]]) -> None:
    pairs = line_up(range(len(points)), range(4), lambda row, column: points[row][column])
    assert pairs == sorted(pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)

    def best(row: int, column: int) -> int:
        if row == len(points) or column == 4:
            return 0
        return max(best(row + 1, column), best(row, column + 1), points[row][column] + best(row + 1, column + 1))

    assert sum(points[row][column] for row, column in pairs) == best(0, 0)


@pytest.mark.parametrize("text", ["утратил силу", "{}", "и того же содержания пункт без номера"])
def test_work_on_one_long_row_grows_with_its_length_not_with_its_square(text: str) -> None:
    def row(words: str, count: int) -> list[Clause]:
        return [
            clause(None, text.format(words.format(place, place * 7)), kind=Kind.PARAGRAPH) for place in range(count)
        ]

    def work(count: int) -> int:
        return calls(match, row("слово{} другое{}", count), row("иное{} прочее{}", count - 10))

    assert len(match(row("слово{} другое{}", 400), row("иное{} прочее{}", 390))) >= 400
    assert work(1200) / work(600) < 2.5


def test_in_a_long_row_a_clause_is_looked_for_near_its_place_only() -> None:
    def worth(row: int, column: int) -> float:
        return float((row, column) in {(50, 50 + BAND), (70, 71 + 2 * BAND)})

    assert line_up(range(200), range(200), worth) == [(50, 50 + BAND)]


def test_rows_of_unlike_length_are_lined_up_along_their_slope() -> None:
    assert line_up(range(300), range(100), lambda row, column: float(row == 3 * column)) == [
        (3 * place, place) for place in range(100)
    ]


@given(st.lists(st.integers(0, 9), max_size=9))
def test_the_longest_rise_rises_and_none_is_longer(values: list[int]) -> None:
    places = longest_rise(values)
    rise = [values[place] for place in places]
    assert places == sorted(set(places))
    assert rise == sorted(set(rise))
    longest = max(
        (length for length in range(len(values) + 1) for part in itertools.combinations(values, length)
         if all(one < other for one, other in itertools.pairwise(part))),
        key=int,
    )  # fmt: skip
    assert len(rise) == longest


@given(st.dictionaries(st.tuples(st.integers(0, 119), st.integers(-BAND, BAND)), st.integers(1, 9), max_size=40))
def test_a_long_row_is_lined_up_as_well_as_a_short_one(near: dict[tuple[int, int], int]) -> None:
    cells = {(row, row + shift): worth for (row, shift), worth in near.items() if 0 <= row + shift < 120}
    pairs = line_up(range(120), range(120), lambda row, column: cells.get((row, column), 0))
    best: dict[tuple[int, int], int] = {}
    for row, column in sorted(cells):
        before = [worth for (other, place), worth in best.items() if other < row and place < column]
        best[row, column] = cells[row, column] + max(before, default=0)
    assert sum(cells[pair] for pair in pairs) == max(best.values(), default=0)


def test_of_equal_claims_the_first_is_taken() -> None:
    assert line_up([7], [3, 4], lambda row, column: 1.0) == [(7, 3)]
    assert line_up([7, 8], [3], lambda row, column: 1.0) == [(7, 3)]
