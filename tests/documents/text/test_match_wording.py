import pytest

from documents.text.matching import Relation, match
from documents.text.matching.wording import read_wording
from documents.text.words import read_words
from tests.factories.clauses import clause
from tests.growth import calls


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Учёт ведётся отделом", "учет  ведется\u00a0отделом."),
        ("реестр «Дом» — основной", 'реестр "Дом" - основной;'),
        ("срок 10 000 рублей", "срок 10000 рублей"),
        ("плата не взимается", "плата не взимается (в ред. постановления от 12.03.2026 № 145-п)"),
        ("плата не взимается", "плата не взимается (пункт введён решением Собрания от 01.02.2026 № 5-ГСД)."),
        ("постановление № 145-п", "постановление N 145-п"),
        ("перенос сло\u00adва", "перенос слова"),
        ("пункты 1, 2", "пункты 1,2"),
    ],
)
def test_cosmetic_differences_are_none(before: str, after: str) -> None:
    (pair,) = match([clause("1", before)], [clause("1", after)])
    assert (pair.relation, pair.text_changed) == (Relation.SAME, False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ставка 1,5 процента", "ставка 15 процентов"),
        ("ставка 1,5", "ставка 15"),
        ("пункты 1-5 перечня", "пункты 1, 5 перечня"),
        ("статья 5¹ закона", "статья 51 закона"),
        ("подаётся (за исключением выходных) лично", "подаётся лично"),
        ("срок до 5 дней", "срок до 6 дней"),
        ("плата 5 %", "плата 5"),
        ("не позднее срока", "позднее срока"),
    ],
)
def test_a_difference_of_meaning_is_one_however_small(before: str, after: str) -> None:
    (pair,) = match([clause("1", before)], [clause("1", after)])
    assert (pair.relation, pair.text_changed) == (Relation.REWORDED, True)


def test_a_substantive_bracket_is_no_editorial_note() -> None:
    assert "исключением" in read_wording("", "Плата (за исключением пени)").normal
    assert read_wording("", "Плата (в редакции закона от 1.1.2020 № 5-ФЗ)").normal == "плата"


def test_words_know_their_places_and_notes_have_none() -> None:
    text = "Плата (в ред. закона от 01.01.2020 № 5-ФЗ) 10 000 рублей"
    assert [text[word.start : word.end] for word in read_words(text)] == ["Плата", "10 000", "рублей"]
    assert [word.key for word in read_words(text)] == ["плата", "10000", "рублей"]
    assert len(read_words(text, with_notes=True)) == 12


def test_a_text_full_of_notes_is_read_once() -> None:
    def work(count: int) -> int:
        return calls(read_words, "слово (в ред. закона № 5) " * count)

    assert len(read_words("слово (в ред. закона № 5) " * 20_000)) == 20_000
    assert work(2000) / work(1000) < 2.2
