"""What an editor sees and may do; nothing here ever answers 500."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from documents import publication
from documents.models import ActRecord, ActRelation, Edition, LegalAct, PublicationFact
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make.make_editor())
    return client


def fields(**changed: Any) -> dict[str, Any]:
    """What the browser sends from the form of an act."""
    return {
        "kind": make.make_kind().pk,
        "issuing_body": make.make_body().pk,
        "number": "145-п",
        "adopted_on": "2026-03-12",
        "official_title": "О ремонте дорог",
        "signatory": "",
        "signatory_post": "",
        "rubric": "",
        "source_url": "",
        "is_normative": "on",
        "entry_rule": "publication",
        "entry_days": "",
        "entry_on": "",
        "entry_note": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": 1000,
        **changed,
    }


def add(admin: Client, **changed: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["documents", "legalact", make.make_index().pk])
    return admin.post(address, fields(**changed))


def edit(admin: Client, page: LegalAct, **changed: Any) -> Any:
    return admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields(**changed))


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# --- The card of an act ------------------------------------------------------------------------------------


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
    assert set(response.context["form"].errors) == {"number", "kind", "adopted_on"}
    assert not LegalAct.objects.exists()


def test_a_rule_without_its_date_is_explained(admin: Client) -> None:
    errors = add(admin, entry_rule="fixed_date").context["form"].errors
    assert "укажите дату вступления" in str(errors["entry_on"])
    assert "entry_days" in add(admin, entry_rule="days_after_publication").context["form"].errors
    assert "entry_note" in add(admin, entry_rule="other", entry_on="2026-04-01").context["form"].errors


def test_a_number_that_is_taken_is_warned_of_and_saved(admin: Client) -> None:
    add(admin)
    response = add(admin, number="№ 145-П")
    assert "уже есть такой акт" in said(response)
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


# --- What is refused ---------------------------------------------------------------------------------------


def test_a_folder_with_acts_is_not_deleted_and_the_way_out_is_named(admin: Client) -> None:
    record = make.make_act()
    for folder in record.page.get_ancestors().filter(depth__gte=2):
        response = admin.post(
            reverse("wagtailadmin_pages:delete", args=[folder.pk]), {"confirm_site_name": "Город Алейск"}
        )
        assert response.status_code == 302
        assert "снимают с публикации" in said(response)
    assert LegalAct.objects.count() == 1


def test_an_act_that_was_public_is_not_deleted(admin: Client) -> None:
    record = make.make_act()
    address = reverse("wagtailadmin_pages:delete", args=[record.page_id])
    assert "Снимите его с публикации" in said(admin.get(address))
    assert "Снимите его с публикации" in said(admin.post(address))
    assert LegalAct.objects.count() == 1


def test_a_draft_act_is_deleted_with_its_texts(admin: Client) -> None:
    record = make.make_act(published=False, promulgated_on=date(2026, 3, 13))
    address = reverse("wagtailadmin_pages:delete", args=[record.page_id])
    assert admin.get(address).status_code == 200
    assert admin.post(address).status_code == 302
    assert not LegalAct.objects.exists()
    assert not ActRecord.objects.exists()
    assert not Edition.objects.exists()


def test_a_draft_others_refer_to_is_kept_and_that_is_said(admin: Client) -> None:
    record = make.make_act(published=False)
    make.relate(make.make_act("2-п"), "amends", record)
    assert "удалите эти связи" in said(admin.post(reverse("wagtailadmin_pages:delete", args=[record.page_id])))
    assert LegalAct.objects.count() == 2


def bulk(admin: Client, action: str, *pages: Page, **data: Any) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return admin.post(f"{address}?{ids}&next=/admin/", data)


def test_deleting_many_at_once_is_refused_whole(admin: Client) -> None:
    public, draft = make.make_act("1-п"), make.make_act("2-п", published=False)
    assert "Снимите его с публикации" in said(bulk(admin, "delete", draft.page, public.page))
    assert LegalAct.objects.count() == 2
    assert "снимают с публикации" in said(bulk(admin, "delete", make.make_index()))
    bulk(admin, "delete", draft.page)
    assert LegalAct.objects.count() == 1


def test_unpublishing_a_section_with_its_acts_at_once_is_refused(admin: Client) -> None:
    record = make.make_act()
    index = make.make_index()
    response = admin.post(reverse("wagtailadmin_pages:unpublish", args=[index.pk]), {"include_descendants": "on"})
    assert "по одному" in said(response)
    bulk(admin, "unpublish", record.page, include_descendants="on")
    record.refresh_from_db()
    assert record.is_public


def test_wagtails_own_unpublishing_of_an_act_is_closed(admin: Client) -> None:
    record = make.make_act()
    response = admin.post(reverse("wagtailadmin_pages:unpublish", args=[record.page_id]))
    assert response.status_code == 302
    record.refresh_from_db()
    assert record.is_public


def test_acts_and_their_folders_are_not_copied(admin: Client) -> None:
    record = make.make_act()
    for page in record.page.get_ancestors(inclusive=True).filter(depth__gte=2):
        address = reverse("wagtailadmin_pages:copy", args=[page.pk])
        data = {
            "new_title": "Копия",
            "new_slug": "kopiya",
            "new_parent_page": page.get_parent().pk,
            "copy_subpages": "on",
            "alias": "on",
        }
        assert admin.get(address).status_code == 302
        assert admin.post(address, data).status_code == 302
    assert LegalAct.objects.count() == 1
    listing = admin.get(reverse("wagtailadmin_explore", args=[record.page.get_parent().pk])).content.decode()
    assert f"/admin/pages/{record.page_id}/copy/" not in listing


def test_an_act_is_not_moved_by_hand(admin: Client) -> None:
    record = make.make_act()
    other = make.make_page("2-п", adopted_on=date(2025, 1, 1)).get_parent()
    response = admin.post(reverse("wagtailadmin_pages:move_confirm", args=[record.page_id, other.pk]))
    assert response.status_code == 302
    record.page.refresh_from_db()
    assert record.page.url_path.endswith("/2026/postanovlenie/145-p-administratsiya/")


def test_the_explorer_and_the_history_open_for_every_state(admin: Client) -> None:
    record = make.make_act()
    publication.withdraw(record, reason="Ошибка.", by=None)
    make.make_page("2-п")
    for page in record.page.get_ancestors(inclusive=True):
        assert admin.get(reverse("wagtailadmin_explore", args=[page.pk])).status_code == 200
    history = admin.get(reverse("wagtailadmin_pages:history", args=[record.page_id])).content.decode()
    assert "Акт снят с публикации. Причина: Ошибка." in history
    assert "Опубликована редакция № 1" in history


# --- The desk ----------------------------------------------------------------------------------------------


def desk(page: Page) -> str:
    return reverse("acts_desk:desk", args=[page.pk])


def test_from_a_pasted_text_to_a_public_act(admin: Client, client: Client) -> None:
    page = make.make_page(title="О дорогах")
    assert "Текста ещё нет" in admin.get(desk(page)).content.decode()
    new_text = reverse("acts_desk:add_text", args=[page.pk])
    assert admin.get(new_text).status_code == 200
    response = admin.post(new_text, {"text": "1. Утвердить.\r\n\r\n2. Контроль.", "dated_on": "2026-03-12"})
    edition = Edition.objects.get()
    assert response.url == reverse("acts_desk:edition", args=[edition.pk])
    assert "p-1" in admin.get(response.url).content.decode()
    assert not edition.is_public
    response = admin.post(reverse("acts_desk:publish_edition", args=[edition.pk]))
    assert "Редакция опубликована" in said(response)
    assert client.get(page.record.path).status_code == 200
    assert "текущая" in admin.get(desk(page)).content.decode()
    assert "меняют" in admin.get(reverse("acts_desk:edition", args=[edition.pk])).content.decode()


def test_a_second_text_must_say_why(admin: Client) -> None:
    record = make.make_act()
    new_text = reverse("acts_desk:add_text", args=[record.page_id])
    response = admin.post(new_text, {"text": "1. Утвердить.", "dated_on": "2026-05-01"})
    assert response.status_code == 200
    assert "note" in response.context["form"].errors
    assert admin.post(new_text, {"text": "1. Новое.", "dated_on": "2026-05-01", "note": "опечатка"}).status_code == 302


def test_a_text_of_blank_lines_is_refused_at_publishing(admin: Client) -> None:
    page = make.make_page()
    admin.post(reverse("acts_desk:add_text", args=[page.pk]), {"text": "   \n  ", "dated_on": "2026-03-12"})
    assert not Edition.objects.exists()


def test_a_draft_edition_is_discarded_and_a_published_one_is_not(admin: Client) -> None:
    record = make.make_act()
    draft = make.make_edition(record.page, ["1. Лишнее."])
    admin.post(reverse("acts_desk:discard_edition", args=[draft.pk]))
    assert not Edition.objects.filter(pk=draft.pk).exists()
    response = admin.post(reverse("acts_desk:discard_edition", args=[record.current_edition_id]))
    assert "удалить нельзя" in said(response)
    assert Edition.objects.filter(pk=record.current_edition_id).exists()


def test_publishing_twice_is_explained(admin: Client) -> None:
    record = make.make_act()
    response = admin.post(reverse("acts_desk:publish_edition", args=[record.current_edition_id]))
    assert "уже опубликована" in said(response)


def test_withdrawing_asks_for_a_reason_and_restoring_brings_back(admin: Client) -> None:
    record = make.make_act()
    address = reverse("acts_desk:withdraw", args=[record.page_id])
    assert "исчезнет с сайта" in admin.get(address).content.decode()
    assert admin.post(address, {"reason": " "}).status_code == 200
    admin.post(address, {"reason": "Опубликован по ошибке."})
    record.refresh_from_db()
    assert record.withdrawal_reason == "Опубликован по ошибке."
    assert "Вернуть на сайт" in admin.get(desk(record.page)).content.decode()
    admin.post(reverse("acts_desk:restore", args=[record.page_id]))
    record.refresh_from_db()
    assert record.is_public


def test_facts_are_added_and_removed_and_the_status_follows(admin: Client) -> None:
    record = make.make_act()
    address = reverse("acts_desk:add_fact", args=[record.page_id])
    assert admin.post(address, {"method": "printed"}).status_code == 200
    admin.post(address, {"method": "printed", "published_on": "2026-03-20", "publication_name": "Сборник"})
    record.refresh_from_db()
    assert record.effective_on == date(2026, 3, 20)
    assert "Сборник" in admin.get(desk(record.page)).content.decode()
    admin.post(reverse("acts_desk:delete_fact", args=[PublicationFact.objects.get().pk]))
    record.refresh_from_db()
    assert record.effective_on is None


def test_a_relation_is_found_by_number_and_explained_when_it_is_not(admin: Client) -> None:
    old, record = make.make_act("1-п", promulgated_on=date(2026, 3, 12)), make.make_act("2-п")
    address = reverse("acts_desk:add_relation", args=[record.page_id])
    assert "нет в реестре" in admin.post(address, {"kind": "repeals", "number": "777"}).content.decode()
    assert "этого же акта" in admin.post(address, {"kind": "repeals", "number": "2-п"}).content.decode()
    twin = make.make_act("1-п", adopted_on=date(2025, 2, 3))
    assert "укажите дату" in admin.post(address, {"kind": "repeals", "number": "№1-П"}).content.decode()
    data = {"kind": "repeals", "number": "1-п", "adopted_on": "2026-03-12", "effective_on": "2026-04-01"}
    assert admin.post(address, data).status_code == 302
    old.refresh_from_db()
    assert old.ceased_on == date(2026, 4, 1)
    assert "уже есть" in admin.post(address, data).content.decode()
    assert "Утратил силу по акту" in admin.get(desk(old.page)).content.decode()
    admin.post(reverse("acts_desk:delete_relation", args=[ActRelation.objects.get().pk]))
    old.refresh_from_db()
    twin.refresh_from_db()
    assert old.ceased_on is None is twin.ceased_on


def test_an_end_by_a_court_needs_its_basis(admin: Client) -> None:
    record = make.make_act()
    address = reverse("acts_desk:set_end", args=[record.page_id])
    assert "основание" in admin.post(address, {"ended_on": "2026-05-01", "ended_how": "invalidated"}).content.decode()
    admin.post(address, {"ended_on": "2026-05-01", "ended_how": "invalidated", "ended_basis": "решение суда"})
    record.refresh_from_db()
    assert (record.ceased_on, record.cessation) == (date(2026, 5, 1), "invalidated")
    admin.post(address, {"ended_on": ""})
    record.refresh_from_db()
    assert (record.ceased_on, record.ended_how) == (None, "")


def test_who_may_only_edit_cannot_publish_or_withdraw(client: Client) -> None:
    record = make.make_act()
    draft = make.make_edition(record.page, ["1. Новое."])
    editor = make.make_editor("avtor", superuser=False)
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    html = client.get(desk(record.page)).content.decode()
    assert "Добавить факт" not in html
    assert (
        "Опубликовать её может редактор" in client.get(reverse("acts_desk:edition", args=[draft.pk])).content.decode()
    )
    client.post(reverse("acts_desk:publish_edition", args=[draft.pk]))
    client.post(reverse("acts_desk:withdraw", args=[record.page_id]), {"reason": "Захотелось."})
    client.post(
        reverse("acts_desk:add_fact", args=[record.page_id]), {"method": "printed", "published_on": "2026-03-20"}
    )
    record.refresh_from_db()
    assert record.is_public
    assert record.current_edition_id != draft.pk
    assert not PublicationFact.objects.exists()


def test_a_stranger_is_sent_to_the_door(client: Client) -> None:
    record = make.make_act()
    assert "login" in client.get(desk(record.page)).url


def test_the_register_lists_filters_and_finds(admin: Client) -> None:
    make.make_act("145-п", title="О дорогах", promulgated_on=date(2026, 3, 12))
    make.make_act("7-п", title="О садах", published=False)
    address = reverse("register:index")
    everything = admin.get(address).content.decode()
    assert "О дорогах" in everything
    assert "О садах" in everything
    for query in ("?number=№145", "?status=in_force", "?q=дорогах", "?is_public=true"):
        html = admin.get(address + query).content.decode()
        assert "О дорогах" in html, query
        assert "О садах" not in html, query


def test_a_kind_in_use_is_not_deleted(admin: Client) -> None:
    record = make.make_act()
    kind = record.kind
    address = reverse(kind.snippet_viewset.get_url_name("delete"), args=[kind.pk])
    assert admin.get(address).status_code == 200
    assert admin.post(address).status_code in (200, 302)
    kind.refresh_from_db()
