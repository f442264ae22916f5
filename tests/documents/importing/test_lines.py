import json
from datetime import date
from typing import Any

import pytest

from documents.importing import LineError, parse_line

GOOD: dict[str, Any] = {
    "kind": "постановление",
    "number": "145-п",
    "adopted_on": "2026-03-12",
    "issuing_body": "администрация города Алейска",
    "title": "О ремонте дорог",
    "rubric": "Дороги",
    "paragraphs": ["1. Утвердить.", "  ", "2. Опубликовать."],
    "source_url": "https://example.org/145",
    "external_id": "a-145",
}


def line(**changes: Any) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def test_a_line_becomes_an_act_with_optional_fields_absent() -> None:
    act = parse_line(line())
    assert act.adopted_on == date(2026, 3, 12)
    assert act.paragraphs == ("1. Утвердить.", "2. Опубликовать.")
    assert (act.published_on, act.relations, act.signatory, act.is_generated) == (None, (), "", False)


def test_optional_fields_are_read() -> None:
    act = parse_line(
        line(
            signatory_post="глава города",
            published_on="2026-03-20",
            repealed_on="2026-09-01",
            relations=[{"kind": "amends", "external_id": "a-1"}, {"kind": "amends", "external_id": "a-1"}],
        )
    )
    assert act.signatory_post == "глава города"
    assert (act.published_on, act.repealed_on) == (date(2026, 3, 20), date(2026, 9, 1))
    assert [(relation.kind, relation.external_id) for relation in act.relations] == [("amends", "a-1")]


def test_empty_and_very_long_titles_and_empty_texts_go_in() -> None:
    assert parse_line(line(title="")).title == ""
    assert len(parse_line(line(title="О" * 368)).title) == 368
    assert parse_line(line(paragraphs=[])).paragraphs == ()


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert parse_line(b"\xef\xbb\xbf" + line()).number == "145-п"


def test_the_same_text_has_the_same_digest_and_another_text_another() -> None:
    assert parse_line(line()).digest == parse_line(line(title="Другое")).digest
    assert parse_line(line()).digest != parse_line(line(paragraphs=["1. Другое."])).digest


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{broken", "это не JSON"),
        (b"[1, 2]", "объектом JSON"),
        (b"[" * 100_000, "это не JSON"),
        ('{"title": "О ремонте"}'.encode("cp1251"), "UTF-8"),
        (json.dumps({key: value for key, value in GOOD.items() if key != "number"}).encode(), "нет поля number"),
        (b'{"kind": "x"}', "нет полей number, adopted_on"),
        (line(number=145), "number: нужна строка"),
        (line(number=" "), "number: пустое значение"),
        (line(number="1" * 61), "number: 61 знаков, а помещается 60"),
        (line(adopted_on="12.03.2026"), "adopted_on: нужна дата вида 2026-03-12"),
        (line(adopted_on="2026-02-30"), "adopted_on: нужна дата"),
        (line(adopted_on=None), "adopted_on: нужна дата"),
        (line(paragraphs="текст"), "paragraphs: нужен список строк"),
        (line(paragraphs=[1]), "paragraphs: нужен список строк"),
        (line(paragraphs=["\0"]), "нельзя хранить"),
        (line(title="\ud800"), "нельзя хранить"),
        (line(source_url="javascript:alert(1)"), "source_url: адрес"),
        (line(relations={"kind": "amends"}), "relations: нужен список"),
        (line(relations=[{"kind": "eats", "external_id": "b"}]), "вид связи «eats» неизвестен"),
        (line(relations=[{"kind": "amends", "external_id": "a-145"}]), "сам с собой"),
        (line(is_normative="да"), "is_normative: нужно true или false"),
    ],
)
def test_a_bad_line_says_what_is_wrong(raw: bytes, reason: str) -> None:
    with pytest.raises(LineError) as error:
        parse_line(raw)
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("day", "said"), [("2026-03-11", "раньше дня, когда акт принят"), ("2099-01-01", "не наступил")]
)
def test_a_day_of_publication_that_cannot_be_is_named(day: str, said: str) -> None:
    with pytest.raises(LineError, match=f"published_on: .*{said}"):
        parse_line(line(published_on=day))
