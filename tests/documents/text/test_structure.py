import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.text import Clause, Kind, Text, cut
from documents.text.marks import read_mark

REAL_ACTS = Path("documents/data/acts.jsonl.gz")

ACT = """РОССИЙСКАЯ ФЕДЕРАЦИЯ
АДМИНИСТРАЦИЯ ГОРОДА АЛЕЙСКА
ПОСТАНОВЛЕНИЕ
12.03.2026 № 145-п
Об утверждении Положения о благоустройстве
В соответствии с Федеральным законом от 06.10.2003 № 131-ФЗ ПОСТАНОВЛЯЮ:
1. Утвердить прилагаемое Положение.
2. Пункт 3 постановления изложить в следующей редакции:
«3. Плата вносится до 10 числа.
4. Срок – 5 дней.».
3. Контроль оставляю за собой.
Глава города
Приложение № 1
к постановлению администрации города
от 12.03.2026 № 145-п
ПОЛОЖЕНИЕ
о благоустройстве
1. ОБЩИЕ ПОЛОЖЕНИЯ
1.1. Настоящее Положение определяет:
а) первое;
б) второе.
(в ред. постановления от 01.04.2026 № 200-п)
2. Порядок работы
2.1. Работа начинается утром:
– зимой;
– летом.
2.1(1). Вставка.
2.1¹. Ещё одна.
2.1-1. И ещё одна.
Приложение № 2
1.1. Другой пункт 1.1."""


def outline(text: Text) -> list[tuple[str, str | None, str]]:
    return [(clause.kind.value, clause.number, clause.address) for clause in text.clauses]


def test_an_act_with_annexes_is_cut_as_a_lawyer_would_cite_it() -> None:
    text = cut(ACT.splitlines(), within_article=False)
    assert text.title == "Об утверждении Положения о благоустройстве"
    assert outline(text) == [
        ("requisites", None, "rekvizity"),
        ("requisites", None, "rekvizity-2"),
        ("requisites", None, "rekvizity-3"),
        ("requisites", None, "rekvizity-4"),
        ("requisites", None, "rekvizity-5"),
        ("preamble", None, "preambula"),
        ("point", "1", "p-1"),
        ("point", "2", "p-2"),
        ("paragraph", None, "p-2_abz-2"),
        ("paragraph", None, "p-2_abz-3"),
        ("point", "3", "p-3"),
        ("signature", None, "podpis"),
        ("annex", "1", "pril-1"),
        ("section", "1", "pril-1_razd-1"),
        ("point", "1.1", "pril-1_p-1.1"),
        ("subpoint", "а", "pril-1_p-1.1_pp-a"),
        ("subpoint", "б", "pril-1_p-1.1_pp-b"),
        ("note", None, "pril-1_p-1.1_prim-1"),
        ("section", "2", "pril-1_razd-2"),
        ("point", "2.1", "pril-1_p-2.1"),
        ("paragraph", None, "pril-1_p-2.1_abz-2"),
        ("paragraph", None, "pril-1_p-2.1_abz-3"),
        ("point", "2.1(1)", "pril-1_p-2.1~1"),
        ("point", "2.1¹", "pril-1_p-2.1_1"),
        ("point", "2.1-1", "pril-1_p-2.1-1"),
        ("annex", "2", "pril-2"),
        ("point", "1.1", "pril-2_p-1.1"),
    ]


@pytest.mark.parametrize(
    "day",
    [
        "от 12.03.2026 № 145-п", "12.3.2026 г. Алейск", "«12» марта 2026 года", "12 марта 2026 г. № 145-п",
        "от 12 марта 2026 N 145",
    ],
)  # fmt: skip
def test_the_first_point_of_an_act_without_a_title_is_no_requisite(day: str) -> None:
    text = cut(["РАСПОРЯЖЕНИЕ", day, "1. Создать комиссию.", "2. Опубликовать."], within_article=False)
    assert outline(text) == [
        ("requisites", None, "rekvizity"),
        ("requisites", None, "rekvizity-2"),
        ("point", "1", "p-1"),
        ("point", "2", "p-2"),
    ]


def test_an_annex_carries_its_whole_head() -> None:
    annex = next(clause for clause in cut(ACT.splitlines(), within_article=False).clauses if clause.kind is Kind.ANNEX)
    assert annex.heading == ("к постановлению администрации города от 12.03.2026 № 145-п ПОЛОЖЕНИЕ о благоустройстве")
    assert annex.text == ""


def test_the_first_number_of_an_article_is_a_part_and_of_an_act_a_point() -> None:
    paragraphs = ["1. Первое:", "1) одно;", "а) мелкое;", "2) другое.", "Абзац после перечня.", "2. Второе."]
    assert outline(cut(paragraphs, within_article=True)) == [
        ("part", "1", "ch-1"),
        ("subpoint", "1", "ch-1_pp-1"),
        ("subpoint", "а", "ch-1_pp-1_pp-a"),
        ("subpoint", "2", "ch-1_pp-2"),
        ("paragraph", None, "ch-1_abz-2"),
        ("part", "2", "ch-2"),
    ]
    assert cut(paragraphs, within_article=False).clauses[0].kind is Kind.POINT


@pytest.mark.parametrize(
    ("note", "address"),
    [
        ("(Статья в редакции Федерального закона от 03.07.2016 № 334-ФЗ)", "st-5_prim-1"),
        ("(Дополнение статьей - Федеральный закон от 29.12.2017 № 471-ФЗ)", "st-5_prim-1"),
        ("(Часть в редакции Федерального закона от 24.04.2020 № 147-ФЗ)", "st-5_ch-1_prim-1"),
        ("(Пункт в редакции Федерального закона от 19.12.2022 № 541-ФЗ)", "st-5_ch-1_pp-1_prim-1"),
        ('(пп. "б" в ред. постановления от 01.04.2026 № 200-п)', "st-5_ch-1_pp-1_pp-b_prim-1"),
        ("(Дополнение главой - Федеральный закон от 30.12.2020 № 494-ФЗ)", "gl-1_prim-1"),
    ],
)
def test_an_editorial_note_belongs_to_the_clause_it_names(note: str, address: str) -> None:
    paragraphs = ["Глава 1. Начало", "Статья 5. Понятия", "1. Часть:", "1) пункт:", "а) одно;", "б) другое;", note]
    assert outline(cut(paragraphs, within_article=False))[-1] == ("note", None, address)


def test_a_list_has_ended_though_an_editorial_note_follows_its_full_stop() -> None:
    paragraphs = [
        "1. Часть:",
        "1) одно;",
        "2) другое. (Дополнение пунктом - Федеральный закон от 24.07.2023 № 370-ФЗ )",
        "Абзац после перечня.",
        "(Пункт в редакции Федерального закона от 31.12.2014 № 499-ФЗ )",
    ]
    assert [address for _, _, address in outline(cut(paragraphs, within_article=True))] == [
        "ch-1",
        "ch-1_pp-1",
        "ch-1_pp-2",
        "ch-1_abz-2",
        "ch-1_prim-1",
    ]


@pytest.mark.parametrize(
    ("paragraphs", "addresses"),
    [
        pytest.param(
            ["1) Первое.", "Подробнее о первом.", "И ещё.", "2) второе.", "Обо всём перечне."],
            ["ch-1_pp-1", "ch-1_pp-1_abz-2", "ch-1_pp-1_abz-3", "ch-1_pp-2", "ch-1_abz-2"],
            id="paragraphs of an item, then of the part",
        ),
        pytest.param(
            ["1) первое:", "а) одно;", "б) другое.", "О первом.", "2) второе."],
            ["ch-1_pp-1", "ch-1_pp-1_pp-a", "ch-1_pp-1_pp-b", "ch-1_pp-1_abz-2", "ch-1_pp-2"],
            id="a list inside an item has ended, the outer one has not",
        ),
        pytest.param(
            ["а) Первое.", "О первом.", "б) второе.", "(Пункт в редакции закона от 01.04.2026 № 2-ФЗ)"],
            ["ch-1_pp-a", "ch-1_pp-a_abz-2", "ch-1_pp-b", "ch-1_prim-1"],
            id="letters",
        ),
        pytest.param(
            ["1) Первое.", "(Пункт в редакции закона от 01.04.2026 № 2-ФЗ)", "1¹) вставленное;", "3) третье."],
            ["ch-1_pp-1", "ch-1_pp-1_prim-1", "ch-1_pp-1_1", "ch-1_pp-3"],
            id="an inserted number and one left out go on as well",
        ),
        pytest.param(
            ["1) первое.", "Обо всём.", "1) первое другого перечня;", "2) второе."],
            ["ch-1_pp-1", "ch-1_abz-2", "ch-1_pp-1--2", "ch-1_pp-2"],
            id="another list begins",
        ),
        pytest.param(
            ["1) первое.", "Обо всём.", "2. Часть."],
            ["ch-1_pp-1", "ch-1_abz-2", "ch-2"],
            id="the next number is of a part",
        ),
        pytest.param(
            ["а) первое.", "Обо всём.", "1) первое другого перечня."],
            ["ch-1_pp-a", "ch-1_abz-2", "ch-1_pp-1"],
            id="the next number is of another sort",
        ),
        pytest.param(
            ["1) первое.", "Кроме того, могут быть представлены:", "2) второе."],
            ["ch-1_pp-1", "ch-1_abz-2", "ch-1_pp-2"],
            id="a colon before the next item leads into it and belongs to none",
        ),
        pytest.param(
            ["1) Первое.", "О первом:", "– раз;", "– два.", "2) второе."],
            ["ch-1_pp-1", "ch-1_pp-1_abz-2", "ch-1_pp-1_abz-3", "ch-1_pp-1_abz-4", "ch-1_pp-2"],
            id="a colon before dashes",
        ),
    ],
)
def test_an_item_with_a_full_stop_ends_no_list_that_the_next_number_goes_on(
    paragraphs: list[str], addresses: list[str]
) -> None:
    assert [address for _, _, address in outline(cut(["1. Часть:", *paragraphs], within_article=True))[1:]] == addresses


def test_paragraphs_of_an_item_stand_below_it_in_the_land_code() -> None:
    with gzip.open(REAL_ACTS, "rt", encoding="utf-8") as lines:
        acts = map(json.loads, lines)
        article = next(act for act in acts if act["external_id"] == "102073184/39 11")
    addresses = [address for _, _, address in outline(cut(article["paragraphs"], within_article=True))]
    assert [address for address in addresses if address.startswith("ch-4_") and "abz" in address] == [
        "ch-4_pp-1_abz-2",
        "ch-4_pp-3_abz-2",
        "ch-4_pp-3_abz-3",
    ]


def test_articles_under_chapters_have_parts() -> None:
    text = cut(
        ["Глава 1", "ОБЩИЕ ПОЛОЖЕНИЯ", "Статья 5¹. Понятия", "1. Часть.", "1.1. Пункт.", "Статья 6", "Текст."],
        within_article=False,
    )
    assert outline(text) == [
        ("chapter", "1", "gl-1"),
        ("article", "5¹", "st-5_1"),
        ("part", "1", "st-5_1_ch-1"),
        ("point", "1.1", "st-5_1_p-1.1"),
        ("article", "6", "st-6"),
        ("paragraph", None, "st-6_abz-1"),
    ]
    assert text.clauses[0].heading == "ОБЩИЕ ПОЛОЖЕНИЯ"
    assert [clause.level for clause in text.clauses] == [0, 1, 2, 2, 1, 2]


@pytest.mark.parametrize(
    "paragraph",
    [
        "12.03.2026 состоялось заседание",
        "2.5 процента суммы платежа",
        "1.5 Гкал тепловой энергии",
        "25 октября 2001 года",
        "12 марта город отметил",
        "100 рублей",
        "145-п от 12 марта",
        "№ 136-ФЗ",
        "Статья 10 настоящего Кодекса применяется к отношениям.",
        "Приложение 1 к настоящему Положению изложить в новой редакции.",
        "Глава города утверждает перечень.",
        "в том числе:",
    ],
)
def test_a_date_or_a_quantity_or_a_sentence_is_no_number(paragraph: str) -> None:
    assert read_mark(paragraph, within_article=False) is None


@pytest.mark.parametrize(
    ("paragraph", "kind", "number"),
    [
        ("2.3. Текст", "point", "2.3"),
        ("2.3 Текст", "point", "2.3"),
        ("2.3(1). Текст", "point", "2.3(1)"),
        ("2.3-1. Текст", "point", "2.3-1"),
        ("2.3¹. Текст", "point", "2.3¹"),
        ("5_1. Текст", "point", "5_1"),
        ("1.Текст", "point", "1"),
        ("57 3 . Текст", "point", "57³"),
        ("1 1-1 ) текст", "subpoint", "1¹⁻¹"),
        ("13 2 ) текст", "subpoint", "13²"),
        ("б.1) текст", "subpoint", "б.1"),
        ("е 1 ) текст", "subpoint", "е¹"),
        ("IV. Общие положения", "section", "IV"),
        ("РАЗДЕЛ III 1 ЖИЛЫЕ ПОМЕЩЕНИЯ", "section", "III¹"),
        ("§ 2. Договор", "subchapter", "2"),
        ("Подраздел 1. Начало", "subsection", "1"),
        ("ПРИЛОЖЕНИЕ", "annex", None),
        ("Утверждено", "annex", None),
    ],
)
def test_marks_are_read_as_printed(paragraph: str, kind: str, number: str | None) -> None:
    mark = read_mark(paragraph, within_article=False)
    assert mark is not None
    assert (mark.kind.value, mark.number) == (kind, number)


def test_annexes_of_a_text_that_is_no_annex_itself_stand_side_by_side() -> None:
    text = cut(
        ["1. Пункт.", "Приложение 1", "к Положению", "1. Раз.", "Приложение 2", "к Положению", "1. Два."],
        within_article=False,
    )
    assert [(kind, address) for kind, _, address in outline(text)] == [
        ("point", "p-1"),
        ("annex", "pril-1"),
        ("point", "pril-1_p-1"),
        ("annex", "pril-2"),
        ("point", "pril-2_p-1"),
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [("1.2 В городе действуют правила.", "1.2"), ("1.2 А также это.", "1.2"), ("1.5 В", None), ("1.5 А.", None)],
)
def test_a_letter_of_a_unit_that_begins_a_sentence_is_a_word(line: str, number: str | None) -> None:
    mark = read_mark(line, within_article=False)
    assert (mark.number if mark else None) == number


def test_a_heading_of_capitals_goes_on_over_two_lines() -> None:
    lines = ["Глава 1", "ОХРАНА ЗЕМЕЛЬ", "И ВОД", "1. Пункт", "2. ПОРЯДОК", "РАБОТЫ", "2.1. Часть."]
    headings = [clause.heading for clause in cut(lines, within_article=False).clauses if clause.heading]
    assert headings == ["ОХРАНА ЗЕМЕЛЬ И ВОД", "ПОРЯДОК РАБОТЫ"]


def test_numbers_that_look_alike_have_different_addresses() -> None:
    text = cut(["5.1. А", "5¹. Б", "5(1). В", "5-1. Г", "51. Д"], within_article=False)
    assert len({clause.address for clause in text.clauses}) == 5


def test_a_number_that_returns_gets_an_address_of_its_own_and_a_warning() -> None:
    text = cut(["1. Одно.", "1. Другое."], within_article=False)
    assert [clause.address for clause in text.clauses] == ["p-1", "p-1--2"]
    assert [(doubt.code, doubt.clause) for doubt in text.warnings] == [("repeated_number", 1)]


def test_points_that_restart_in_each_section_are_told_apart_without_a_warning() -> None:
    text = cut(["I. Начало", "1. Раз.", "II. Конец", "1. Два."], within_article=False)
    assert [clause.address for clause in text.clauses] == ["razd-I", "p-1", "razd-II", "razd-II_p-1"]
    assert text.warnings == ()


def test_raised_digits_that_were_lost_are_restored_with_a_warning() -> None:
    text = cut(["3 1 ) осуществление надзора;"], within_article=True)
    assert text.clauses[0].number == "3¹"
    assert [doubt.code for doubt in text.warnings] == ["raised_digits"]


LABELS = re.compile(r"^(?:раздел|подраздел|глава|параграф|§|статья|приложение\s*(?:№|n|no\b)?)\s*", re.IGNORECASE)
LONGEST_LABEL = {
    Kind.SECTION: len("раздел"),
    Kind.SUBSECTION: len("подраздел"),
    Kind.CHAPTER: len("глава"),
    Kind.SUBCHAPTER: len("параграф"),
    Kind.ARTICLE: len("статья"),
    Kind.ANNEX: len("приложение"),
}
TO_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def letters(words: str) -> str:
    return "".join(character for character in words.translate(TO_PLAIN) if character.isalnum())


def without_label(paragraph: str) -> str:
    mark = read_mark(paragraph, within_article=False)
    labelled = mark is not None and mark.kind not in {Kind.POINT, Kind.PART, Kind.SUBPOINT}
    return LABELS.sub("", paragraph) if labelled else paragraph


def words_of(clauses: tuple[Clause, ...]) -> str:
    return "".join(letters(f"{clause.number or ''} {clause.heading} {clause.text}") for clause in clauses)


def assert_is_sound(text: Text) -> None:
    addresses = Counter(clause.address for clause in text.clauses)
    assert max(addresses.values(), default=1) == 1
    for index, clause in enumerate(text.clauses):
        assert re.fullmatch(r"[A-Za-z0-9._~-]+", clause.address)
        assert clause.parent is None or clause.parent < index
        assert clause.level == (0 if clause.parent is None else text.clauses[clause.parent].level + 1)


STARTS = st.sampled_from(
    ["", "1. ", "2. ", "1.1. ", "1.2 ", "2.1(1). ", "1) ", "а) ", "б.1) ", "– ", "IV. ", "Статья 5. ", "Глава 2", "«",
     "Глава города ", "Приложение № 2", "Утверждено ", "3 1) ", "(в ред. ", "УСТАВ", "12.03.2026 ", "2.5 ", "Раздел I "]
)  # fmt: skip
WORDS = st.text(alphabet='абвгдежзийАБВЯёЁ 0123456789.,;:()«»"-–№¹²X', max_size=40)
PARAGRAPHS = st.lists(st.tuples(STARTS, WORDS).map("".join), max_size=25)


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS, st.booleans())
def test_the_words_of_the_text_are_the_words_of_its_clauses(paragraphs: list[str], within_article: bool) -> None:
    text = cut(paragraphs, within_article=within_article)
    assert_is_sound(text)
    joined = letters(" ".join(paragraphs))
    kept = words_of(text.clauses)
    # Only the labels («Статья», «Приложение №») may leave: they live on as the kind.
    position = 0
    for character in kept:
        position = joined.index(character, position) + 1
    assert len(joined) - len(kept) <= sum(LONGEST_LABEL.get(clause.kind, 0) for clause in text.clauses)


def test_no_word_of_the_real_acts_is_lost() -> None:
    with gzip.open(REAL_ACTS, "rt", encoding="utf-8") as lines:
        acts = [json.loads(line) for line in lines]
    assert len(acts) == 792
    for act in acts:
        text = cut(act["paragraphs"], within_article=True)
        assert_is_sound(text)
        expected = "".join(letters(without_label(" ".join(paragraph.split()))) for paragraph in act["paragraphs"])
        assert words_of(text.clauses) == expected, act["external_id"]
