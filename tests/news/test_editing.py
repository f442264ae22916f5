"""What a press officer sees in the admin: nothing that was public can be deleted, nothing ends in an error."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from news.models import NewsIndexPage, NewsPage, NewsRubric
from tests.factories.news import make_image, make_news

pytestmark = pytest.mark.django_db


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_published_item_is_not_deleted_and_the_way_out_is_named(admin_client: Client) -> None:
    page = make_news("Мост открыт")
    answer = admin_client.post(f"/admin/pages/{page.pk}/delete/", follow=True)
    assert "Снимите её с публикации" in text_of(answer)
    assert NewsPage.objects.filter(pk=page.pk).exists()


def test_a_withdrawn_item_is_not_deleted_either(admin_client: Client) -> None:
    page = make_news()
    page.unpublish()
    admin_client.post(f"/admin/pages/{page.pk}/delete/")
    assert NewsPage.objects.filter(pk=page.pk).exists()


def test_a_draft_may_be_deleted(admin_client: Client) -> None:
    page = make_news(published=False)
    admin_client.post(f"/admin/pages/{page.pk}/delete/")
    assert not NewsPage.objects.filter(pk=page.pk).exists()


def test_the_section_is_not_deleted_over_its_news(admin_client: Client) -> None:
    make_news()
    index = NewsIndexPage.objects.get()
    answer = admin_client.post(f"/admin/pages/{index.pk}/delete/", follow=True)
    assert "внутри есть новости" in text_of(answer)
    assert NewsIndexPage.objects.exists()


def test_many_at_once_are_refused_together(admin_client: Client) -> None:
    draft, public = make_news("Черновик", published=False), make_news("Мост открыт")
    address = f"/admin/bulk/wagtailcore/page/delete/?id={draft.pk}&id={public.pk}&next=/admin/"
    answer = admin_client.post(address, follow=True)
    assert "Снимите её с публикации" in text_of(answer)
    assert NewsPage.objects.count() == 2


def test_a_press_officer_writes_and_publishes_a_news_item(admin_client: Client, client: Client) -> None:
    make_news(published=False)
    NewsRubric.objects.create(slug="dorogi", name="Дороги")
    index = NewsIndexPage.objects.get()
    address = f"/admin/pages/add/news/newspage/{index.pk}/"
    assert admin_client.get(address).status_code == 200
    answer = admin_client.post(
        address,
        {
            "title": "Открыт новый мост",
            "posted_on": timezone.localdate().isoformat(),
            "lead": "Проезд свободен.",
            "source": "Пресс-служба",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert "Проезд свободен." in text_of(client.get("/news/otkryt-novyy-most-2/"))


def test_a_news_item_has_no_alias(admin_client: Client) -> None:
    page = make_news("Мост открыт")
    index = NewsIndexPage.objects.get()
    copy = {"new_title": "Мост", "new_slug": "most-2", "new_parent_page": index.pk, "publish_copies": "on"}
    answer = admin_client.post(f"/admin/pages/{page.pk}/copy/", {**copy, "alias": "on"}, follow=True)
    assert "стоит в ленте один раз" in text_of(answer)
    assert NewsPage.objects.count() == 1
    admin_client.post(f"/admin/pages/{page.pk}/copy/", copy)
    assert NewsPage.objects.get(slug="most-2").record.is_public


def test_the_admin_speaks_the_citys_words(admin_client: Client) -> None:
    html = text_of(admin_client.get("/admin/"))
    assert "Написать новость" in html
    assert "Внести правовой акт" in html
    assert "guide.wagtail.org" not in html
    assert json.dumps("Файлы").strip('"') in html  # the menu is drawn from data in the page


def test_the_address_follows_the_title_until_the_item_is_public(admin_client: Client) -> None:
    make_news("Отключение воды", slug="otklyuchenie-vody")
    index = NewsIndexPage.objects.get()
    form = {
        "title": "Отклю",
        "posted_on": "2026-03-12",
        "body-count": "0",
        **{f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")},
    }
    admin_client.post(f"/admin/pages/add/news/newspage/{index.pk}/", form)
    page = NewsPage.objects.get(title="Отклю")
    edit = f"/admin/pages/{page.pk}/edit/"
    admin_client.post(edit, {**form, "title": "Отключение воды", "action-publish": "1"})
    page.refresh_from_db()
    assert (page.live, page.slug) == (True, "otklyuchenie-vody-2")
    admin_client.post(edit, {**form, "title": "Вода включена", "action-publish": "1"})
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Вода включена", "otklyuchenie-vody-2")


DESCRIBE = "Опишите изображение или отметьте, что оно только украшение"


def illustrated(**fields: Any) -> dict[str, Any]:
    """Return what the form sends of an item with a picture that nobody has described yet."""
    return {
        "title": "Мост открыт",
        "posted_on": "2026-03-12",
        "body-count": "0",
        "picture": make_image().pk,
        **{f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")},
        **fields,
    }


def test_an_undescribed_picture_is_saved_with_a_draft_and_refused_on_publishing(admin_client: Client) -> None:
    make_news(published=False)
    form = illustrated()
    admin_client.post(f"/admin/pages/add/news/newspage/{NewsIndexPage.objects.get().pk}/", form)
    page = NewsPage.objects.get(title="Мост открыт")
    edit = f"/admin/pages/{page.pk}/edit/"
    assert (page.live, page.picture_id) == (False, form["picture"])
    assert admin_client.post(edit, {**form, "lead": "Проезд свободен."}).status_code == 302
    answer = admin_client.post(edit, {**form, "action-publish": "1"})
    assert DESCRIBE in text_of(answer)
    page.refresh_from_db()
    assert (page.live, page.lead) == (False, "Проезд свободен.")
    admin_client.post(edit, {**form, "picture_alt": "Мост через реку", "action-publish": "1"})
    page.refresh_from_db()
    assert page.live
    # A change to what is on the site waits as a draft, and the site keeps what it has.
    assert admin_client.post(edit, form).status_code == 302
    page.refresh_from_db()
    assert (page.picture_alt, page.has_unpublished_changes) == ("Мост через реку", True)


def test_a_picture_is_described_before_the_item_is_approved(admin_client: Client, admin_user: Any) -> None:
    page = make_news(published=False)
    workflow = Workflow.objects.create(name="Одобрение новостей")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Редактор"))
    page.save_revision()
    workflow.start(page, admin_user)
    answer = admin_client.post(f"/admin/pages/{page.pk}/edit/", illustrated())
    assert DESCRIBE in text_of(answer)
    page.refresh_from_db()
    assert page.picture_id is None


def test_an_undescribed_picture_is_previewed(admin_client: Client) -> None:
    page = make_news(published=False)
    preview = f"/admin/pages/{page.pk}/edit/preview/"
    answer = admin_client.post(preview, illustrated())
    assert answer.json() == {"is_valid": True, "is_available": True}


def test_no_undescribed_picture_is_published_with_many_at_once_or_by_a_section(admin_client: Client) -> None:
    ready = make_news("Вода включена", published=False)
    draft = make_news("Мост открыт", published=False, picture=make_image())
    address = "/admin/bulk/wagtailcore/page/publish/?next=/admin/"
    answer = admin_client.post(f"{address}&id={ready.pk}&id={draft.pk}", follow=True)
    assert f"Нельзя опубликовать «Мост открыт»: {DESCRIBE}" in text_of(answer)
    index = NewsIndexPage.objects.get()
    answer = admin_client.post(f"{address}&id={index.pk}", {"include_descendants": "on"}, follow=True)
    assert DESCRIBE in text_of(answer)
    assert not NewsPage.objects.filter(live=True).exists()
    admin_client.post(f"{address}&id={ready.pk}")
    assert NewsPage.objects.get(live=True) == ready
