import math

import pytest

from documents.text.matching import match
from documents.text.matching.evidence import Evidence
from documents.text.matching.links import Links
from documents.text.matching.side import Side
from tests.factories.clauses import WORDS, clause, numbered


def odds(points: float) -> float:
    return 1 / (1 + math.exp(-points))


def test_a_pair_without_rivals_is_as_sure_as_its_points_say() -> None:
    old, new = [clause("1", "срок десять дней")], [clause("2", "срок пять дней")]
    links = Links(Side(old), Side(new))
    links.link(0, 0)
    (pair,) = match(old, new)
    assert pair.confidence == pytest.approx(odds(Evidence(links).points(0, 0)), abs=0.001)
    assert 0.5 < pair.confidence < 0.999


def test_two_clauses_with_equal_claims_make_a_doubtful_pair() -> None:
    words = WORDS[1].split()
    one, other = " ".join([*words[:6], "тридцати минут"]), " ".join([*words[:6], "сорока часов"])
    alone = match([clause(None, WORDS[1])], [clause(None, one)])[0]
    pairs = match([clause(None, WORDS[1])], [clause(None, one), clause(None, other)])
    chosen = next(pair for pair in pairs if pair.old is not None)
    added = next(pair for pair in pairs if pair.old is None)
    assert chosen.confidence < alone.confidence
    assert 0.3 < chosen.confidence < 0.85
    assert 0.4 < added.confidence < 0.6


def test_a_clause_like_no_other_is_surely_added_or_removed() -> None:
    pairs = match(numbered(WORDS[:4]), numbered([*WORDS[:3], "совершенно иное и новое правило о порядке торговли"]))
    alone = [pair.confidence for pair in pairs if None in {pair.old, pair.new}]
    assert len(alone) == 2
    assert min(alone) > 0.95


def test_a_clause_whose_likeness_has_a_better_pair_leaves_no_doubt() -> None:
    words = WORDS[1].replace("двадцати", "тридцати")
    pairs = match(numbered([WORDS[1], WORDS[2]]), numbered([WORDS[1], WORDS[2], words]))
    assert [pair.confidence > 0.9 for pair in pairs[:2]] == [True, True]


def test_the_confidence_of_a_piece_is_the_share_of_words_it_has_in_common() -> None:
    old = numbered([f"{WORDS[1]}; {WORDS[4]}", WORDS[2]])
    exact = match(old, numbered([WORDS[1], WORDS[4], WORDS[2]]))
    assert [pair.confidence for pair in exact if pair.relation == "split" and not pair.keeps_key] == [1.0]
    reworded = match(old, numbered([WORDS[1], WORDS[4].replace("администрации", "управы"), WORDS[2]]))
    (confidence,) = [pair.confidence for pair in reworded if pair.relation == "split" and not pair.keeps_key]
    assert 0.6 < confidence < 1
