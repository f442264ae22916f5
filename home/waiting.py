"""What waits for the editor who has just come in: a line for each kind of work that is his to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.russian.counting import counted, plural
from documents import consultation
from documents.commenting import queue
from documents.desk.registration_list import may_register
from documents.desk.remarks import rights
from documents.issues import candidates
from documents.models import CollectionsIndexPage, DraftsIndexPage, IssueRecord
from documents.permissions import may_edit, may_publish
from documents.registration import worklist

REMARKS = ("замечание ждёт", "замечания ждут", "замечаний ждут")
CLOSING = ("проект закрывается", "проекта закрываются", "проектов закрываются")
READY = ("проект с текстом ждёт", "проекта с текстом ждут", "проектов с текстом ждут")
DRAFTS = ("проект ждёт", "проекта ждут", "проектов ждут")
UNREGISTERED = ("акт не отправлен", "акта не отправлены", "актов не отправлены")
RECENT = "за этот и прошлый год"
ACTS = ("акт не напечатан", "акта не напечатаны", "актов не напечатаны")


@dataclass(frozen=True)
class Work:
    """How much of one kind waits, in words, and where it is done."""

    words: str
    address: str


def waiting_work(user: Any) -> list[Work]:
    """Return what waits for `user`, the most pressing first. A statement or two for each kind of work."""
    return [*_remarks(user), *_drafts(user), *_acts(user), *_registration(user)]


def _remarks(user: Any) -> Iterator[Work]:
    listed = reverse("remarks_desk:queue")
    if user.has_perm(rights.MODERATE) and (count := queue.waiting().count()):
        yield Work(f"{counted(count, *REMARKS)} проверки", f"{listed}?show=waiting")
    if user.has_perm(rights.ANSWER) and (count := queue.unanswered().count()):
        yield Work(f"{counted(count, *REMARKS)} ответа", f"{listed}?show=unanswered")


def _drafts(user: Any) -> Iterator[Work]:
    section = DraftsIndexPage.objects.first()
    if section is None or not may_edit(user, section):
        return
    now = timezone.now()
    days = settings.DRAFTS_CLOSE_SOON_DAYS
    if count := consultation.open_drafts(now).filter(closes_at__lte=now + timedelta(days=days)).count():
        soon = f"{plural(days, 'ближайший', 'ближайшие', 'ближайшие')} {counted(days, 'день', 'дня', 'дней')}"
        yield Work(f"{counted(count, *CLOSING)} в {soon}", _listing(section))
    if may_publish(user, section) and (count := consultation.ready_drafts().count()):
        yield Work(f"{counted(count, *READY)} размещения", f"{reverse('drafts_register:index')}?phase=preparation")
    if count := consultation.overdue_summaries(timezone.localdate(now)).count():
        yield Work(f"{counted(count, *DRAFTS)} сводки: срок прошёл", _listing(section))


def _registration(user: Any) -> Iterator[Work]:
    if not may_register(user):
        return
    unsent, overdue = worklist.reminders()
    listed = reverse("registration_desk:worklist")
    if overdue:
        yield Work(f"{counted(overdue, *UNREGISTERED)} в регистр {RECENT}: срок прошёл", f"{listed}?show=overdue")
    elif unsent:
        yield Work(f"{counted(unsent, *UNREGISTERED)} в регистр {RECENT}", listed)


def _acts(user: Any) -> Iterator[Work]:
    """Lead to the issue at work, or to a new one."""
    series = CollectionsIndexPage.objects.first()
    if series is None or not may_edit(user, series) or not (count := candidates.without_collection().count()):
        return
    issue = IssueRecord.objects.filter(state=IssueRecord.State.DRAFT).order_by("through_number").first()
    if issue:
        address = f"{reverse('issues_desk:desk', args=[issue.page_id])}#proposed"
    else:
        address = reverse("wagtailadmin_pages:add", args=["documents", "collectionissue", series.pk])
    yield Work(f"{counted(count, *ACTS)} в Сборнике", address)


def _listing(section: Page) -> str:
    return reverse("wagtailadmin_explore", args=[section.pk])
