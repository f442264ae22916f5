"""Pages of the Collection before any release: what editors make, what Wagtail may not do, what nobody sees yet."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from documents.issues.numbering import next_numbers
from documents.models import CollectionIssue, IssueRecord
from documents.naming import IssueNumbers
from tests.documents.editing import said
from tests.factories import documents as make
from tests.factories.issues import IMPRINT, make_issue, make_released_issue, make_series

pytestmark = pytest.mark.django_db
COMMENTS = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}


def add(admin: Client, **fields: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["documents", "collectionissue", make_series().pk])
    return admin.post(address, {"summary": "", **COMMENTS, **fields})


def test_a_new_issue_takes_the_next_numbers_title_and_address(admin: Client) -> None:
    make_issue(year=2026, number=3, through_number=45)
    numbers = next_numbers(2026)
    assert numbers == IssueNumbers(2026, 4, 46)
    assert next_numbers(2027) == IssueNumbers(2027, 1, 46)
    assert add(admin, summary="Важное.").status_code == 302
    page = CollectionIssue.objects.latest("pk")
    assert page.record.numbers.through_number == 46
    assert page.title == page.record.numbers.title
    assert page.slug == page.record.numbers.slug
    assert not page.live


def test_an_issue_is_seen_by_nobody_before_its_release(admin: Client, client: Client) -> None:
    record = make_issue(make.make_act())
    add(admin, **{"action-publish": "1"})
    assert not Page.objects.type(CollectionIssue).live().exists()
    client.logout()
    assert client.get(record.page.url).status_code == 404
    assert client.get(reverse("issue_file", args=[record.public_id])).status_code == 404
    assert "Ни один выпуск ещё не вышел" in client.get(make_series().url).content.decode()
    assert client.get(f"{make_series().url}2026/").status_code == 404


def test_the_editor_is_shown_where_the_issue_stands(admin: Client) -> None:
    record = make_issue(make.make_act())
    editor = admin.get(reverse("wagtailadmin_pages:edit", args=[record.page_id])).content.decode()
    assert "Выпуск готовится" in editor
    assert "action-publish" not in editor
    assert admin.get(reverse("wagtailadmin_pages:edit", args=[make_series().pk])).status_code == 200
    assert admin.get(reverse("wagtailadmin_explore", args=[make_series().pk])).status_code == 200


def test_a_draft_issue_is_deleted_with_its_list_and_leaves_its_acts(admin: Client) -> None:
    act = make.make_act()
    record = make_issue(act)
    address = reverse("wagtailadmin_pages:delete", args=[record.page_id])
    assert admin.post(address).status_code == 302
    assert not IssueRecord.objects.exists()
    assert admin.get(act.path).status_code == 200


def test_issues_and_their_section_are_not_copied(admin: Client) -> None:
    record = make_issue()
    for page in (record.page, make_series()):
        data = {"new_title": "Копия", "new_slug": "kopiya", "new_parent_page": page.get_parent().pk}
        admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), {**data, "copy_subpages": "on"})
    assert CollectionIssue.objects.count() == 1


def test_an_issue_at_work_is_not_deleted(admin: Client) -> None:
    record = make_issue(state="releasing")
    for page in (record.page, make_series(), make_series().get_parent()):
        response = admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert "Нельзя удалить" in said(response)
    assert IssueRecord.objects.exists()


def test_a_new_issue_opens_on_its_desk(admin: Client) -> None:
    response = add(admin)
    assert response.url == reverse("issues_desk:desk", args=[CollectionIssue.objects.get().pk])


def test_the_section_of_documents_names_the_last_issue(client: Client) -> None:
    section = make_series().get_parent().url
    assert "Печатный сборник" not in client.get(section).content.decode()
    record = make_released_issue(make.make_act("1-п"))
    assert record.path in client.get(section).content.decode()


def test_an_editor_sees_the_page_before_anybody_else(admin: Client) -> None:
    record = make_issue(make.make_act("145-п"))
    html = record.page.make_preview_request().content.decode()
    assert "№ 145-п" in html.replace("\N{NO-BREAK SPACE}", " ")
    assert IMPRINT["founder"] in html
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["documents", "collectionissue", make_series().pk])
    assert admin.post(preview, {"summary": "Важное.", **COMMENTS}).json()["is_valid"]
    assert "Важное." in admin.get(preview, {"mode": ""}).content.decode()
