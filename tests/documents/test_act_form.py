"""The editor's form of an act: what it takes, what it refuses, what it may not change."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from documents import publication
from documents.models import ActRecord, LegalAct
from tests.documents.editing import add, edit, said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_a_new_act_is_filed_under_its_year_and_kind_as_a_draft(admin: Client) -> None:
    assert (
        admin.get(reverse("wagtailadmin_pages:add", args=["documents", "legalact", make.make_index().pk])).status_code
        == 200
    )
    response = add(admin, **{"action-publish": "1"})
    page = LegalAct.objects.get()
    assert response.status_code == 302
    assert not page.live, "an act without a text does not go live"
    assert page.url_path.endswith("/documents/acts/2026/postanovlenie/145-p-administratsiya/")
    assert page.record.path == "/documents/acts/2026/postanovlenie/145-p-administratsiya/"
    assert admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("title", ["", "О" * 256, "Об утверждении порядка " * 16])
def test_titles_empty_and_long_are_saved(admin: Client, title: str) -> None:
    response = add(admin, official_title=title)
    page = LegalAct.objects.get()
    assert response.status_code == 302
    assert page.official_title == title.strip()
    assert 0 < len(page.title) <= 255
    response = edit(admin, page, official_title=title + "!")
    assert response.status_code == 302


def test_missing_fields_are_named_and_nothing_is_saved(admin: Client) -> None:
    response = add(admin, number="", kind="", adopted_on="")
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert set(errors) == {"number", "kind", "adopted_on"}
    assert errors["kind"] == ["Выберите вид акта."]
    assert errors["number"] == ["Впишите номер, как в документе: «145-п»."]
    assert not LegalAct.objects.exists()


def test_whether_an_act_is_normative_is_chosen_by_nobody_but_the_editor(admin: Client) -> None:
    new = reverse("wagtailadmin_pages:add", args=["documents", "legalact", make.make_index().pk])
    choice = admin.get(new).context["form"]["is_normative"]
    assert [radio.data["selected"] for radio in choice] == [False, False]
    response = add(admin, is_normative="")
    assert "Выберите, нормативный этот акт или нет" in str(response.context["form"].errors["is_normative"])
    assert not LegalAct.objects.exists()


@pytest.mark.parametrize("decision", [True, False])
def test_the_decision_is_kept_and_can_be_changed(admin: Client, decision: bool) -> None:
    add(admin, is_normative=str(decision))
    page = LegalAct.objects.get()
    assert page.is_normative is page.record.requires_publication is decision
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    assert [radio.data["selected"] for radio in form["is_normative"]] == [decision, not decision]
    edit(admin, page, is_normative=str(not decision))
    assert LegalAct.objects.get().get_latest_revision_as_object().is_normative is not decision


def test_a_rule_without_its_date_is_explained(admin: Client) -> None:
    errors = add(admin, entry_rule="fixed_date").context["form"].errors
    assert "укажите дату вступления" in str(errors["entry_on"])
    assert "entry_days" in add(admin, entry_rule="days_after_publication").context["form"].errors
    assert "entry_note" in add(admin, entry_rule="other", entry_on="2026-04-01").context["form"].errors
    overridden = {"entry_rule": "publication", "entry_on": "2026-04-01"}
    assert "entry_note" in add(admin, **overridden).context["form"].errors, "the rule would give another date (D47)"
    assert add(admin, **overridden, entry_note="Решение о бюджете, пункт 5").status_code == 302


def test_a_day_of_entry_before_the_adoption_needs_its_reason(admin: Client) -> None:
    early = {"entry_rule": "fixed_date", "entry_on": "2026-03-01"}
    errors = add(admin, **early).context["form"].errors
    assert "раньше принятия акта: исправьте её или напишите" in str(errors["entry_note"])
    assert add(admin, **early, entry_note="распространяется на правоотношения с 1 марта, пункт 3").status_code == 302
    assert add(admin, number="146-п", entry_rule="fixed_date", entry_on="2026-03-12").status_code == 302


def test_a_new_act_starts_with_the_rule_of_the_charter(admin: Client, settings: LazySettings) -> None:
    address = reverse("wagtailadmin_pages:add", args=["documents", "legalact", make.make_index().pk])
    form = admin.get(address).context["form"]
    assert (form["entry_rule"].value(), form["entry_days"].value()) == ("publication", None)
    settings.ENTRY_RULE, settings.ENTRY_DAYS = "days_after_publication", 15
    form = admin.get(address).context["form"]
    assert (form["entry_rule"].value(), form["entry_days"].value()) == ("days_after_publication", 15)
    assert make.make_act(promulgated_on=date(2026, 3, 20)).effective_on == date(2026, 4, 4)


def test_a_number_that_is_taken_is_warned_of_and_saved(admin: Client) -> None:
    add(admin)
    response = add(admin, number="№ 145-П")
    assert "уже есть такой акт" in said(response)
    first = LegalAct.objects.order_by("pk")[0]
    assert reverse("acts_desk:desk", args=[first.pk]) in said(response), "the other one is a click away"
    assert LegalAct.objects.count() == 2


def test_the_publish_button_is_there_only_with_a_published_text(admin: Client) -> None:
    page = make.make_page()
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "action-publish" not in admin.get(editor).content.decode()
    assert "нет опубликованного текста" in admin.get(editor).content.decode()
    publication.publish_edition(make.make_edition(page), by=None)
    assert "action-publish" in admin.get(editor).content.decode()


def test_a_published_act_is_edited_and_published_again(admin: Client) -> None:
    record = make.make_act()
    edit(admin, record.page, official_title="О мостах", **{"action-publish": "1"})
    record.refresh_from_db()
    assert record.title == "О мостах"
    assert record.is_public


def test_an_older_revision_published_from_the_history_changes_no_state(admin: Client) -> None:
    page = make.make_page()
    old = page.save_revision()
    publication.publish_edition(make.make_edition(page), by=None)
    second = make.make_edition(page, ["1. Новое."], dated_on=date(2026, 5, 1))
    publication.publish_edition(second, by=None)
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    assert admin.get(revert).status_code == 200
    response = edit(admin, page, revision=old.pk, **{"action-publish": "1"})
    assert response.status_code == 302
    record = ActRecord.objects.get()
    assert record.current_edition == second
    assert record.is_public


def test_the_mark_of_personal_data_works_at_once_and_is_no_part_of_a_revision(admin: Client) -> None:
    record = make.make_act()
    before = record.page.save_revision()
    edit(admin, record.page, contains_personal_data="on")
    record.refresh_from_db()
    assert record.contains_personal_data
    assert not record.is_public
    before.publish()
    record.refresh_from_db()
    assert record.contains_personal_data
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[record.page_id])).content.decode()
    assert 'name="contains_personal_data"' in html
    assert "checked" in html.split('name="contains_personal_data"')[1][:200]


def test_a_new_act_may_be_marked_from_the_start(admin: Client) -> None:
    add(admin, contains_personal_data="on")
    assert ActRecord.objects.get().contains_personal_data


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0226-03-12"])
def test_a_slip_in_a_year_is_named(admin: Client, day: str) -> None:
    assert "Проверьте год" in str(add(admin, adopted_on=day).context["form"].errors["adopted_on"])


def test_a_wait_of_a_thousand_years_is_refused(admin: Client) -> None:
    response = add(admin, entry_rule="days_after_publication", entry_days="999999")
    assert "entry_days" in response.context["form"].errors
