import pytest

from documents.text import Clause, Kind
from documents.text.matching import Pair, Relation, match
from tests.factories.clauses import WORDS, clause, numbered


def told(pairs: list[Pair]) -> list[tuple[int | None, int | None, str]]:
    return [(pair.old, pair.new, pair.relation.value) for pair in pairs]


def test_an_inserted_point_renumbers_the_rest_and_is_the_only_one_added() -> None:
    texts = [f"{WORDS[place % 8]} по перечню {place}" for place in range(40)]
    pairs = match(
        numbered(texts), numbered([texts[0], "глава города отчитывается перед собранием ежегодно", *texts[1:]])
    )
    assert told(pairs)[:3] == [(0, 0, "same"), (None, 1, "added"), (1, 2, "renumbered")]
    assert [pair.relation for pair in pairs].count(Relation.RENUMBERED) == 39


def test_a_clause_renumbered_and_reworded_at_once_has_both_flags() -> None:
    new = [WORDS[0], "глава города отчитывается перед собранием", WORDS[1].replace("двадцати", "десяти"), *WORDS[2:]]
    pair = match(numbered(WORDS), numbered(new))[2]
    assert (pair.old, pair.new, pair.relation) == (1, 2, Relation.RENUMBERED)
    assert pair.text_changed
    assert pair.number_changed
    assert not pair.parent_changed


@pytest.mark.parametrize(
    "stub",
    [
        "Утратил силу.",
        "утратила силу с 1 января 2026 года",
        "(Пункт утратил силу - Федеральный закон от 03.08.2018 № 342-ФЗ)",
        "Исключен. - Постановление администрации от 12.03.2026 № 145-п",
        "Признан утратившим силу решением Собрания депутатов от 01.02.2026 № 5-ГСД",
    ],
)
def test_a_repealed_clause_and_its_stub_are_one_clause_reworded(stub: str) -> None:
    pairs = match(numbered(WORDS), numbered([*WORDS[:3], stub, *WORDS[4:]]))
    assert told(pairs)[3] == (3, 3, "reworded")
    assert {pair.relation for pair in pairs} == {Relation.REWORDED, Relation.SAME}


def test_stubs_are_told_apart_by_place() -> None:
    old = [WORDS[0], "утратил силу", WORDS[1], WORDS[2], "утратил силу", WORDS[3]]
    new = [WORDS[0], "утратил силу", WORDS[1], "утратил силу", "утратил силу", WORDS[3]]
    assert told(match(numbered(old), numbered(new))) == [
        (0, 0, "same"), (1, 1, "same"), (2, 2, "same"), (3, 3, "reworded"), (4, 4, "same"), (5, 5, "same"),
    ]  # fmt: skip


def test_a_stub_that_was_cleared_away_does_not_take_the_place_of_another() -> None:
    old = [*WORDS[:2], "утратил силу", *WORDS[2:]]
    new = [*WORDS[:5], "утратил силу", *WORDS[6:]]
    pairs = {pair.old: pair for pair in match(numbered(old), numbered(new))}
    assert pairs[2].relation is Relation.REMOVED
    assert (pairs[6].new, pairs[6].text_changed) == (5, True)


def test_a_clause_under_another_parent_is_moved_and_those_below_it_are_not() -> None:
    old = [
        clause("1", "", kind=Kind.SECTION, heading="Общие положения"),
        clause("1.1", WORDS[0], parent=0), clause("1.2", WORDS[1], parent=0),
        clause("а", WORDS[6], parent=2, kind=Kind.SUBPOINT),
        clause("2", "", kind=Kind.SECTION, heading="Стандарт услуги"),
        clause("2.1", WORDS[2], parent=4), clause("2.2", WORDS[3], parent=4),
    ]  # fmt: skip
    new = [
        clause("1", "", kind=Kind.SECTION, heading="Общие положения"),
        clause("1.1", WORDS[0], parent=0),
        clause("2", "", kind=Kind.SECTION, heading="Стандарт услуги"),
        clause("2.1", WORDS[2], parent=2), clause("2.2", WORDS[1], parent=2),
        clause("а", WORDS[6], parent=4, kind=Kind.SUBPOINT),
        clause("2.3", WORDS[3], parent=2),
    ]  # fmt: skip
    assert told(match(old, new)) == [
        (0, 0, "same"), (1, 1, "same"), (4, 2, "same"), (5, 3, "same"), (2, 4, "moved"), (3, 5, "same"),
        (6, 6, "renumbered"),
    ]  # fmt: skip


def test_a_split_is_two_pairs_and_the_larger_piece_keeps_the_key() -> None:
    whole = f"{WORDS[1]}, {WORDS[4]}; {WORDS[5]}"
    pairs = match(
        numbered([WORDS[0], whole, WORDS[2]]), numbered([WORDS[0], WORDS[1], f"{WORDS[4]}; {WORDS[5]}", WORDS[2]])
    )
    assert told(pairs) == [(0, 0, "same"), (1, 1, "split"), (1, 2, "split"), (2, 3, "renumbered")]
    assert [pair.keeps_key for pair in pairs] == [True, False, True, True]


def test_a_split_into_an_opening_and_points_below_it_keeps_all_pieces() -> None:
    old = [clause("1", f"заявитель обязан соблюдать следующее: {WORDS[1]}; {WORDS[4]}"), clause("2", WORDS[2])]
    new = [
        clause("1", "заявитель обязан соблюдать следующее:"),
        clause("а", WORDS[1], parent=0, kind=Kind.SUBPOINT),
        clause("б", WORDS[4], parent=0, kind=Kind.SUBPOINT),
        clause("2", WORDS[2]),
    ]
    assert told(match(old, new)) == [(0, 0, "split"), (0, 1, "split"), (0, 2, "split"), (1, 3, "same")]


def test_a_merger_is_two_pairs_and_the_larger_part_keeps_the_key() -> None:
    pairs = match(
        numbered([WORDS[0], WORDS[1], f"{WORDS[4]}; {WORDS[5]}", WORDS[2]]),
        numbered([WORDS[0], f"{WORDS[1]}; {WORDS[4]}; {WORDS[5]}", WORDS[2]]),
    )
    assert told(pairs) == [(0, 0, "same"), (1, 1, "merged"), (2, 1, "merged"), (3, 2, "renumbered")]
    assert [pair.keeps_key for pair in pairs] == [True, False, True, True]


def test_articles_without_a_heading_are_known_by_what_stands_below_them() -> None:
    def articles(*numbers: str) -> list[Clause]:
        clauses: list[Clause] = []
        for number, (first, second) in zip(numbers, zip(WORDS[::2], WORDS[1::2], strict=True), strict=False):
            clauses.append(clause(number, "", kind=Kind.ARTICLE))
            above = len(clauses) - 1
            clauses += [
                clause("1", first, parent=above, kind=Kind.PART),
                clause("2", second, parent=above, kind=Kind.PART),
            ]
        return clauses

    pairs = match(articles("5", "6", "7", "8"), articles("6", "7", "8", "9"))
    assert {pair.relation for pair in pairs if pair.number_changed} == {Relation.RENUMBERED}
    assert [pair.new for pair in pairs] == [pair.old for pair in pairs] == list(range(12))


def test_the_same_short_clause_under_many_articles_stays_in_its_article() -> None:
    def text(count: int) -> list[Clause]:
        clauses: list[Clause] = []
        for place in range(count):
            clauses.append(clause(str(place + 1), "", kind=Kind.ARTICLE, heading=WORDS[place]))
            clauses.append(clause("1", "по решению суда;", parent=2 * place, kind=Kind.PART))
        return clauses

    old = text(6)
    pairs = match(
        old,
        [
            *old[:4],
            *[
                clause(c.number, c.text, parent=c.parent and c.parent - 2, kind=c.kind, heading=c.heading)
                for c in old[6:]
            ],
        ],
    )
    assert {pair.old for pair in pairs if pair.relation is Relation.REMOVED} == {4, 5}
    assert not any(pair.parent_changed for pair in pairs)


def test_unlike_clauses_at_one_place_are_a_removed_and_an_added_one() -> None:
    pairs = match(numbered(WORDS[:5]), numbered([*WORDS[:2], WORDS[6], *WORDS[3:5]]))
    assert sorted(told(pairs), key=str)[2:4] == [(2, None, "removed"), (3, 3, "same")]
    assert (None, 2, "added") in told(pairs)


def test_what_the_editor_decided_is_kept_and_the_rest_follows() -> None:
    old, new = numbered(WORDS[:5]), numbered([*WORDS[:2], WORDS[6], *WORDS[3:5]])
    decided = match(old, new, decided=[(2, 2), (4, None)])
    assert (2, 2, "reworded") in told(decided)
    assert {(4, None, "removed"), (None, 4, "added")} <= set(told(decided))
    assert {pair.confidence for pair in decided if 2 in {pair.old, pair.new} or 4 in {pair.old, pair.new}} == {1.0}


def test_an_editor_may_decide_a_split_and_a_merger() -> None:
    old, new = numbered(WORDS[:3]), numbered([WORDS[0], "совсем иное", WORDS[1], WORDS[2]])
    assert {(0, 0, "split"), (0, 1, "split")} <= set(told(match(old, new, decided=[(0, 0), (0, 1)])))
    assert {(0, 0, "merged"), (1, 0, "merged")} <= set(told(match(old, new, decided=[(0, 0), (1, 0)])))


def test_a_clause_that_stands_alone_has_no_flags() -> None:
    flags = ("text_changed", "number_changed", "parent_changed", "keeps_key")
    pairs = match(numbered(WORDS[:1]), numbered(WORDS[2:3]))
    assert told(pairs) == [(0, None, "removed"), (None, 0, "added")]
    assert not any(getattr(pair, flag) for pair in pairs for flag in flags)
