"""What an act does to others by its own words."""

from collections.abc import Sequence
from datetime import date

import pytest

from documents.text.amending import Deed, find_deeds
from documents.text.structure import cut

ACT = "постановление администрации города Алейска от 01.02.2021 №"
ACTS = "постановления администрации города Алейска от 01.02.2021 №"


def deeds(*paragraphs: str) -> list[Deed]:
    return find_deeds(cut(paragraphs, within_article=False).clauses)


def said(found: Sequence[Deed]) -> list[tuple[str, str | None, list[str]]]:
    return [
        (deed.effect.value, deed.act.number, [f"{touch.place} {touch.change}" for touch in deed.touches])
        for deed in found
    ]


def test_the_points_below_name_what_becomes_of_each_place() -> None:
    found = deeds(
        "В соответствии с Федеральным законом от 06.10.2003 № 131-ФЗ «Об общих принципах» ПОСТАНОВЛЯЮ:",
        f"1. Внести в {ACT} 145-п «Об утверждении порядка» следующие изменения:",
        "1) пункт 2.3 изложить в следующей редакции:",
        f"«2.3. Заявление подаётся по пункту 9 {ACTS} 8-п.»;",
        "2) пункт 2.4 исключить;",
        "3) дополнить пунктом 2.5 следующего содержания:",
        "«2.5. Новый пункт.»;",
        "4) в подпункте «а» пункта 3 приложения № 2 слова «десять дней» исключить;",
        "5) пункт 7 дополнить подпунктом «в» следующего содержания: «в) иное.».",
        "2. Контроль за исполнением пункта 1 возложить на отдел.",
    )
    places = [
        "п. 2.3 changed",
        "п. 2.4 repealed",
        "п. 2.5 added",
        "прил. 2 п. 3 пп. а changed",
        "п. 7 пп. в added",
    ]
    assert said(found) == [("amends", "145-п", places)]
    assert [touch.clause for touch in found[0].touches] == [2, 4, 5, 7, 8]


def test_a_list_below_the_verb_is_taken_act_by_act() -> None:
    found = deeds(
        "1. Признать утратившими силу:",
        f"1) {ACT} 10-п «О внесении изменений в {ACT} 1-п»;",
        f"2) пункт 4 {ACTS} 11-п.",
        "2. Внести следующие изменения:",
        f"1) в {ACT} 12-п:",
        "а) пункты 4–6 признать утратившими силу;",
        f"2) в пункте 1 {ACTS} 13-п слово «один» заменить словом «два».",
    )
    assert said(found) == [
        ("repeals", "10-п", []),
        ("repeals", "11-п", ["п. 4 repealed"]),
        ("amends", "12-п", ["п. 4 repealed", "п. 5 repealed", "п. 6 repealed"]),
        ("amends", "13-п", ["п. 1 changed"]),
    ]


def test_days_beside_the_deed_are_its_days() -> None:
    found = deeds(
        f"1. Признать с 1 июня 2026 года утратившим силу {ACT} 10-п.",
        f"2. Приостановить до 1 января 2027 года действие {ACTS} 11-п.",
        f"3. Приостановить по 31.03.2027 действие пункта 2 {ACTS} 12-п.",
    )
    assert [(deed.on, deed.until) for deed in found] == [
        (date(2026, 6, 1), None),
        (None, date(2026, 12, 31)),
        (None, date(2027, 3, 31)),
    ]
    assert said(found)[2] == ("suspends", "12-п", ["п. 2 suspended"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1. {ACT} 10-п признать утратившим силу в связи с принятием {ACTS} 11-п.", ["10-п"]),
        (f"1. В соответствии с {ACTS} 10-п признать утратившим силу {ACT} 11-п.", ["11-п"]),
        (f"1. Отменить {ACTS} 10-п, от 02.02.2021 № 11-п и от 03.02.2021 № 12-п.", ["10-п", "11-п", "12-п"]),
        (f"1. Отменить ограничения, введённые {ACTS} 10-п.", []),
        ("1. Дополнить штат отдела двумя работниками.", []),
        (f"1. Утвердить порядок, предусмотренный {ACTS} 10-п.", []),
        ("1. Внести изменения в настоящее постановление.", []),
        (f"1. Разместить текст «Отменить {ACT} 10-п» на стенде.", []),
        (f"1. Изложить пункт 3 Порядка, утверждённого {ACTS} 10-п, в новой редакции.", ["10-п"]),
    ],
)
def test_only_what_the_verb_speaks_of_is_meant(text: str, expected: list[str]) -> None:
    assert [deed.act.number for deed in deeds(text)] == expected
