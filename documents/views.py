"""The readers' side of one act."""

from typing import Literal
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.views import gone
from documents.choosing import choose_edition, previous_of
from documents.metadata import legislation
from documents.models import ActRecord, Edition, LegalAct
from documents.publication import project
from documents.reading import act_context, heading
from documents.text_views import gone_or_missing, show_changes
from documents.validity import begins_on, next_after


def show_act(request: HttpRequest, page: LegalAct, record: ActRecord | None = None) -> HttpResponse:
    """Show the act; 410 with the reason when it was withdrawn (D112), 404 when it was never public.

    A withdrawn act is named by its requisites: its title may be what holds personal data (D60).
    A live act in a restricted section is shown to whom Wagtail has let in, though it is in no public list.
    """
    record = record or page.record
    let_in = page.live and not record.contains_personal_data and record.current_edition_id is not None
    if not record.is_public and not let_in:
        if record.is_withdrawn:
            return gone(request, record, heading(record))
        raise Http404
    if "compared" in request.GET:
        return show_changes(request, record)
    edition, editions = choose_edition(record, request.GET)
    if edition is None:
        return gone_or_missing(request, record)
    shown = act_context(record, edition, editions)
    today, is_current = timezone.localdate(), edition.pk == record.current_edition_id
    described = {name: shown[name] for name in ("status", "facts", "relations", "causes")}
    context = {
        **page.get_context(request),
        **shown,
        "legislation": legislation(record, edition, **described) if record.is_public else "",
        "previous": previous_of(edition, editions),
        "is_current": is_current,
        "is_ahead": not is_current and begins_on(edition) > today,
        "upcoming": next_after(editions, today),
        "asked_on": request.GET.get("on", ""),
    }
    return TemplateResponse(request, "documents/act.html", context)


@require_safe
def edition_file(
    request: HttpRequest, public_id: UUID, kept: Literal["source", "signed"] = "source"
) -> HttpResponseBase:
    """Give the file an edition was made from, or the signed document, as long as the edition is public."""
    edition: Edition = get_object_or_404(Edition.objects.exclude(**{f"{kept}_file": ""}), public_id=public_id)
    if edition.is_withdrawn:
        # The edition's own reason: the act itself may be public again, without this text.
        record = edition.page.specific.record
        return gone(request, edition, heading(record) if isinstance(record, ActRecord) else record.title)
    if not edition.is_public:
        raise Http404
    try:
        file, name = getattr(edition, f"{kept}_file"), getattr(edition, f"{kept}_name")
        return FileResponse(file.open(), as_attachment=True, filename=name)
    except FileNotFoundError as error:
        raise Http404 from error


def preview_act(request: HttpRequest, page: LegalAct) -> HttpResponse:
    """Show the editor the act as it would stand: requisites of the draft, the latest text, published or not."""
    record = page.find_record() or ActRecord()
    project(page, record)
    edition = page.editions.order_by("-number").first() if page.pk else None
    context = {
        **page.get_context(request),
        **act_context(record, edition),
        "is_current": True,
    }
    return TemplateResponse(request, "documents/act.html", context)
