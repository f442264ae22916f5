"""Where an act or a draft has its desk, and who may enter: the same for every view of the desks."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from wagtail.models import Page

from documents import permissions
from documents.models import ActRecord, FiledRecord


def filed_record(request: HttpRequest, page_id: int, *, publishing: bool = False) -> FiledRecord:
    """Return the record of an act or a draft; 404 where there is none, refusal where the editor may not."""
    page = get_object_or_404(Page, pk=page_id).specific
    record: FiledRecord | None = page.find_record() if hasattr(page, "find_record") else None
    if not isinstance(record, FiledRecord):
        raise Http404
    allowed = permissions.may_publish if publishing else permissions.may_edit
    if not allowed(request.user, page):
        raise PermissionDenied
    return record


def desk_address(record: FiledRecord) -> str:
    if isinstance(record, ActRecord):
        return reverse("acts_desk:desk", args=[record.page_id])
    return reverse("drafts_desk:desk", args=[record.page_id])


def desk_page(
    request: HttpRequest, template: str, title: str, record: FiledRecord, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show a page of the desk under the way that leads to it."""
    shelf = (
        {"url": reverse("register:index"), "label": "Реестр актов"}
        if isinstance(record, ActRecord)
        else {"url": reverse("drafts_register:index"), "label": "Проекты"}
    )
    crumbs = [shelf, {"url": desk_address(record), "label": str(record)}, {"url": "", "label": title}]
    shared = {"header_title": title, "page_title": title, "header_icon": "doc-full", "breadcrumbs_items": crumbs}
    shown = {**shared, "record": record, "desk_address": desk_address(record), **context}
    return render(request, template, shown, status=status)
