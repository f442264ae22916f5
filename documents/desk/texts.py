"""The desk of texts: a draft edition is looked over and published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from core.posting import posted
from documents import consultation, permissions, publication
from documents.causes import causes_in_words, causes_of, explain, untied
from documents.changes import shown_comparison
from documents.consultation import moves
from documents.desk.places import desk_address, desk_page, filed_record
from documents.desk.proposals import proposal
from documents.desk.reasons import reason_form
from documents.editions import clauses_of
from documents.forms.signed import SignedForm
from documents.models import ActRecord, DraftRecord, Edition, FiledRecord, Preparation
from documents.preparing import is_behind, version
from documents.reading import shown_clauses
from documents.text.contract import pairs_from_json


@require_safe
def show_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show a text as it was read: warnings, what became of the clauses before, the clauses."""
    return edition_page(request, get_object_or_404(Edition.objects.select_related("page"), pk=edition_id))


@posted
def explain_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Keep of which day a draft is and why it came. Nothing of it changes once it is published."""
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id)
    record = filed_record(request, edition.page_id)
    form = reason_form(record, edition, request.POST)
    if not form.is_valid():
        return edition_page(request, edition, reason_form=form)
    try:
        explain(edition, form.acts, dated_on=form.cleaned_data["dated_on"], note=form.cleaned_data["note"])
    except Edition.DoesNotExist:
        messages.error(request, publication.ALREADY)
    else:
        messages.success(request, "Сохранено: дата редакции и почему она появилась.")
    return redirect(f"{reverse('texts_desk:edition', args=[edition.pk])}#reason")


def edition_page(request: HttpRequest, edition: Edition, **bound: Any) -> HttpResponse:
    """Show an edition; `bound` are forms sent back with their errors."""
    record = filed_record(request, edition.page_id)
    preparation = Preparation.objects.select_related("edition", "base").filter(edition=edition).first()
    causes = causes_of([edition])[edition.pk]
    clauses = shown_clauses(list(edition.clauses.all()))
    title = f"Редакция № {edition.number}"
    full_title = _full_title(record, edition)
    context: dict[str, Any] = {
        "header_title": full_title,
        "page_title": full_title,
        "edition": edition,
        "clauses": clauses,
        "may_publish": permissions.may_publish(request.user, record.page),
        "refusal": consultation.text_refusal(record) if isinstance(record, DraftRecord) else "",
        "preparation": preparation,
        "causes": causes,
        "made": causes_in_words(act for act in causes if act.is_public),
        "may_replace": isinstance(record, ActRecord)
        and record.current_edition_id is not None
        and permissions.may_replace(request.user),
    }
    if preparation is not None and not edition.was_public:
        context |= {
            "version": version(preparation),
            "warnings": [_warning(said, clauses) for said in preparation.warnings],
            "steps": list(enumerate(preparation.steps)),
            "is_behind": is_behind(preparation),
            "proposal": proposal(preparation, whole=request.GET.get("whole", "")),
        }
    if not edition.was_public:
        findings = publication.checks_before_publishing(record, edition)
        context |= {"findings": findings, "is_blocked": any(finding.is_blocking for finding in findings)}
        context |= {"reason_form": reason_form(record, edition), "signed_form": SignedForm(), **bound}
        context["untied"] = untied(record, edition) if isinstance(record, ActRecord) else ()
    return desk_page(request, "documents/desk/edition.html", title, record, context)


@require_safe
def show_changes(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show before publishing what differs from the edition that is current, or from the draft an act was."""
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id)
    record = filed_record(request, edition.page_id)
    preparation = get_object_or_404(Preparation.objects.select_related("edition", "base"), edition=edition)
    if preparation.base is None:
        raise Http404
    comparison = shown_comparison(
        clauses_of(preparation.base),
        clauses_of(edition),
        pairs_from_json(preparation.pairs),
        only_changes="all" not in request.GET,
    )
    context = {
        "edition": edition,
        "base": preparation.base,
        "comparison": comparison,
        "shows_all": "all" in request.GET,
    }
    return desk_page(request, "documents/desk/changes.html", "Что изменится", record, context)


@require_safe
def source_file(request: HttpRequest, edition_id: int) -> HttpResponseBase:
    """Give an editor the file a draft was made from; nobody else gets it before it is published."""
    edition = get_object_or_404(Edition.objects.exclude(source_file=""), pk=edition_id)
    filed_record(request, edition.page_id)
    try:
        return FileResponse(edition.source_file.open(), as_attachment=True, filename=edition.source_name)
    except FileNotFoundError as error:
        raise Http404 from error


@posted
def publish_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition, pk=edition_id)
    record = filed_record(request, edition.page_id)
    try:
        if isinstance(record, DraftRecord):
            moves.publish_text(record, edition, by=request.user)
        else:
            publication.publish_edition(edition, by=request.user, is_anonymised="is_anonymised" in request.POST)
    except publication.PublicationError as error:
        messages.error(request, str(error))
        return redirect("texts_desk:edition", edition.pk)
    except ValidationError as error:
        messages.error(request, f"Заполните карточку: {' '.join(error.messages)}")
        return redirect("wagtailadmin_pages:edit", edition.page_id)
    on_site = messages.button(record.path, "Открыть на сайте", new_window=True)
    messages.success(request, f"Редакция № {edition.number} опубликована.", buttons=[on_site])
    return redirect(desk_address(record))


def _full_title(record: FiledRecord, edition: Edition) -> str:
    """Say of which act or draft the text is, and whether anybody but editors sees it."""
    name = record.short_name if isinstance(record, DraftRecord) else str(record)
    state = "" if edition.was_public else ", черновик, на сайте не видна"
    return f"{name}: редакция № {edition.number}{state}"


def _warning(said: dict[str, Any], clauses: list[Any]) -> dict[str, Any]:
    place = said["clause"]
    return {"message": said["message"], "place": place, "clause": None if place is None else clauses[place].clause}
