"""What Wagtail may not do to acts, and what the editor is told instead; nothing here ever answers 500."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from documents import publication
from documents.models import ActRecord, Edition, LegalAct
from tests.documents.editing import edit, said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


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


def test_a_refusal_among_many_leaves_all_texts_and_files(
    admin: Client, django_capture_on_commit_callbacks: Any
) -> None:
    first, second = make.make_page("1-п"), make.make_act("2-п", published=False)
    edition = make.make_edition(first, source=b"text", source_name="c.txt")
    make.relate(make.make_act("3-п"), "amends", second)
    with django_capture_on_commit_callbacks(execute=True):
        assert "удалите эти связи" in said(bulk(admin, "delete", first, second.page))
    assert ActRecord.objects.filter(page=first).exists()
    assert Edition.objects.get(pk=edition.pk).source_file.read() == b"text"


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
    assert "Снято с публикации. Причина: Ошибка." in history
    assert "Опубликована редакция № 1" in history


def test_folders_that_make_themselves_are_neither_moved_nor_hidden(admin: Client) -> None:
    record = make.make_act()
    other = make.make_page("2-п", adopted_on=date(2025, 1, 1)).get_parent().get_parent()
    kind = record.page.get_parent()
    for folder in (kind, kind.get_parent()):
        assert admin.post(reverse("wagtailadmin_pages:unpublish", args=[folder.pk])).status_code == 302
        admin.post(reverse("wagtailadmin_pages:move_confirm", args=[folder.pk, other.pk]))
        folder.refresh_from_db()
        assert folder.live
        assert "/2026/" in folder.url_path


def withdrawn_act() -> ActRecord:
    record = make.make_act()
    publication.withdraw(record, reason="Ошибка.", by=None)
    return record


def test_an_older_revision_does_not_bring_a_withdrawn_act_back(admin: Client) -> None:
    record = withdrawn_act()
    editor = reverse("wagtailadmin_pages:edit", args=[record.page_id])
    assert "action-publish" not in admin.get(editor).content.decode()
    old = record.page.revisions.order_by("pk").first()
    assert old is not None
    assert edit(admin, record.page, revision=old.pk, **{"action-publish": "1"}).status_code == 302
    record.refresh_from_db()
    assert record.is_withdrawn
    assert record.withdrawal_reason == "Ошибка."


def test_publishing_a_folder_with_all_in_it_does_not_bring_a_withdrawn_act_back(admin: Client) -> None:
    record = withdrawn_act()
    bulk(admin, "publish", make.make_index(), include_descendants="on")
    record.refresh_from_db()
    assert record.is_withdrawn


def test_an_act_that_cannot_be_approved_is_not_offered_for_moderation(client: Client) -> None:
    page = make.make_page()
    author = make.make_editor("sostavitel", superuser=False)
    author.groups.add(make.make_group(page, "change_page"))
    client.force_login(author)
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert page.has_workflow
    assert "action-submit" not in client.get(editor).content.decode()
    publication.publish_edition(make.make_edition(page), by=None)
    assert "action-submit" in client.get(editor).content.decode()
