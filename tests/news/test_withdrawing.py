"""News leave the site one by one, each for a reason that everybody may read (D112)."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from core.models import ChangeEntry
from home.roles import PREPARE, Rights, grant
from news import publication
from news.models import NewsIndexPage, NewsRecord
from tests.factories.documents import make_editor
from tests.factories.news import make_news

pytestmark = pytest.mark.django_db

REASON = "Мероприятие перенесено, новость была о прежней дате."


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_reason_is_asked_and_stands_at_the_address_in_the_journal_and_in_the_history(
    admin_client: Client, client: Client
) -> None:
    page = make_news("Мост открыт", slug="most")
    address = reverse("news_withdraw", args=[page.pk])
    assert "По её адресу останется объяснение" in admin_client.get(address).content.decode()
    assert admin_client.post(address, {"reason": "  "}).status_code == 200
    assert NewsRecord.objects.public().exists()

    assert "теперь стоит объяснение" in said(admin_client.post(address, {"reason": REASON}))
    answer = client.get("/news/most/")
    assert answer.status_code == 410
    assert REASON in answer.content.decode()
    entry = ChangeEntry.objects.filter(record_id=page.record.public_id).latest("seq")
    assert (entry.operation, entry.reason) == (ChangeEntry.Operation.DELETE, REASON)
    assert ChangeEntry.objects.filter(record_id=page.record.public_id).count() == 2
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    assert f"Новость снята с публикации. Причина: {REASON}" in history
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.unpublish").count() == 0


def test_publishing_brings_withdrawn_news_back(client: Client) -> None:
    page = make_news(slug="most")
    publication.withdraw(page, reason=REASON, by=None)
    page.refresh_from_db()
    page.save_revision().publish()
    assert client.get("/news/most/").status_code == 200
    assert NewsRecord.objects.public().get().withdrawal_reason == ""


def test_the_way_is_offered_where_news_are_on_the_site_only(admin_client: Client) -> None:
    for page, is_offered in ((make_news("Мост"), True), (make_news("Черновик", published=False), False)):
        address = reverse("news_withdraw", args=[page.pk])
        html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert (address in html) is is_offered
        assert (admin_client.get(address).status_code == 200) is is_offered
        assert reverse("wagtailadmin_pages:unpublish", args=[page.pk]) not in html


def test_wagtails_own_unpublishing_is_closed(admin_client: Client) -> None:
    page = make_news()
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    admin_client.post(f"{address}?id={page.pk}&next=/admin/")
    assert NewsRecord.objects.public().exists()
    index = NewsIndexPage.objects.get()
    answer = admin_client.post(f"{address}?id={index.pk}&next=/admin/", {"include_descendants": "on"})
    assert "по одной" in said(answer)
    assert NewsRecord.objects.public().exists()


def test_a_section_does_not_take_its_news_along(admin_client: Client) -> None:
    page = make_news()
    index = NewsIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:unpublish", args=[index.pk])
    assert "по одной" in said(admin_client.post(address, {"include_descendants": "on"}))
    publication.withdraw(page, reason=REASON, by=None)
    admin_client.post(address, {"include_descendants": "on"})
    index.refresh_from_db()
    assert not index.live


def test_who_may_not_publish_may_not_withdraw(client: Client) -> None:
    page = make_news()
    author = make_editor("avtor", superuser=False)
    authors = Group.objects.create(name="Авторы")
    grant(authors, Rights(pages={NewsIndexPage: PREPARE}))
    author.groups.add(authors)
    client.force_login(author)
    client.post(reverse("news_withdraw", args=[page.pk]), {"reason": "Захотелось."})
    assert NewsRecord.objects.public().exists()
    with pytest.raises(PermissionDenied):
        publication.withdraw(page, reason=REASON, by=author)
    with pytest.raises(ValueError, match="says why"):
        publication.withdraw(page, reason=" ", by=None)
