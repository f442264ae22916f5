"""What a running text cites, and what only looks like it."""

from datetime import date

import pytest

from documents.text.citations import Citation, find_citations
from documents.text.citations.model import Reference
from documents.text.model import Kind
from tests.documents.text.labels import INDEPENDENT, independent_readings, readings, score

OFFENCES = "кодекс об административных правонарушениях"
COURTS = "кодекс административного судопроизводства"
LAW = "Федерального закона от 27.07.2010 № 210-ФЗ"


def only(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


def title(text: str) -> str:
    act = only(text).act
    assert act is not None
    return act.title


def places(text: str) -> list[str]:
    return [str(place) for citation in find_citations(text) for place in citation.places]


@pytest.mark.parametrize("held_out", [False, True])
def test_labelled_sentences_are_read_as_labelled(held_out: bool) -> None:
    read = readings(held_out=held_out)
    counted = score(read)
    assert counted.precision >= 0.98
    assert counted.recall >= 0.95


@pytest.mark.parametrize("number", INDEPENDENT)
def test_sentences_of_readers_who_had_not_seen_the_finder_are_read_as_labelled(number: int) -> None:
    read = independent_readings(number)
    counted = score(read)
    assert len(read) >= 300
    assert sum(not reading.labelled for reading in read) >= 60
    assert counted.precision >= 0.98
    assert counted.recall >= 0.95


@pytest.mark.parametrize(
    ("text", "act_kind", "cited"),
    [
        ("Спор касается ст. ст. 51, 55 ГрК РФ.", "градостроительный кодекс", ("ст. 51", "ст. 55")),
        ("Согласно статье 32 Устава городского округа.", "устав", ("ст. 32",)),
        ("Раздел 6 Стратегии, утвержденной решением Думы от 20.06.2019 № 55.", "решение", ("разд. 6",)),
    ],
)
def test_owners_found_by_the_independent_reading(text: str, act_kind: str, cited: tuple[str, ...]) -> None:
    citation = only(text)
    assert citation.act is not None
    assert citation.act.kind == act_kind
    assert tuple(str(place) for place in citation.places) == cited


def test_enough_is_labelled_and_the_labels_are_in_their_places() -> None:
    sentences = [reading.sentence for reading in readings(held_out=False) + readings(held_out=True)]
    assert len(sentences) >= 300
    assert sum(sentence["stratum"].startswith("municipal") for sentence in sentences) >= 150
    assert sum(not sentence["citations"] for sentence in sentences) >= 60
    for sentence in sentences:
        for label in sentence["citations"]:
            assert sentence["text"][label["start"] : label["end"]] == label["text"]


def test_a_chain_of_places_and_its_act_are_one_citation() -> None:
    text = f"Согласно части 2 статьи 5 {LAW} «Об организации услуг» заявитель вправе обратиться."
    citation = only(text)
    assert text[citation.start : citation.end] == f"части 2 статьи 5 {LAW} «Об организации услуг»"
    assert citation.reference is Reference.CLAUSE
    assert citation.act is not None
    assert (citation.act.kind, citation.act.number, citation.act.adopted_on, citation.act.title) == (
        "федеральный закон", "210-ФЗ", date(2010, 7, 27), "Об организации услуг",
    )  # fmt: skip
    assert [str(place) for place in citation.places] == ["ст. 5 ч. 2"]


def test_each_act_of_a_list_is_a_citation_with_the_kind_said_once() -> None:
    text = (
        "Отменить постановления администрации города от 12.03.2026 № 145, от 15.04.2026 № 200-п и от 1 мая 2026 г. № 7."
    )
    found = find_citations(text)
    assert [(each.act.kind, each.act.number, each.act.body) for each in found if each.act] == [
        ("постановление", "145", "администрации города"),
        ("постановление", "200-п", "администрации города"),
        ("постановление", "7", "администрации города"),
    ]
    assert [text[each.start : each.end] for each in found][1:] == ["от 15.04.2026 № 200-п", "от 1 мая 2026 г. № 7"]


@pytest.mark.parametrize(
    ("cited", "kind"),
    [
        ("части 1 статьи 5.1 Кодекса Российской Федерации об административных правонарушениях", OFFENCES),
        ("статье 13.11 Кодекса об административных правонарушениях", OFFENCES),
        ("статьёй 5 Кодекса административного судопроизводства Российской Федерации", COURTS),
        ("главой 22 Кодекса административного судопроизводства", COURTS),
    ],
)
def test_a_code_is_cited_with_all_the_words_of_its_name(cited: str, kind: str) -> None:
    text = f"Дело по {cited} рассмотрено в срок."
    citation = only(text)
    assert citation.act is not None
    assert citation.act.kind == kind
    assert text[citation.start : citation.end] == cited


def test_each_law_of_a_list_of_titles_is_a_citation() -> None:
    found = find_citations("Руководствуясь федеральными законами «О полиции» и «О связи», решила:")
    assert [citation.act.title for citation in found if citation.act] == ["О полиции", "О связи"]


def test_a_month_behind_a_word_is_no_date() -> None:
    assert find_citations("Постановление действует от начала марта 2026 года.") == []


def test_a_later_date_of_a_list_may_stand_alone_when_a_number_follows() -> None:
    found = find_citations("Отменить постановления мэрии от 24.03.2010 N 999, 16.06.2010 N 2184; до 01.07.2010.")
    assert [each.act.number for each in found if each.act] == ["999", "2184"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("подпунктами «а» – «в» пункта 4", ["п. 4 пп. а-в"]),
        ("статьи 13 и 15", ["ст. 13", "ст. 15"]),
        ("ст. 195-205", ["ст. 195-205"]),
        ("ст.ст. 39.37 - 39.43", ["ст. 39.37-39.43"]),
        ("ст. 24 ч. 1 п. 2", ["ст. 24 ч. 1 п. 2"]),
        ("ст. 24 ч. 1 п. 2, ч. 3", ["ст. 24 ч. 1 п. 2", "ст. 24 ч. 3"]),
        ("пункт 1 части 2 и пункт 3 части 4 статьи 5", ["ст. 5 ч. 2 п. 1", "ст. 5 ч. 4 п. 3"]),
        ("п. 4.5 и разд. 6", ["п. 4.5", "разд. 6"]),
        ("пп. 2-5 п. 2.9", ["п. 2.9 пп. 2-5"]),
        ("пп. 2, 3 ст. 5", ["ст. 5 п. 2", "ст. 5 п. 3"]),
        ("пункты с 3 по 7", ["п. 3-7"]),
        ("пункты 2 по порядку", ["п. 2"]),
        ("пунктом 10-1", ["п. 10-1"]),
        ("пункты 10-12", ["п. 10-12"]),
        ("ст. 5-1", ["ст. 5-1"]),
        ("статьёй 5¹", ["ст. 5¹"]),
        ("пункту 2.3(1)", ["п. 2.3(1)"]),
        ("статьи 39 3 , 39 6 и 40", ["ст. 39 3", "ст. 39 6", "ст. 40"]),
        ("абзацы второй - четвёртый пункта 3", ["п. 3 абз. 2-4"]),
        ("в первом абзаце пункта 3", ["п. 3 абз. 1"]),
        ("абзаце 2-м пункта 3", ["п. 3 абз. 2"]),
        ("подпункт а) пункта 3", ["п. 3 пп. а"]),
        ("(пункт 3)", ["п. 3"]),
        ("пункт 1.2. раздела I", ["разд. I п. 1.2"]),
        ("п. 2.1. ст. 5", ["ст. 5 п. 2.1"]),
        ("в пункте 2. Раздела 3 нет", ["п. 2", "разд. 3"]),
        ("главой V.1", ["гл. V.1"]),
        ("§ 2 главы 30", ["гл. 30 § 2"]),
        ("таблицу 2 приложения № 3", ["прил. 3 табл. 2"]),
        ("пункте 5 10 рабочих дней", ["п. 5"]),
        ("пункте 3, 12 марта", ["п. 3"]),
        ("преамбуле постановления от 01.02.2026 № 3", ["преамбула"]),
    ],
)  # fmt: skip
def test_places_are_written_large_to_small(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Водного кодекса Российской Федерации", "водный кодекс", None),
        ("ГК РФ", "гражданский кодекс", None),
        ("КоАП РФ", OFFENCES, None),
        ("Кодексом Российской Федерации об административных правонарушениях", OFFENCES, None),
        ("Кодексом административного судопроизводства Российской Федерации", COURTS, None),
        ("Гражданским процессуальным кодексом РФ", "гражданский процессуальный кодекс", None),
        ("Уставом города Алейска", "устав", None),
        ("Уставом г. Алейска от 31 мая 2012 г. N 13-ГСД", "устав", "13-ГСД"),
        ("Конституции Российской Федерации", "конституция", None),
        ("Федеральным конституционным законом от 17.12.1997 № 2-ФКЗ", "федеральный конституционный закон", "2-ФКЗ"),
        ("44-ФЗ", "федеральный закон", "44-ФЗ"),
        ("ФЗ от 06.10.2003 № 131 – ФЗ", "федеральный закон", "131-ФЗ"),
        ("законе РФ «О недрах»", "закон", None),
        ("ПОСТАНОВЛЕНИЕМ АДМИНИСТРАЦИИ ОТ 12.03.2026 № 145-П", "постановление", "145-П"),
        ("приказ Минстроя России № 114/пр от 27.02.2020", "приказ", "114/пр"),
        ("решение от 12.03.2026", "решение", None),
        ("решением тридцать второй сессии Собрания от 12.03.2026 № 4", "решение", "4"),
        ("постановление Главного государственного санитарного врача от 28.09.2020 № 28", "постановление", "28"),
        ("решения от 12.03.2026 б/н", "решение", None),
        ("постановлением Конституционного Суда Российской Федерации от 28.11.2019 № 37-П", "постановление", "37-П"),
        ("Положение Федерального закона от 04.05.2011 № 99-ФЗ", "федеральный закон", "99-ФЗ"),
        ("решением территориальной избирательной комиссии от 14.03.2026 № 2/7-5", "решение", "2/7-5"),
        ("приказ директора школы № 3 от 01.09.2025 № 45", "приказ", "45"),
        ("Положение Банка России № 762-П", "положение", "762-П"),
        ("приказом Федеральной антимонопольной службы от 10.02.2010 № 67", "приказ", "67"),
    ],
)  # fmt: skip
def test_an_act_is_known_by_its_name_or_its_requisites(text: str, kind: str, number: str | None) -> None:
    act = only(text).act
    assert act is not None
    assert (act.kind, act.number) == (kind, number)


@pytest.mark.parametrize(
    ("text", "kind", "is_own"),
    [
        ("пунктом 2.3 настоящего Регламента", "регламент", True),
        ("пунктом 2.8 настоящего административного регламента", "административный регламент", True),
        ("пункт 2 Муниципальной программы", "программа", False),
        ("пункта 3 указанного Порядка", "порядок", False),
        ("статьёй 42 Регламента Думы", "регламент", False),
        ("статьёй 42 Регламента Алейского городского Собрания депутатов Алтайского края", "регламент", False),
        ("статьи 7 Регламента администрации города Алейска", "регламент", False),
        ("приложению № 2 к настоящему постановлению", "постановление", True),
        ("приложению к настоящему постановлению", "постановление", True),
        ("пункт 5 Порядка отбора «Лучшее», утверждённого постановлением от 01.02.2026 № 9", "постановление", False),
    ],
)
def test_the_owner_of_places_is_named_behind_them(text: str, kind: str, is_own: bool) -> None:
    citation = only(text)
    assert (citation.start, citation.end) == (0, len(text))
    assert citation.act is not None
    assert (citation.act.kind, citation.act.is_own) == (kind, is_own)


def test_places_counted_from_the_clause_above_say_so() -> None:
    text = "частью 2 настоящей статьи"
    citation = only(text)
    assert (citation.end, citation.act, citation.above) == (len(text), None, Kind.ARTICLE)


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Статьёй 42 Регламента Думы депутатам предоставлено слово.", " депутатам предоставлено слово."),
        ("Пункт 3 Регламента работы администрации исключить.", " работы администрации исключить."),
        ("Пункт 3 Порядка администрации города исключить.", " администрации города исключить."),
        ("Статьёй 5 Регламента Собрания депутатов предусмотрено.", " предусмотрено."),
    ],
)
def test_only_the_body_whose_regulation_it_is_belongs_to_its_name(text: str, behind: str) -> None:
    assert text[only(text).end :] == behind


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Уставом города Алейска установлено", "города Алейска"),
        ("Уставом г. Алейска установлено", "г. Алейска"),
        ("по Уставу города глава подотчётен Думе", "города"),
    ],
)
def test_a_charter_is_known_by_whose_it_is(text: str, body: str) -> None:
    citation = only(text)
    assert citation.act is not None
    assert citation.act.body == body
    assert text[: citation.end].endswith(body)


@pytest.mark.parametrize(
    ("text", "number", "last"),
    [
        ("пунктом 10-1", "10-1", None),
        ("пунктом 1 – 3", "1", "3"),
        ("пункты 10-12", "10", "12"),
        ("пункты 10-1", "10-1", None),
    ],
)
def test_a_dash_is_part_of_a_number_or_makes_a_range(text: str, number: str, last: str | None) -> None:
    (place,) = only(text).places
    assert (place.steps[0].number, place.steps[0].last) == (number, last)


def test_a_doubled_abbreviation_names_several_places_and_a_full_stop_behind_one_names_none() -> None:
    assert places("ст.ст. 5, 6") == ["ст. 5", "ст. 6"]
    assert places("п.п. 2, 3 ст. 5") == ["ст. 5 п. 2", "ст. 5 п. 3"]
    assert places("Нарушена ст. 5. Иск удовлетворён.") == ["ст. 5"]


def test_behind_date_and_number_a_title_need_not_begin_with_about() -> None:
    citation = only("приказ от 01.02.2026 № 5 «Порядок отбора проектов» отменить")
    assert citation.act is not None
    assert citation.act.title == "Порядок отбора проектов"


def test_the_kind_before_the_colon_of_a_list_belongs_to_its_first_act() -> None:
    text = "решения городской Думы: от 25.12.2019 № 301, от 30.01.2020 № 312"
    found = find_citations(text)
    assert [text[each.start : each.end] for each in found] == [
        "решения городской Думы: от 25.12.2019 № 301",
        "от 30.01.2020 № 312",
    ]
    assert [each.act.body for each in found if each.act] == ["городской Думы", "городской Думы"]


def test_quotation_marks_inside_a_title_belong_to_it() -> None:
    for title in (
        "О программе «Среда»»", "О программе «Среда» и иных»", "О программе «Среда»",
    ):  # fmt: skip
        text = f"постановление от 30.10.2024 № 700 «{title} отменить"
        citation = only(text)
        assert text[citation.end :] == " отменить"


def test_an_act_named_inside_a_title_is_part_of_the_title() -> None:
    text = "постановление от 07.07.2015 № 401 «О внесении изменений в постановление от 03.03.2014 № 88»"
    assert only(text).end == len(text)


def test_a_word_in_quotes_is_a_title_behind_date_and_number_alone() -> None:
    assert title("Постановлением от 01.02.2026 № 5 «Жилище» утверждена.") == "Жилище"
    assert title("Приказом № 5 «Ромашка» переименована.") == ""
    assert title("В решении от 01.02.2026 № 5 слово «О мерах» исключить.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "пункт 4.2 договора аренды от 01.02.2020 № 15",
        "пункт 3 решения общего собрания собственников",
        "Решением городского суда от 12.03.2026 № 2-145/2026 иск удовлетворён",
        "согласно разделу 7 контракта",
        "собрание в 15 ч. 30 мин.",
        "раздел 0113",
        "статьи 45-летнего",
        "уставом муниципального образования",
        "приложением к решению о создании лесничеств",
        "настоящим Кодексом",
        "федеральными законами",
        "Протокол от 12.03.2026 № 1",
        "постановление вступает в силу от 12.03.2026 № 5",
        "за 3 пункта до финиша",
        "№ 44-ФЗ",
        "от 31.02.2026 № 5",
        "первый пункт повестки",
        "Положение дел в котельной № 8 стабильное",
        "решение педагогического совета школы № 3 о ремонте",
        "приказ по детскому саду № 12",
        "пункт 3 решения аукционной комиссии",
        "по Конституции Российской империи",
        "Устав города принят",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert find_citations(text) == []


def test_an_impossible_date_is_no_date() -> None:
    assert find_citations("решение от 31.02.2026 № 5") == []
