"""The desk of one issue of the Collection: its numbers, its acts, its release, and taking it off the site."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from documents import permissions
from documents.forms.desk import ReasonForm
from documents.forms.issues import ErratumForm
from documents.issues.reading import shown_items
from documents.models import IssueRecord
from documents.publication import PublicationError
from documents.publication import issues as publication


def desk(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    """Show where the issue stands and everything in it; `bound` are forms sent back with their errors."""
    record = _record(request, page_id)
    context = {
        "erratum_form": ErratumForm(initial={"noted_on": timezone.localdate()}),
        **bound,
        "items": shown_items(record),
        "errata": record.errata.all(),
        "may_publish": permissions.may_publish(request.user, record.page),
    }
    return _page(request, "documents/desk/issues/desk.html", "Номера, акты и выход в свет", record, context)


def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the issue off the site, asking for the reason that everybody will read."""
    record = _record(request, page_id, publishing=True)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication.withdraw(record, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Выпуск снят с публикации. По его адресу теперь стоит объяснение.")
        return redirect("issues_desk:desk", page_id)
    return _page(request, "documents/desk/issues/withdraw.html", "Снять с публикации", record, {"form": form})


@require_POST
def restore(request: HttpRequest, page_id: int) -> HttpResponse:
    record = _record(request, page_id, publishing=True)
    try:
        publication.restore(record, by=request.user)
        messages.success(request, "Выпуск снова опубликован.")
    except PublicationError as error:
        messages.error(request, str(error))
    return redirect("issues_desk:desk", page_id)


@require_POST
def add_erratum(request: HttpRequest, page_id: int) -> HttpResponse:
    record = _record(request, page_id, publishing=True)
    form = ErratumForm(request.POST)
    if not form.is_valid():
        return desk(request, page_id, erratum_form=form)
    try:
        publication.add_erratum(record, form.save(commit=False), by=request.user)
        messages.success(request, "Опечатка добавлена, она видна на странице выпуска.")
    except PublicationError as error:
        messages.error(request, str(error))
    return redirect("issues_desk:desk", page_id)


def _record(request: HttpRequest, page_id: int, *, publishing: bool = False) -> IssueRecord:
    """Return the issue's row; 404 where there is none, refusal where the editor may not."""
    record: IssueRecord = get_object_or_404(IssueRecord.objects.select_related("page"), page=page_id)
    allowed = permissions.may_publish if publishing else permissions.may_edit
    if not allowed(request.user, record.page):
        raise PermissionDenied
    return record


def _page(
    request: HttpRequest, template: str, title: str, record: IssueRecord, context: dict[str, Any]
) -> HttpResponse:
    crumbs = [
        {"url": reverse("wagtailadmin_explore", args=[record.page.get_parent().pk]), "label": "Сборник актов"},
        {"url": reverse("issues_desk:desk", args=[record.page_id]), "label": str(record)},
        {"url": "", "label": title},
    ]
    shared = {"header_title": title, "page_title": title, "header_icon": "doc-full", "breadcrumbs_items": crumbs}
    return render(request, template, {**shared, "record": record, **context})
