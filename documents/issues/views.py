"""The readers' side of an issue: its page and its file."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from core.views import gone
from documents.issues.preparing import imprint_of
from documents.issues.reading import imprint_lines, issue_context
from documents.models import CollectionIssue, IssueRecord


def show_issue(request: HttpRequest, page: CollectionIssue) -> HttpResponse:
    """Show the issue; 410 with the reason when it was withdrawn (D112), 404 before its release."""
    record = page.record
    if record.is_withdrawn and not page.live:
        return gone(request, record, page.title)
    if not page.live or not record.is_released:
        raise Http404
    return TemplateResponse(request, page.template, {**page.get_context(request), **issue_context(record)})


def preview_issue(request: HttpRequest, page: CollectionIssue) -> HttpResponse:
    """Show the editor the page as it would stand: the list as it is now, the imprint of the series."""
    page.derive()
    record = page.find_record() or IssueRecord(
        year=page.numbers.year, number=page.numbers.number, through_number=page.numbers.through_number
    )
    context: dict[str, Any] = issue_context(record) if record.pk else {"record": record}
    if not record.is_released:
        context["imprint"] = imprint_lines(imprint_of(record))
    return TemplateResponse(request, page.template, {**page.get_context(request), **context})


@require_safe
def issue_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Give the file of a public issue, byte for byte as it was released."""
    record: IssueRecord = get_object_or_404(IssueRecord.objects.exclude(pdf=""), public_id=public_id)
    if record.is_withdrawn:
        return gone(request, record, str(record))
    if not record.is_public:
        raise Http404
    try:
        return FileResponse(record.pdf.open(), filename=record.file_name, content_type="application/pdf")
    except FileNotFoundError as error:
        raise Http404 from error
