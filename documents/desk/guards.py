"""What Wagtail must not do to acts, drafts and issues, refused in words that show the way out (no editor ever meets a
500)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.models import Page

from core.pages import what_is_missing
from documents import publication
from documents.desk.guarded import GUARDED, Guarded, guarded
from documents.folders import file_act
from documents.models import ActRecord, CollectionIssue, LegalAct

UNFINISHED = "Нельзя опубликовать «{title}»: {missing} Откройте карточку, исправьте и опубликуйте."


def before_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete what was public or holds others; remove a draft's traces so that its page can go."""
    refusal = refuse_deleting(page)
    if refusal:
        return _refuse(request, page, refusal)
    kind = guarded(page)
    return _discard(request, page, kind) if request.method == "POST" and kind else None


def refuse_deleting(page: Page) -> str:
    """Say why `page` may not be deleted; "" when it may."""
    title = page.get_admin_display_title()
    kind = guarded(page)
    if kind:
        record = page.specific.find_record()
        return kind.staying.format(title=title) if record is not None and kind.must_stay(record) else ""
    for each in GUARDED:
        count = each.below([page]).count()
        if count:
            return each.holding.format(title=title, count=count)
    return ""


def refuse_publishing(page: Page) -> str:
    """Say what a card saved half-way lacks that would be published without its form; "" when it lacks nothing."""
    missing = what_is_missing(page) if guarded(page) else ""
    return UNFINISHED.format(title=page.get_admin_display_title(), missing=missing) if missing else ""


def before_bulk(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """The same for many at once: one forbidden page stops the whole deed, nothing is done by halves."""
    pages = [thing for thing in objects if isinstance(thing, Page)]
    refusals: list[str] = []
    if action_type == "unpublish":
        refusals = [kind.unpublishing for kind in GUARDED if kind.below(pages).filter(live=True).exists()]
    elif action_type == "delete":
        refusals = [refusal for refusal in map(refuse_deleting, pages) if refusal]
    elif action_type == "publish":
        refusals = [refusal for refusal in map(refuse_publishing, pages) if refusal]
    if refusals:
        messages.error(request, refusals[0])
        return redirect(action.next_url)
    if action_type == "delete":
        with transaction.atomic():
            for page in pages:
                kind = guarded(page)
                if kind and _discard(request, page, kind) is not None:
                    transaction.set_rollback(True)
                    return redirect(action.next_url)
    return None


def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    for kind in GUARDED:
        if kind.below([page]).exists():
            return _refuse(request, page, kind.copying)
    return None


def before_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a section from taking what is in it along without a word."""
    for kind in GUARDED:
        if request.POST.get("include_descendants") and kind.below([page]).filter(live=True).exists():
            return _refuse(request, page, kind.unpublishing)
    return None


def before_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The button is hidden before its time; this is for whoever finds another way."""
    kind = guarded(page)
    record = page.specific.find_record() if kind else None
    if kind is None or (record is not None and kind.is_ready(record)):
        return None
    messages.error(request, kind.not_ready)
    return redirect(f"{kind.desk}:desk", page.pk)


def after_save(request: HttpRequest, page: Page) -> None:
    """File a new act where it belongs, and warn of a number that is taken (D43: warned of, not forbidden)."""
    if not isinstance(page, LegalAct):
        return
    file_act(page)
    record = page.record
    alike = ActRecord.objects.filter(
        kind=record.kind_id, issuing_body=record.issuing_body_id, year=record.year, number_key=record.number_key
    )
    same = alike.exclude(pk=record.pk).select_related("kind").first() if record.number_key else None
    if same is not None:
        messages.warning(
            request,
            f"В {record.year} году уже есть такой акт: {same}. Проверьте номер — запись сохранена.",
            buttons=[messages.button(reverse("acts_desk:desk", args=[same.page_id]), "Открыть тот акт")],
        )


def open_issue_desk(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead whoever made an issue of the Collection to where its numbers and acts are."""
    return redirect("issues_desk:desk", page.pk) if isinstance(page, CollectionIssue) else None


def _discard(request: HttpRequest, page: Page, kind: Guarded) -> HttpResponse | None:
    record = page.specific.find_record()
    if record is None:
        return None
    try:
        kind.discard(record)
    except publication.PublicationError as error:
        return _refuse(request, page, str(error))
    return None


def _refuse(request: HttpRequest, page: Page, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
