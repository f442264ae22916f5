"""What speaks for a pair, and how loudly. Who tunes the points runs `bench/matching.py` and then writes them here."""

import pytest

from documents.text import Clause, Kind
from documents.text.matching.evidence import Evidence
from documents.text.matching.links import Links
from documents.text.matching.side import Side, word_weights
from tests.factories.clauses import WORDS, clause, numbered

STUB = "утратил силу"
NOTE = "(в ред. постановления от 12.03.2026 № 145-п)"


def evidence(old: list[Clause], new: list[Clause], *linked: tuple[int, int]) -> Evidence:
    links = Links(Side(old), Side(new))
    for pair in linked:
        links.link(*pair)
    return Evidence(links)


def section(number: str, heading: str) -> Clause:
    return clause(number, "", kind=Kind.SECTION, heading=heading)


# --- Words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "points"),
    [
        ("плата", "плата", 3.0),
        ("плата не взимается", "Плата не взимается.", 6.0),
        (WORDS[0], WORDS[0], 12.0),
        ("", "", 0.0),
        ("", "плата", -1.5),
        (STUB, "плата не взимается", 0.0),
        ("плата не взимается", STUB, 0.0),
        (STUB, "Утратил силу.", 3.0),
        (NOTE, NOTE, 3.0),
        (WORDS[0], WORDS[5], -0.875 * 18 * 0.42),
        ("плата", "срок", -0.3125 * 18 * 0.42),
    ],
)
def test_the_worth_of_wordings(old: str, new: str, points: float) -> None:
    assert evidence([clause("1", old)], [clause("1", new)]).wording(0, 0) == pytest.approx(points)


def test_a_repeated_wording_is_worth_less_with_every_copy() -> None:
    def worth(old_copies: int, new_copies: int) -> float:
        return evidence(numbered([WORDS[0]] * old_copies), numbered([WORDS[0]] * new_copies)).wording(0, 0)

    assert worth(1, 2) == pytest.approx(6 - 1.5 * 0.6931, abs=0.01)
    assert worth(2, 2) == pytest.approx(6 - 1.5 * 1.3863, abs=0.01)
    assert worth(9, 9) == 2.0


def test_likeness_is_of_the_rare_words_and_of_the_shorter_clause_too() -> None:
    half = evidence(numbered(["плата взимается"]), numbered(["плата отсутствует"]))
    common, single = word_weights([half.old, half.new])["плата"], word_weights([half.old, half.new])["взимае"]
    assert common < single
    assert half.likeness(0, 0) == pytest.approx(common / (common + single))
    whole = evidence(numbered(["плата взимается"]), numbered(["плата взимается ежегодно с граждан"]))
    assert 0.4 < whole.likeness(0, 0) < 1
    assert half.considered() == [(0, 0)]


def test_unlike_headings_are_worth_less_than_unlike_short_points() -> None:
    headings = evidence([section("1", "Контроль")], [section("1", "Порядок")])
    assert headings.wording(0, 0) == pytest.approx(-18 * 0.42)
    for old, new in ((section("1", "Контроль"), clause("1", "срок")), (clause("1", "срок"), section("1", "Контроль"))):
        assert evidence([old], [new]).wording(0, 0) == pytest.approx(-0.3125 * 18 * 0.42)


@pytest.mark.parametrize(
    ("old", "new", "is_telling"),
    [
        ([WORDS[0]], [WORDS[0]], True),
        ([WORDS[0]] * 2, [WORDS[0]], False),
        ([WORDS[0]], [WORDS[0]] * 2, False),
        ([WORDS[0]], [STUB], False),
        ([STUB], [WORDS[0]], False),
        ([NOTE], [WORDS[0]], False),
    ],
)
def test_stubs_notes_and_repeated_wordings_do_not_tell(old: list[str], new: list[str], is_telling: bool) -> None:
    assert evidence(numbered(old), numbered(new)).is_telling(0, 0) is is_telling


# --- Places -------------------------------------------------------------------------------------------------

ALONE = 1.6 + 0.8 + 0.8
"""The root above both, no neighbours beside either."""


@pytest.mark.parametrize(
    ("old", "new", "points"),
    [
        (clause("1", "плата"), clause("1", "срок"), ALONE + 1.2),
        (clause("1", "плата"), clause("2", "срок"), ALONE - 0.4),
        (clause(None, "плата"), clause(None, "срок"), ALONE),
        (clause(None, "плата"), clause("1", "срок"), ALONE - 0.4),
        (clause("1", "плата"), clause("1", "срок", kind=Kind.SUBPOINT), ALONE + 1.2 - 1.5),
    ],
)
def test_the_worth_of_number_and_kind(old: Clause, new: Clause, points: float) -> None:
    assert evidence([old], [new]).place(0, 0) == pytest.approx(points)


def test_the_worth_of_linked_neighbours() -> None:
    old, new = numbered(WORDS[:3]), numbered(WORDS[3:6])
    assert evidence(old, new).place(1, 1) == pytest.approx(1.6 + 1.2)
    assert evidence(old, new, (0, 0)).place(1, 1) == pytest.approx(1.6 + 1.2 + 1.2)
    assert evidence(old, new, (0, 0), (2, 2)).place(1, 1) == pytest.approx(1.6 + 1.2 + 1.2 + 1.2)
    assert evidence(old, new, (0, 2), (2, 0)).place(1, 1) == pytest.approx(1.6 + 1.2)
    assert evidence(old, new[:1]).place(1, 0) == pytest.approx(1.6 - 0.4)


def test_the_worth_of_the_clause_above() -> None:
    def text(under: int) -> list[Clause]:
        return [section("1", "Контроль"), section("2", "Порядок"), clause("1", WORDS[0], parent=under)]

    assert evidence(text(0), text(0), (0, 0)).place(2, 2) == pytest.approx(1.6 + 1.2 + 1.6)
    assert evidence(text(0), text(0)).place(2, 2) == pytest.approx(1.2 + 1.6)
    assert evidence(text(0), text(1), (0, 0)).place(2, 2) == pytest.approx(1.2 - 2.0)
    assert evidence(text(0), text(1), (1, 1)).place(2, 2) == pytest.approx(1.2 - 2.0)
    flat = [*text(0)[:2], clause("1", WORDS[0])]
    assert evidence(text(0), flat).place(2, 2) == pytest.approx(1.2 - 2.0)
    assert evidence(flat, text(0)).place(2, 2) == pytest.approx(1.2 - 2.0)


def test_a_stub_is_never_elsewhere_and_a_repeated_sentence_waits_for_the_clause_above() -> None:
    def text(words: str, under: int) -> list[Clause]:
        return [section("1", "Контроль"), section("2", "Порядок"), clause("1", words, parent=under)]

    assert evidence(text(STUB, 0), text(STUB, 1), (0, 0)).place(2, 2) == -12
    assert evidence(text(WORDS[0], 0), text(STUB, 1), (0, 0)).place(2, 2) == -12
    assert evidence(text(STUB, 0), text(STUB, 0)).place(2, 2) == pytest.approx(1.2 + 1.6 - 4.0)
    twice = [*text(WORDS[0], 0), clause("2", WORDS[0], parent=0)]
    assert evidence(twice, twice).place(2, 2) == pytest.approx(1.2 + 0.8 - 4.0)
    assert evidence(twice, twice, (0, 0)).place(2, 2) == pytest.approx(1.6 + 1.2 + 0.8)


def test_the_worth_of_the_clauses_below() -> None:
    texts = [clause("1", ""), *[clause(str(place), text, parent=0) for place, text in enumerate(WORDS[:5])]]
    other = [*texts, clause("2", ""), clause("1", WORDS[5], parent=6)]
    assert evidence(texts, texts).family(0, 0) == 0.0
    assert evidence(texts, texts, (1, 1)).family(0, 0) == pytest.approx(2.4 * 0.6)
    assert evidence(texts, texts, (1, 1), (2, 2)).family(0, 0) == pytest.approx(2 * 2.4 * 0.6)
    assert evidence(texts, texts, *[(place, place) for place in range(1, 6)]).family(0, 0) == pytest.approx(
        3 * 2.4 * 0.6
    )
    assert evidence(texts, other, (1, 1), (2, 7)).family(0, 0) == pytest.approx(2 * 2.4 * 0.1)
    assert evidence(other, texts, (1, 1), (7, 2)).family(0, 0) == pytest.approx(2 * 2.4 * 0.1)
    assert evidence(texts, texts, (1, 1)).family(0, 1) == 0.0


def test_all_that_speaks_is_added_up() -> None:
    whole = evidence(numbered(WORDS), numbered(WORDS))
    assert whole.points(0, 0) == pytest.approx(whole.wording(0, 0) + whole.place(0, 0) + whole.family(0, 0))
    assert whole.points(0, 5) == pytest.approx(whole.wording(0, 5))
    assert whole.wording(0, 5) < -5.2
