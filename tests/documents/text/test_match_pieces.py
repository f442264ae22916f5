"""Which clauses are pieces of others, and which only look it."""

import pytest

from documents.text import Kind
from documents.text.matching import match
from tests.factories.clauses import WORDS, clause, numbered

FIRST, SECOND = WORDS[1], WORDS[4]
WHOLE = f"{FIRST}; {SECOND}"


def relations(old: list[str], new: list[str]) -> list[tuple[int | None, int | None, str]]:
    return [(pair.old, pair.new, pair.relation.value) for pair in match(numbered(old), numbered(new))]


def test_three_pieces_are_one_split_and_three_parts_one_merger() -> None:
    whole, pieces = f"{WHOLE}; {WORDS[5]}", [FIRST, SECOND, WORDS[5]]
    assert [row[2] for row in relations([WORDS[0], whole], [WORDS[0], *pieces])] == ["same", *["split"] * 3]
    assert [row[2] for row in relations([WORDS[0], *pieces], [WORDS[0], whole])] == ["same", *["merged"] * 3]


def test_a_piece_far_away_is_found_by_its_words() -> None:
    found = relations([WHOLE, *WORDS[5:8], WORDS[2]], [FIRST, *WORDS[5:8], WORDS[2], SECOND])
    assert {(0, 0, "split"), (0, 5, "split")} <= set(found)


def test_a_piece_may_be_reworded_a_little_beside_its_origin() -> None:
    reworded = SECOND.replace("главы администрации", "директора учреждения")
    assert {(0, 0, "split"), (0, 1, "split")} <= set(relations([WHOLE, WORDS[2]], [FIRST, reworded, WORDS[2]]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([WHOLE, WORDS[2]], [FIRST, "администрация города публикует отчет ежегодно", WORDS[2]]),
        ([WHOLE, WORDS[2]], [FIRST, "города", WORDS[2]]),
        ([WHOLE, WORDS[2]], [FIRST, "утратил силу", WORDS[2]]),
        ([WHOLE, WORDS[2]], ["утратил силу", WORDS[2], SECOND]),
        ([WHOLE, WORDS[2]], [WHOLE, SECOND, WORDS[2]]),
        ([WHOLE, WORDS[2]], [FIRST, f"{FIRST} кроме праздников", WORDS[2]]),
        ([WORDS[0], WORDS[2]], [WORDS[0], WORDS[0], WORDS[2]]),
    ],
)
def test_what_only_looks_like_a_piece_is_an_added_clause(old: list[str], new: list[str]) -> None:
    assert {"split", "merged"}.isdisjoint(row[2] for row in relations(old, new))


def test_words_are_given_to_one_piece_only() -> None:
    found = relations([f"{FIRST}; {SECOND}", WORDS[2]], [FIRST, SECOND, WORDS[2], f"{SECOND} немедленно"])
    assert sorted(row[2] for row in found) == ["added", "renumbered", "split", "split"]


def test_the_larger_of_two_claims_on_the_same_words_is_heard_first() -> None:
    short = " ".join(SECOND.split()[:5])
    found = relations([WHOLE, WORDS[2]], [FIRST, short, WORDS[2], SECOND])
    assert {(0, 3, "split"), (None, 1, "added")} <= set(found)


def test_the_piece_with_more_of_the_old_words_keeps_the_key_wherever_it_stands() -> None:
    long = f"{SECOND} и на начальника отдела по работе с обращениями граждан города"
    for old, new in (([f"{FIRST}; {long}"], [FIRST, long]), ([f"{long}; {FIRST}"], [long, FIRST])):
        heirs = {pair.new for pair in match(numbered(old), numbered(new)) if pair.keeps_key}
        assert heirs == {new.index(long)}
        heirs = {pair.old for pair in match(numbered(new), numbered(old)) if pair.keeps_key}
        assert heirs == {new.index(long)}


def test_what_stood_below_a_part_is_not_moved_by_the_merger() -> None:
    old = [clause("1", FIRST), clause("2", SECOND), clause("а", WORDS[6], parent=1), clause("3", WORDS[2])]
    new = [clause("1", WHOLE), clause("а", WORDS[6], parent=0), clause("2", WORDS[2])]
    pairs = {pair.old: pair for pair in match(old, new)}
    assert (pairs[0].relation, pairs[1].relation) == ("merged", "merged")
    assert (pairs[2].relation, pairs[2].parent_changed) == ("same", False)


def test_a_note_is_no_article_without_words() -> None:
    note = clause(None, "(Статья в редакции закона от 01.01.2020 № 5-ФЗ)", kind=Kind.NOTE)
    old = [clause("1", WORDS[0], kind=Kind.ARTICLE), note]
    new = [
        clause("1", WORDS[0], kind=Kind.ARTICLE),
        clause("2", "", kind=Kind.ARTICLE),
        clause("1", WORDS[1], parent=1),
    ]
    assert (1, 1) not in {(pair.old, pair.new) for pair in match(old, new)}
