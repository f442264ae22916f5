"""Phone-in hours and field meetings: what is to come and what is over follows from the clock."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from dialogue.models import DialogueIndexPage, FieldMeetingPage, PhoneInHourPage
from dialogue.schedule import held, upcoming
from home.setup import ensure_sections

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=ZoneInfo("Asia/Barnaul"))


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def make_talk(model: type[Any] = PhoneInHourPage, **fields: Any) -> Any:
    ensure_sections()
    values = {
        "title": "Прямой провод",
        "held_on": NOON.date(),
        "starts_at": time(14),
        "ends_at": time(15),
        "posts": "Глава города",
        **({"phone": "+7 (000) 000-00-15"} if model is PhoneInHourPage else {"place": "Двор"}),
        **fields,
    }
    page = model(**values)
    DialogueIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


def test_a_talk_of_this_afternoon_is_to_come_and_of_this_morning_is_over() -> None:
    later = make_talk(title="Днём")
    earlier = make_talk(title="Утром", starts_at=time(9), ends_at=time(10))
    assert upcoming() == [later]
    assert held() == [earlier]


def test_a_talk_without_an_end_lasts_until_midnight() -> None:
    assert not make_talk(starts_at=time(9), ends_at=None).is_over
    assert make_talk(title="Вчера", held_on=NOON.date() - timedelta(days=1), ends_at=None).is_over


def test_the_nearest_stands_first_and_both_kinds_stand_together() -> None:
    far = make_talk(held_on=date(2026, 4, 1))
    near = make_talk(FieldMeetingPage, title="Выездной день", held_on=date(2026, 3, 20))
    assert upcoming() == [near, far]


def test_the_section_shows_both_lists_or_says_that_nothing_is_planned(client: Client) -> None:
    ensure_sections()
    assert "ещё не назначены" in client.get("/dialogue/").content.decode()
    make_talk(title="Разговор о тепле")
    html = client.get("/dialogue/").content.decode()
    assert "Разговор о тепле" in html
    assert "ещё не назначены" not in html


def test_a_talk_that_is_over_hides_its_telephone_and_promises_results(client: Client) -> None:
    make_talk(slug="razgovor", starts_at=time(9), ends_at=time(10), phone="+7 (000) 000-00-99")
    html = client.get("/dialogue/razgovor/").content.decode()
    assert "000-00-99" not in html
    assert "Итоги готовятся" in html


def test_the_description_ends_its_date_once(client: Client) -> None:
    html = client.get(make_talk(topic="Уборка снега").url).content.decode()
    assert "12\N{NO-BREAK SPACE}марта 2026\N{NO-BREAK SPACE}г. Уборка снега" in html


def test_an_end_before_the_beginning_is_refused() -> None:
    talk = PhoneInHourPage(starts_at=time(15), ends_at=time(14))
    with pytest.raises(ValidationError, match="позже начала"):
        talk.clean()


def test_the_list_gives_the_number_to_call_and_says_once_what_it_is(client: Client) -> None:
    make_talk(title="Прямой провод с главой города")
    text = client.get("/dialogue/").content.decode().split("<main", 1)[1]
    assert 'href="tel:+70000000015"' in text
    assert "<span>Прямой провод</span>" not in text
    make_talk(title="Вопросы об отоплении")
    assert "<span>Прямой провод</span>" in client.get("/dialogue/").content.decode()
