"""What Wagtail must not do to acts, refused in words that show the way out (no editor ever meets a 500)."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.models import Page

from core.tree import within
from documents import publication
from documents.folders import file_act
from documents.models import ActRecord, CollectionIssue, IssueRecord, LegalAct
from documents.publication import issues

COPYING = (
    "Акты и папки с актами не копируются: у копии был бы тот же номер и тот же внешний номер. "
    "Создайте новый акт кнопкой «Добавить» в разделе «Все акты»."
)
WITH_ACTS = (
    "Нельзя удалить «{title}»: внутри есть правовые акты ({count}). "
    "Акт, который был опубликован, снимают с публикации — по его адресу останется объяснение."
)
WAS_PUBLIC = (
    "Нельзя удалить «{title}»: акт был опубликован, на него могут ссылаться. "
    "Снимите его с публикации — по его адресу останется объяснение."
)
BULK_UNPUBLISHING = "Акты снимают с публикации по одному: у каждого должна быть своя причина, её увидят читатели."
WITH_ISSUES = (
    "Нельзя удалить «{title}»: внутри есть вышедшие выпуски сборника ({count}). "
    "Вышедший выпуск снимают с публикации — по его адресу останется объяснение."
)
RELEASED = (
    "Нельзя удалить «{title}»: выпуск вышел или выпускается, на него ссылаются акты. "
    "Вышедший можно снять с публикации — по его адресу останется объяснение."
)
COPYING_ISSUES = (
    "Выпуски не копируются: у копии были бы те же номера. Создайте новый выпуск кнопкой «Добавить» в разделе сборника."
)
ISSUE_UNPUBLISHING = "Выпуски снимают с публикации по одному: у каждого должна быть своя причина, её увидят читатели."
NOT_RELEASED = "Карточка выпуска станет видна, когда выпуск выйдет. Соберите его и выпустите."
NO_TEXT = "Акт станет виден, когда у него будет опубликованный текст. Добавьте текст и опубликуйте редакцию."

DISCARDED: dict[Any, Callable[[Any], None]] = {
    LegalAct: publication.discard,
    CollectionIssue: issues.discard,
}
"""What must leave the register before a page of the kind can be deleted."""


def acts_below(pages: Iterable[Page]) -> QuerySet[LegalAct]:
    """Return the acts among `pages` and everything below them."""
    below = Q(pk__in=[])
    for page in pages:
        below |= within(page)
    found: QuerySet[LegalAct] = LegalAct.objects.filter(below)
    return found


def issues_below(pages: Iterable[Page]) -> QuerySet[IssueRecord]:
    """Return the issues among `pages` and everything below them that have come out or are about to."""
    below = Q(pk__in=[])
    for page in pages:
        below |= within(page, through="page__")
    return IssueRecord.objects.filter(below).exclude(state=IssueRecord.State.DRAFT)


def before_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete what holds acts or was public; remove a draft act's traces so that its page can go."""
    refusal = refuse_deleting(page)
    if refusal:
        messages.error(request, refusal)
        return _back(page)
    if request.method == "POST" and page.specific_class in DISCARDED:
        return _discard(request, page)
    return None


def refuse_deleting(page: Page) -> str:
    """Say why `page` may not be deleted; "" when it may."""
    title = page.get_admin_display_title()
    if page.specific_class is CollectionIssue:
        return RELEASED.format(title=title) if issues_below([page]).exists() else ""
    if page.specific_class is not LegalAct:
        if count := acts_below([page]).count():
            return WITH_ACTS.format(title=title, count=count)
        count = issues_below([page]).count()
        return WITH_ISSUES.format(title=title, count=count) if count else ""
    record = page.specific.find_record()
    return WAS_PUBLIC.format(title=title) if record is not None and record.was_public else ""


def before_bulk(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """The same for many at once: one forbidden page stops the whole deed, nothing is done by halves."""
    pages = [thing for thing in objects if isinstance(thing, Page)]
    if action_type == "unpublish" and acts_below(pages).filter(live=True).exists():
        messages.error(request, BULK_UNPUBLISHING)
        return redirect(action.next_url)
    if action_type == "unpublish" and issues_below(pages).filter(page__live=True).exists():
        messages.error(request, ISSUE_UNPUBLISHING)
        return redirect(action.next_url)
    if action_type == "delete":
        for page in pages:
            refusal = refuse_deleting(page)
            if refusal:
                messages.error(request, refusal)
                return redirect(action.next_url)
        for page in pages:
            if page.specific_class in DISCARDED and _discard(request, page) is not None:
                return redirect(action.next_url)
    return None


def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    if acts_below([page]).exists():
        messages.error(request, COPYING)
        return _back(page)
    if CollectionIssue.objects.filter(within(page)).exists():
        messages.error(request, COPYING_ISSUES)
        return _back(page)
    return None


def before_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a section from taking its acts along without a word."""
    if request.POST.get("include_descendants") and acts_below([page]).filter(live=True).exists():
        messages.error(request, BULK_UNPUBLISHING)
        return _back(page)
    if request.POST.get("include_descendants") and issues_below([page]).filter(page__live=True).exists():
        messages.error(request, ISSUE_UNPUBLISHING)
        return _back(page)
    return None


def before_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The button is hidden without a text; this is for whoever finds another way."""
    record = page.find_record() if isinstance(page, LegalAct) else None
    if isinstance(page, LegalAct) and (record is None or record.current_edition_id is None):
        messages.error(request, NO_TEXT)
        return redirect("acts_desk:desk", page.pk)
    if isinstance(page, CollectionIssue) and not page.record.is_released:
        messages.error(request, NOT_RELEASED)
        return redirect("issues_desk:desk", page.pk)
    return None


def after_save(request: HttpRequest, page: Page) -> None:
    """File a new act where it belongs, and warn of a number that is taken (D43: warned of, not forbidden)."""
    if not isinstance(page, LegalAct):
        return
    file_act(page)
    record = page.record
    same = ActRecord.objects.filter(
        kind=record.kind_id, issuing_body=record.issuing_body_id, year=record.year, number_key=record.number_key
    ).exclude(pk=record.pk)
    if record.number_key and same.exists():
        messages.warning(
            request, f"В {record.year} году уже есть такой акт: {same[0]}. Проверьте номер — запись сохранена."
        )


def _discard(request: HttpRequest, page: Page) -> HttpResponse | None:
    record = page.specific.find_record()
    if record is None:
        return None
    try:
        DISCARDED[page.specific_class](record)
    except publication.PublicationError as error:
        messages.error(request, str(error))
        return _back(page)
    return None


def _back(page: Page) -> HttpResponse:
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
