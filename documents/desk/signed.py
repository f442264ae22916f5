"""The desk of the signed document: attached to a draft edition of an act, replaced, taken away, looked at."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from core.posting import posted
from documents import publication, signed
from documents.desk.places import filed_record
from documents.desk.texts import edition_page
from documents.forms.signed import SignedForm
from documents.models import ActRecord, Edition
from documents.naming import foreign_numbers


@posted
def attach(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Keep a signed document, in the place of the one before; a file that is none changes nothing."""
    edition, record = _edition_of_act(request, edition_id)
    form = SignedForm(request.POST, request.FILES)
    if not form.is_valid():
        return edition_page(request, edition, signed_form=form)
    file = form.cleaned_data["signed"]
    try:
        signed.attach(edition, file, name=file.name, has_text=form.seen.has_text)
    except Edition.DoesNotExist:
        messages.error(request, publication.ALREADY)
    else:
        messages.success(request, f"Подписанный документ приложен: «{file.name}».")
        if numbers := foreign_numbers(form.seen.first_page, record.number):
            doubt = f"На первой странице этого PDF нет № {record.number}, а есть № {numbers[0]}"
            messages.warning(request, f"{doubt}: проверьте, тот ли это документ.")
    return redirect(_section(edition))


@posted
def detach(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition, _record = _edition_of_act(request, edition_id)
    try:
        signed.detach(edition)
    except Edition.DoesNotExist:
        messages.error(request, publication.ALREADY)
    else:
        messages.success(request, "Подписанный документ убран.")
    return redirect(_section(edition))


@require_safe
def show(request: HttpRequest, edition_id: int) -> HttpResponseBase:
    """Give an editor the signed document; nobody else gets it before the edition is published."""
    edition, _record = _edition_of_act(request, edition_id)
    if not edition.signed_file:
        raise Http404
    try:
        return FileResponse(edition.signed_file.open(), as_attachment=True, filename=edition.signed_name)
    except FileNotFoundError as error:
        raise Http404 from error


def _edition_of_act(request: HttpRequest, edition_id: int) -> tuple[Edition, ActRecord]:
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id)
    record = filed_record(request, edition.page_id)
    if not isinstance(record, ActRecord):
        raise Http404
    return edition, record


def _section(edition: Edition) -> str:
    return f"{reverse('texts_desk:edition', args=[edition.pk])}#signed"
