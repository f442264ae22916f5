"""A news item is in the register exactly while everybody may read it."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import PageViewRestriction

from core.models import ChangeEntry
from news.models import NewsIndexPage, NewsPage, NewsRecord, NewsRubric
from tests.factories.news import make_news

pytestmark = pytest.mark.django_db


def test_publishing_puts_the_news_into_the_register_and_the_journal() -> None:
    rubric = NewsRubric.objects.create(slug="dorogi", name="Дороги")
    record = make_news("Мост открыт", lead="Проезд свободен.", text="Первый абзац.", rubric=rubric, slug="most").record
    assert record.is_public
    assert (record.title, record.lead, record.path, record.rubric) == (
        "Мост открыт",
        "Проезд свободен.",
        "/news/most/",
        rubric,
    )
    assert "Первый абзац." in record.text
    entry = ChangeEntry.objects.get(record_id=record.public_id)
    assert (entry.resource, entry.operation) == ("news", ChangeEntry.Operation.UPSERT)


def test_a_draft_leaves_no_trace() -> None:
    make_news(published=False)
    assert not NewsRecord.objects.exists()
    assert not ChangeEntry.objects.exists()


def test_a_changed_item_keeps_its_identity_and_is_told_again() -> None:
    page = make_news("Мост открыт")
    before = page.record.public_id
    page.title = "Мост закрыт"
    page.save_revision().publish()
    record = NewsRecord.objects.get()
    assert record.title == "Мост закрыт"
    assert record.public_id == before
    assert ChangeEntry.objects.filter(record_id=before).count() == 2


def test_saving_a_draft_of_a_published_item_changes_nothing_public() -> None:
    page = make_news("Мост открыт")
    page.title = "Мост закрыт"
    page.save_revision()
    assert NewsRecord.objects.get().title == "Мост открыт"


def test_an_unpublished_item_answers_410_with_the_reason(client: Client) -> None:
    page = make_news(slug="most")
    page.unpublish()
    answer = client.get("/news/most/")
    assert answer.status_code == 410
    assert page.title in answer.content.decode()
    assert page.record.withdrawal_reason in answer.content.decode()
    assert not NewsRecord.objects.public().exists()


def test_an_item_that_was_never_public_answers_404(client: Client) -> None:
    make_news(slug="most", published=False)
    assert client.get("/news/most/").status_code == 404


def test_an_item_published_again_is_back() -> None:
    page = make_news(slug="most")
    page.unpublish()
    NewsPage.objects.get(pk=page.pk).save_revision().publish()
    assert NewsRecord.objects.public().get().withdrawal_reason == ""


def test_a_restriction_on_the_section_hides_its_news_and_lifting_it_shows_them() -> None:
    make_news()
    restriction = PageViewRestriction.objects.create(
        page=NewsIndexPage.objects.get(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not NewsRecord.objects.public().exists()
    restriction.delete()
    assert NewsRecord.objects.public().exists()


def test_a_renamed_section_moves_the_addresses_of_its_news(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    make_news(slug="most")
    index = NewsIndexPage.objects.get()
    index.slug = "novosti"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()
    assert NewsRecord.objects.get().path == "/novosti/most/"
