"""The number an act has in the register: read, checked, refused, advised on."""

from datetime import date
from typing import Any

import pytest

from documents.checks import check_rules_of_the_city
from documents.forms.registration import EntryForm, NumberForm
from documents.models import RegisterEntry
from documents.registration import keeping
from documents.registration.numbers import RegisterNumber, read_number
from tests.factories import documents as make


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("RU54011815202000015", RegisterNumber("54011815", 2020, "00015")),
        ("RU64009805202000062", RegisterNumber("64009805", 2020, "00062")),
        ("RU085093012014001", RegisterNumber("08509301", 2014, "001")),
        (" ru 54011815 2020 00015 ", RegisterNumber("54011815", 2020, "00015")),
        ("№ RU54011815-2020-0015", RegisterNumber("54011815", 2020, "0015")),
    ],
)
def test_a_number_is_read_however_it_is_parted(words: str, number: RegisterNumber) -> None:
    assert read_number(words) == number
    assert read_number(str(number)) == number


@pytest.mark.parametrize(
    "words",
    [
        *("", "RU", "54011815202000015", "RU5401181520200", "RU540118152020000151", "RU54011815202О00015"),
        *("RU٥٤٠١١٨١٥٢٠٢٠٠٠٠١٥", "145-п", "RU54011815202000015, RU54011815202000016"),
    ],
)
def test_what_is_no_number_is_taken_for_none(words: str) -> None:
    assert read_number(words) is None


def form(**given: str) -> EntryForm:
    act = make.make_act(adopted_on=date(2026, 3, 12))
    return EntryForm({"sent_on": "", "number": "", "included_on": "", **given}, instance=RegisterEntry(act=act))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"number": "145-п"}, "number", "RU00000000202600001"),
        ({"number": "RU54011815202600015"}, "included_on", "Укажите, когда акт включён"),
        ({"included_on": "2026-04-01"}, "number", "Впишите номер"),
        ({"sent_on": "2026-03-11"}, "sent_on", "акта ещё не было"),
        ({"sent_on": "2099-03-11"}, "sent_on", "ещё не наступил"),
        ({"sent_on": "0226-03-11"}, "sent_on", "Проверьте год"),
        (
            {"sent_on": "2026-04-02", "number": "RU54011815202600015", "included_on": "2026-04-01"},
            "included_on",
            "Раньше, чем акт отправлен (02.04.2026)",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(given: dict[str, str], field: str, words: str) -> None:
    found = form(**given)
    assert not found.is_valid()
    assert list(found.errors) == [field]
    assert words in str(found.errors[field])


@pytest.mark.django_db
def test_a_number_of_another_municipality_is_refused_once_the_city_has_its_digits(settings: Any) -> None:
    given = {"number": "RU54011815202600015", "included_on": "2026-04-01"}
    settings.REGISTER_MUNICIPALITY = ""
    assert form(**given).is_valid()
    settings.REGISTER_MUNICIPALITY = "64009805"
    assert "в нём 54011815, а у города 64009805" in str(form(**given).errors["number"])
    settings.REGISTER_MUNICIPALITY = "54011815"
    assert form(**given).is_valid()


@pytest.mark.django_db
def test_another_year_than_that_of_the_act_is_advised_on_and_kept() -> None:
    found = form(number="RU54011815202700001", included_on="2026-10-01")
    assert found.is_valid(), found.errors
    assert "в нём 2027 год, а акт принят 12.03.2026" in found.advice
    same = form(number="RU54011815202600001", included_on="2026-10-01")
    assert same.is_valid()
    assert same.advice == ""


@pytest.mark.django_db
def test_one_number_stands_at_one_act(settings: Any) -> None:
    act = make.make_act("1-п")
    number = "RU54011815202600015"
    keeping.keep(RegisterEntry(act=act, number=number, included_on=date(2026, 4, 1)), by=None)
    again = form(number=number, included_on="2026-04-01")
    assert "уже записан у другого акта" in str(again.non_field_errors())
    own = NumberForm({"number": number, "included_on": "2026-04-02"}, instance=act.register_entry)
    assert own.is_valid(), own.errors


@pytest.mark.parametrize(
    ("digits", "days", "found"),
    [
        ("", 15, []),
        ("54011815", 1, []),
        ("5401181", 15, ["documents.E007"]),
        ("RU540118", 15, ["documents.E007"]),
        ("", 0, ["documents.E008"]),
    ],
)
def test_settings_that_no_number_could_fit_are_named(settings: Any, digits: str, days: int, found: list[str]) -> None:
    settings.REGISTER_MUNICIPALITY, settings.REGISTER_SENDING_DAYS = digits, days
    assert [error.id for error in check_rules_of_the_city(None)] == found
