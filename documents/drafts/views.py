"""The readers' side of one draft."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from core.views import gone
from documents.choosing import choose_edition, previous_of
from documents.commenting import page_context
from documents.drafts.reading import draft_context, text_context
from documents.models import DraftRecord, DraftRegulation
from documents.publication.drafts import project
from documents.text_views import show_changes


def show_draft(request: HttpRequest, page: DraftRegulation, record: DraftRecord | None = None) -> HttpResponse:
    """Show the draft; 410 with the reason when it was withdrawn (D112), 404 when it was never public.

    A live draft in a restricted section is shown to whom Wagtail has let in, though it is in no public list.
    """
    record = record or page.record
    let_in = page.live and record.posted_at is not None and record.current_edition_id is not None
    if not record.is_public and not let_in:
        if record.is_withdrawn:
            return gone(request, record, record.title)
        raise Http404
    if "compared" in request.GET:
        return show_changes(request, record)
    edition, editions = choose_edition(record, request.GET)
    if edition is None:
        raise Http404
    clauses = list(edition.clauses.all())
    context = draft_context(record, edition, editions, timezone.now())
    takes_remarks = context["takes_remarks"] and context["is_current"]
    remarks = page_context(record, request.GET, clauses if context["is_current"] else ())
    counts = remarks["comment_counts"].by_clause
    return TemplateResponse(
        request,
        "documents/draft.html",
        {
            **page.get_context(request),
            **context,
            "previous": previous_of(edition, editions),
            **remarks,
            **text_context(record, clauses, takes_remarks=takes_remarks, counts=counts),
        },
    )


def preview_draft(request: HttpRequest, page: DraftRegulation) -> HttpResponse:
    """Show the editor the draft as it would stand: the card as it is written, the latest text, published or not."""
    record = page.find_record() or DraftRecord()
    project(page, record)
    edition = page.editions.order_by("-number").first() if page.pk else None
    clauses = list(edition.clauses.all()) if edition else []
    context = draft_context(record, edition, [], timezone.now())
    return TemplateResponse(
        request,
        "documents/draft.html",
        {
            **page.get_context(request),
            **context,
            "is_current": True,
            **text_context(record, clauses, takes_remarks=context["takes_remarks"], counts={}),
        },
    )
