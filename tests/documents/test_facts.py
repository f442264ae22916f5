"""What a publication fact must tell, by its method, and which days it may have (D45)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import ActRecord, PublicationFact
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
PLACED_AT = timezone.make_aware(datetime(2026, 3, 20, 23, 40))

WHOLE: dict[str, dict[str, Any]] = {
    "printed": {"published_on": "2026-03-20", "publication_name": "Маяк труда", "issue": "3"},
    "network": {"placed_at": "2026-03-20T23:40", "url": "https://gazeta.example/145-p"},
    "site": {"published_on": "2026-03-20"},
    "public_place": {"published_on": "2026-03-20", "place": "доска объявлений администрации"},
    "other": {"published_on": "2026-03-20", "place": "объявление по радио (статья 50 устава)"},
}


def add(admin: Client, act: ActRecord, method: str, **sent: Any) -> Any:
    return admin.post(reverse("acts_desk:add_fact", args=[act.page_id]), {"method": method, **sent})


def errors(admin: Client, act: ActRecord, method: str, **changed: Any) -> dict[str, list[str]]:
    """What is said of a fact that is whole but for `changed`; nothing is kept of it."""
    answer = add(admin, act, method, **{**WHOLE[method], **changed})
    assert answer.status_code == 200
    assert not PublicationFact.objects.exists()
    found: dict[str, list[str]] = answer.context["fact_form"].errors
    return found


@pytest.mark.parametrize("method", WHOLE)
def test_a_whole_fact_of_each_method_is_kept(admin: Client, method: str) -> None:
    act = make.make_act()
    assert add(admin, act, method, **WHOLE[method]).status_code == 302
    fact = PublicationFact.objects.get()
    assert (fact.method, fact.published_on) == (method, date(2026, 3, 20))


@pytest.mark.parametrize(
    ("method", "field"),
    [(method, field) for method, fields in WHOLE.items() for field in fields],
)
def test_what_a_method_needs_is_asked_for_at_its_field_and_nowhere_else(admin: Client, method: str, field: str) -> None:
    assert errors(admin, make.make_act(), method, **{field: ""}).keys() == {field}


@pytest.mark.parametrize(
    ("method", "field", "value"),
    [
        ("printed", "placed_at", "2026-03-20T10:00"),
        ("printed", "place", "доска"),
        ("network", "pages", "3"),
        ("site", "issue", "3"),
        ("public_place", "url", "https://gazeta.example/"),
    ],
)
def test_what_a_method_does_not_have_is_named_and_not_dropped(
    admin: Client, method: str, field: str, value: str
) -> None:
    found = errors(admin, make.make_act(), method, **{field: value})
    assert found.keys() == {field}
    assert "очистите поле или выберите другой способ" in str(found[field])


def test_a_part_of_what_has_no_parts_is_only_to_be_taken_off(admin: Client) -> None:
    assert errors(admin, make.make_act(), "network", part="1").keys() == {"part"}


def test_the_day_of_a_network_publication_is_that_of_its_time_in_the_city(admin: Client) -> None:
    act = make.make_act()
    add(admin, act, "network", **WHOLE["network"])
    fact = PublicationFact.objects.get()
    assert (fact.placed_at, fact.published_on) == (PLACED_AT, date(2026, 3, 20)), "in London it is still the day before"
    act.refresh_from_db()
    assert act.promulgated_on == date(2026, 3, 20)


def test_a_day_beside_a_time_of_another_day_is_refused(admin: Client) -> None:
    act = make.make_act()
    found = errors(admin, act, "network", published_on="2026-03-21")
    assert "оставьте эту дату пустой" in str(found["published_on"])
    assert add(admin, act, "network", **WHOLE["network"], published_on="2026-03-20").status_code == 302


def test_nothing_is_published_before_it_is_adopted_or_in_the_future(admin: Client) -> None:
    act = make.make_act()
    said = errors(admin, act, "printed", published_on="2026-03-11")
    assert "Раньше дня, когда акт принят (12.03.2026): проверьте обе даты" in str(said["published_on"])
    tomorrow = timezone.localdate() + timedelta(days=1)
    said = errors(admin, act, "printed", published_on=tomorrow.isoformat())
    assert "ещё не наступил: внесите этот факт, когда акт опубликуют" in str(said["published_on"])
    said = errors(admin, act, "network", placed_at=f"{timezone.localtime() + timedelta(hours=1):%Y-%m-%dT%H:%M}")
    assert "Это время ещё не наступило" in str(said["placed_at"])
    assert "Раньше дня" in str(errors(admin, act, "network", placed_at="0001-01-01T00:00")["placed_at"])
    assert "placed_at" in errors(admin, act, "network", placed_at="9999-12-31T23:59")


def test_an_act_may_be_published_on_the_day_it_is_adopted(admin: Client) -> None:
    assert add(admin, make.make_act(), "printed", **{**WHOLE["printed"], "published_on": "2026-03-12"}).url


def test_the_site_means_the_page_of_the_act_unless_another_address_is_given(admin: Client, client: Client) -> None:
    act = make.make_act()
    add(admin, act, "site", published_on="2026-03-20")
    add(admin, act, "site", placed_at="2026-03-21T09:05", url="https://staryi.example/145")
    own, other = PublicationFact.objects.all()
    assert own.url == f"{settings.SITE_URL}{act.path}"
    html = client.get(act.path).content.decode()
    assert own.url + '">смотреть' not in html, "the reader is there already"
    assert f'официальный сайт, <a href="{other.url}">смотреть</a>' in html
    assert "21\N{NO-BREAK SPACE}марта 2026\N{NO-BREAK SPACE}г. в 09:05" in html


def test_quotation_marks_and_the_word_page_are_not_kept_twice(admin: Client, client: Client) -> None:
    act = make.make_act()
    add(admin, act, "printed", **{**WHOLE["printed"], "publication_name": "«Маяк труда»", "pages": "стр. 12–18"})
    assert "«Маяк труда», № 3, с. 12–18" in client.get(act.path).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"method": "printed", "publication_name": "Маяк «Труда»", "issue": "№ 3"}, "«Маяк „Труда“», № 3"),
        ({"method": "printed"}, "печатное издание"),
        ({"method": "network", "publication_name": "Алейск"}, "сетевое издание «Алейск»"),
        ({"method": "public_place", "place": "доска у входа"}, "размещение в общественном месте: доска у входа"),
    ],
)
def test_readers_are_told_where(fields: dict[str, Any], words: str) -> None:
    assert PublicationFact(**fields).where == words


def test_the_form_shows_every_field_and_says_for_which_method(admin: Client) -> None:
    html = admin.get(reverse("acts_desk:desk", args=[make.make_act().page_id])).content.decode()
    for name in ("published_on", "placed_at", "publication_name", "issue", "pages", "url", "place"):
        assert f'name="{name}"' in html
    for words in ("Сетевое издание: обязательно", "Печатное издание: обязательно", "Общественное место: где вывешен"):
        assert words in html
