"""What the admin's first page says that waits, and where each line leads."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import DraftRecord
from home.waiting import Work, waiting_work
from tests.factories import documents as make
from tests.factories.comments import make_answer, make_comment
from tests.factories.drafts import make_draft, make_draft_page, make_text
from tests.factories.issues import make_issue, make_series
from users.roles import Role

pytestmark = pytest.mark.django_db


def words(found: list[Work]) -> list[str]:
    return [work.words.replace("\N{NO-BREAK SPACE}", " ") for work in found]


def test_nothing_waits_in_an_empty_city(admin_client: Client) -> None:
    assert "Сейчас ничего не ждёт" in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_remarks_wait_to_be_checked_and_answered() -> None:
    editor = make.make_editor()
    draft = make_draft()
    first, second = make_comment(draft), make_comment(draft)
    assert words(waiting_work(editor)) == ["2 замечания ждут проверки", "2 замечания ждут ответа"]
    make_answer(first, second)
    assert words(waiting_work(editor)) == ["2 замечания ждут проверки"]


def test_drafts_that_close_soon_and_summaries_that_are_late_are_named() -> None:
    editor, now = make.make_editor(), timezone.now()
    closing, late = make_draft("О сносе деревьев"), make_draft("О справках")
    DraftRecord.objects.filter(pk=closing.pk).update(closes_at=now + timedelta(days=2))
    DraftRecord.objects.filter(pk=late.pk).update(
        closes_at=now - timedelta(days=60), summary_due_on=timezone.localdate() - timedelta(days=1)
    )
    assert words(waiting_work(editor)) == [
        "1 проект закрывается в ближайшие 3 дня",
        "1 проект ждёт сводки: срок прошёл",
    ]


def test_how_soon_a_deadline_is_near_is_a_setting(settings: Any) -> None:
    editor, now = make.make_editor(), timezone.now()
    draft = make_draft()
    DraftRecord.objects.filter(pk=draft.pk).update(closes_at=now + timedelta(days=2))
    settings.DRAFTS_CLOSE_SOON_DAYS = 1
    assert words(waiting_work(editor)) == []
    settings.DRAFTS_CLOSE_SOON_DAYS = 21
    assert words(waiting_work(editor)) == ["1 проект закрывается в ближайший 21 день"]


def test_a_draft_with_a_text_waits_for_who_may_post_it(enter: Callable[[Role], Client]) -> None:
    page = make_draft_page()
    legal, drafting = (
        enter(role).get(reverse("wagtailadmin_home")).wsgi_request.user for role in (Role.LEGAL, Role.DRAFTING)
    )
    assert words(waiting_work(legal)) == []
    make_text(page)
    (work,) = waiting_work(legal)
    assert words([work]) == ["1 проект с текстом ждёт размещения"]
    assert work.address == f"{reverse('drafts_register:index')}?phase=preparation"
    assert words(waiting_work(drafting)) == []


def test_acts_that_are_not_printed_lead_to_a_new_issue_or_to_the_one_at_work() -> None:
    editor = make.make_editor()
    make_series()
    make.make_act("1-п", adopted_on=timezone.localdate())
    work = waiting_work(editor)[0]
    assert words([work]) == ["1 акт не напечатан в Сборнике"]
    assert "collectionissue" in work.address
    issue = make_issue()
    assert waiting_work(editor)[0].address == f"{reverse('issues_desk:desk', args=[issue.page_id])}#proposed"


def test_acts_not_sent_to_the_register_are_counted_the_late_ones_first(
    enter: Callable[[Role], Client],
) -> None:
    today = timezone.localdate()
    make.make_act("1-п", adopted_on=today)
    legal, drafting = (
        enter(role).get(reverse("wagtailadmin_home")).wsgi_request.user for role in (Role.LEGAL, Role.DRAFTING)
    )
    (work,) = [work for work in waiting_work(legal) if "регистр" in work.words]
    assert words([work]) == ["1 акт не отправлен в регистр за этот и прошлый год"]
    make.make_act("2-п", adopted_on=today - timedelta(days=60))
    make.make_act("3-п", adopted_on=today - timedelta(days=1000))
    (work,) = [work for work in waiting_work(legal) if "регистр" in work.words]
    assert words([work]) == ["1 акт не отправлен в регистр за этот и прошлый год: срок прошёл"]
    assert work.address == f"{reverse('registration_desk:worklist')}?show=overdue"
    assert not any("регистр" in work.words for work in waiting_work(drafting))
