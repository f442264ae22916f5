"""The register on the desk of an act, and what everybody sees of it afterwards."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from core.models import ChangeEntry
from core.russian.counting import date_in_words
from documents import publication
from documents.models import ActRecord, LegalityReview, RegisterEntry
from documents.registration import keeping
from tests.documents.editing import said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
NUMBER = "RU54011815202600015"
KNOWN = {"sent_on": "2026-03-20", "number": NUMBER, "included_on": "2026-04-03"}
PROTEST = {
    "kind": "protest",
    "issued_by": "Прокуратура (образец)",
    "dated_on": "2026-05-04",
    "number": "7-2026",
    "summary": "Пункт 2 противоречит закону.",
    "result": "Удовлетворён.",
}


def at_the_desk(admin: Client, view: str, act: ActRecord, **given: Any) -> Any:
    return admin.post(reverse(f"acts_desk:{view}", args=[act.page_id]), given)


def announcements() -> int:
    return ChangeEntry.objects.filter(resource="acts").count()


def test_the_number_is_on_the_page_in_the_api_and_in_the_journal(admin: Client, client: Client) -> None:
    act = make.make_act()
    before = announcements()
    response = at_the_desk(admin, "set_entry", act, **KNOWN)
    assert "Сведения регистра сохранены" in said(response)
    html = client.get(act.path).content.decode().replace("<wbr>", "")
    assert f"<dt>Номер в регистре</dt><dd>{NUMBER}, включён {date_in_words(date(2026, 4, 3))}</dd>" in html
    told = client.get(f"/api/v1/acts/{act.public_id}/").json()["register"]
    assert told == {"number": NUMBER, "included_on": "2026-04-03", "reviews": []}
    found = client.get("/api/v1/acts/", {"register_number": NUMBER}).json()["results"]
    assert [record["id"] for record in found] == [str(act.public_id)]
    assert announcements() == before + 1
    logged = PageLogEntry.objects.get(page=act.page_id, action=keeping.LOGGED)
    assert logged.formatter.format_message(logged).endswith(f"отправлен 20.03.2026; включён 03.04.2026, номер {NUMBER}")


def test_when_it_was_sent_is_the_citys_own_business(admin: Client, client: Client) -> None:
    act = make.make_act()
    before = announcements()
    at_the_desk(admin, "set_entry", act, sent_on="2026-03-20", number="", included_on="")
    assert RegisterEntry.objects.get().sent_on == date(2026, 3, 20)
    assert announcements() == before
    assert "регистр" not in client.get(act.path).content.decode().lower()
    assert client.get(f"/api/v1/acts/{act.public_id}/").json()["register"] is None


def test_what_changes_nothing_is_not_logged_and_a_number_can_be_taken_back(admin: Client, client: Client) -> None:
    act = make.make_act()
    for _ in range(2):
        at_the_desk(admin, "set_entry", act, **KNOWN)
    assert PageLogEntry.objects.filter(action=keeping.LOGGED).count() == 1
    at_the_desk(admin, "set_entry", act, sent_on="2026-03-20", number="", included_on="")
    assert "Номер в регистре" not in client.get(act.path).content.decode()
    assert RegisterEntry.objects.get().number == ""


def test_a_wrong_number_comes_back_with_its_reason(admin: Client) -> None:
    response = at_the_desk(admin, "set_entry", make.make_act(), number="145", sent_on="", included_on="")
    assert response.status_code == 200
    assert "Это не номер регистра" in response.content.decode()
    assert not RegisterEntry.objects.exists()


def test_a_number_of_another_year_is_kept_with_a_word_of_advice(admin: Client) -> None:
    response = at_the_desk(admin, "set_entry", make.make_act(), number="RU54011815202500001", included_on="2026-04-01")
    assert "в нём 2025 год" in said(response)
    assert RegisterEntry.objects.get().number == "RU54011815202500001"


def test_what_the_prosecutor_said_is_public_until_it_is_deleted(admin: Client, client: Client) -> None:
    act = make.make_act()
    before = announcements()
    response = at_the_desk(admin, "add_review", act, **PROTEST)
    assert "это видят все" in said(response)
    html = client.get(act.path).content.decode()
    assert f"Протест прокурора от {date_in_words(date(2026, 5, 4))}" in html
    assert "Пункт 2 противоречит закону." in html
    told = client.get(f"/api/v1/acts/{act.public_id}/").json()["register"]
    assert told == {"number": None, "included_on": None, "reviews": [PROTEST]}
    review = LegalityReview.objects.get()
    delete = reverse("acts_desk:delete_review", args=[act.page_id, review.pk])
    assert "исчезнет со страницы акта" in admin.get(delete).content.decode()
    assert LegalityReview.objects.exists()
    assert "Удалено: протест прокурора" in said(admin.post(delete))
    assert "уже нет" in said(admin.post(delete))
    assert client.get(f"/api/v1/acts/{act.public_id}/").json()["register"] is None
    assert announcements() == before + 2
    assert PageLogEntry.objects.filter(page=act.page_id, action=keeping.LOGGED).count() == 2


def test_a_review_before_the_act_is_refused(admin: Client) -> None:
    response = at_the_desk(admin, "add_review", make.make_act(), **{**PROTEST, "dated_on": "2026-03-11"})
    assert "акта ещё не было" in response.content.decode()
    assert not LegalityReview.objects.exists()


def test_an_act_that_is_not_normative_does_not_enter_the_register_but_may_be_protested(admin: Client) -> None:
    act = make.make_act(is_normative=False)
    assert "только нормативные" in said(at_the_desk(admin, "set_entry", act, **KNOWN))
    assert not RegisterEntry.objects.exists()
    at_the_desk(admin, "add_review", act, **PROTEST)
    assert LegalityReview.objects.get().entry.act == act


def test_only_who_may_publish_acts_touches_it(client: Client) -> None:
    act = make.make_act()
    review = LegalityReview(**{**PROTEST, "dated_on": date(2026, 5, 4)})
    keeping.add_review(review, act, by=None)
    editor = make.make_editor(superuser=False)
    editor.groups.add(make.make_group(make.make_index(), "change_page"))
    client.force_login(editor)
    for address in (
        reverse("acts_desk:set_entry", args=[act.page_id]),
        reverse("acts_desk:add_review", args=[act.page_id]),
        reverse("acts_desk:delete_review", args=[act.page_id, review.pk]),
    ):
        assert client.post(address, {**KNOWN, **PROTEST}).status_code in (302, 403)
    assert LegalityReview.objects.count() == 1
    assert RegisterEntry.objects.get().number == ""
    assert "Внести сведения регистра" not in client.get(reverse("acts_desk:desk", args=[act.page_id])).content.decode()


def test_an_act_that_is_not_public_is_not_announced_and_can_still_be_deleted() -> None:
    act = make.make_act(published=False)
    before = announcements()
    keeping.keep(RegisterEntry(act=act, number=NUMBER, included_on=date(2026, 4, 3)), by=None)
    assert announcements() == before
    publication.discard(act)
    assert not RegisterEntry.objects.exists()


def test_an_act_with_personal_data_shows_nothing_of_it(client: Client) -> None:
    act = make.make_act()
    keeping.add_review(LegalityReview(**{**PROTEST, "dated_on": date(2026, 5, 4)}), act, by=None)
    publication.set_personal_data(act, True)
    assert "противоречит" not in client.get(act.path).content.decode()
    assert client.get(f"/api/v1/acts/{act.public_id}/").status_code == 410


def test_a_number_another_editor_took_a_moment_ago_is_told_and_changes_nothing(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.keep(RegisterEntry(act=make.make_act("1-п"), number=NUMBER, included_on=date(2026, 4, 3)), by=None)
    act = make.make_act("2-п")
    monkeypatch.setattr(RegisterEntry, "validate_constraints", lambda *args, **kwargs: None)  # the form looked before
    before = ChangeEntry.objects.count()
    answer = at_the_desk(admin, "set_entry", act, **KNOWN)
    assert answer.status_code == 200
    assert "уже записан у другого акта" in answer.content.decode()
    assert not RegisterEntry.objects.filter(act=act).exists()
    assert ChangeEntry.objects.count() == before
