"""What an editor sees before publishing: every kind of page of the public sections has its preview."""

from datetime import date, time

import pytest
from wagtail.models import Page

from dialogue.models import DialogueIndexPage, FieldMeetingPage, PhoneInHourPage
from home.models import ContentPage
from home.setup import ensure_sections
from news.models import NewsIndexPage, NewsPage
from structure.models import StructurePage

pytestmark = pytest.mark.django_db
WHEN = {"held_on": date(2026, 3, 12), "starts_at": time(14), "posts": "Глава города"}


def test_pages_are_previewed_before_they_are_published() -> None:
    home = ensure_sections()
    unsaved: list[tuple[Page, Page]] = [
        (ContentPage(title="Приём граждан", slug="a"), home),
        (NewsPage(title="Мост открыт", slug="b"), NewsIndexPage.objects.get()),
        (PhoneInHourPage(title="Прямой провод", slug="c", phone="1", **WHEN), DialogueIndexPage.objects.get()),
        (FieldMeetingPage(title="Выездной день", slug="d", place="Двор", **WHEN), DialogueIndexPage.objects.get()),
    ]
    for page, parent in unsaved:
        page.live = False
        parent.add_child(instance=page)
    for page in (*(page for page, _ in unsaved), home, StructurePage.objects.get()):
        answer = page.make_preview_request(preview_mode=page.default_preview_mode)
        assert answer.status_code == 200, page
        assert page.title in answer.content.decode(), page
