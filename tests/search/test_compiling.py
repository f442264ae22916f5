"""What Wagtail's query objects come to mean, in the corners an editor's search box never shows."""

import pytest
from wagtail.search.query import MATCH_ALL, And, Boost, Not, Or, Phrase, PlainText

from search.compiling import Everything, Nothing, Words, compiled
from search.reading import All, Either, Term, Without

pytestmark = pytest.mark.django_db

WATER = PlainText("воды", operator="and")
FOREST = PlainText("лесов", operator="and")


def expression(query: object) -> object:
    meant = compiled(query)
    assert isinstance(meant, Words)
    return meant.question.expression


def test_nothing_denied_is_everything_and_the_other_way_round() -> None:
    assert isinstance(compiled(Not(MATCH_ALL)), Nothing)
    assert isinstance(compiled(Not(PlainText("—"))), Everything)
    twice = compiled(Not(Not(WATER)))
    assert isinstance(twice, Words)
    assert not twice.is_negative


def test_a_weight_changes_nothing_of_what_matches() -> None:
    assert expression(Boost(WATER, 2)) == expression(WATER)


def test_what_is_denied_beside_what_is_wanted_is_taken_away() -> None:
    meant = expression(And([WATER, Not(FOREST)]))
    assert isinstance(meant, Without)
    assert isinstance(meant.wanted, All)
    assert isinstance(meant.unwanted, Either)


@pytest.mark.parametrize(
    "query",
    [PlainText("— !"), Phrase("…"), Or([PlainText("—", operator="and")]), And([Not(WATER)]), And([MATCH_ALL])],
    ids=str,
)
def test_a_query_without_words_to_look_for_finds_nothing(query: object) -> None:
    assert isinstance(compiled(query), Nothing)


def test_a_phrase_is_a_row_of_lemmas() -> None:
    assert expression(Phrase("охраны земель")) == Term(("охрана", "земля"))
