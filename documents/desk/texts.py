"""The desk of texts: a file or a pasted text becomes a draft edition, is looked over and published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from core.posting import posted
from documents import consultation, permissions, publication, uploads
from documents.causes import causes_in_words, causes_of, explain, untied
from documents.changes import shown_comparison
from documents.consultation import moves
from documents.desk.places import desk_address, desk_page, filed_record
from documents.desk.proposals import proposal
from documents.desk.reasons import about_new_text, reason_form
from documents.editions import clauses_of, draft_edition
from documents.forms.signed import SignedForm
from documents.forms.texts import TextForm, UploadForm
from documents.models import ActRecord, DraftRecord, Edition, FiledRecord, Preparation, Upload
from documents.preparing import is_behind, version
from documents.reading import shown_clauses
from documents.tasks import read_upload
from documents.text.contract import pairs_from_json


def upload_text(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a file, keep it and have it read; a long one by the background worker."""
    record = filed_record(request, page_id)
    form = UploadForm(request.POST or None, request.FILES or None, **about_new_text(record))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        upload = uploads.receive(
            record.page,
            file,
            name=file.name,
            dated_on=form.cleaned_data["dated_on"],
            note=form.cleaned_data["note"],
            causes=form.acts,
            by=request.user,
        )
        if uploads.is_long(upload):
            read_upload.enqueue(upload.pk)
        else:
            uploads.read(upload.pk)
        return redirect("texts_desk:upload", upload.pk)
    waiting = Upload.objects.filter(page=page_id, edition=None)
    return desk_page(
        request, "documents/desk/upload_text.html", "Новый текст из файла", record, {"form": form, "waiting": waiting}
    )


def paste_text(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a pasted text, cut it into clauses and keep it as a draft edition."""
    record = filed_record(request, page_id)
    within_article = isinstance(record, ActRecord) and record.kind.is_reference_text
    form = TextForm(request.POST or None, within_article=within_article, **about_new_text(record))
    if request.method == "POST" and form.is_valid():
        text = form.cut()
        edition = draft_edition(
            record.page,
            text.clauses,
            dated_on=form.cleaned_data["dated_on"],
            note=form.cleaned_data["note"],
            causes=form.acts,
            warnings=text.warnings,
        )
        messages.success(request, "Текст разобран на пункты. Проверьте его и опубликуйте.")
        return redirect("texts_desk:edition", edition.pk)
    return desk_page(request, "documents/desk/paste_text.html", "Новый текст", record, {"form": form})


@require_safe
def show_upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Show how far the reading is; the page asks again by itself, and leads on to the draft."""
    upload = get_object_or_404(Upload.objects.select_related("page"), pk=upload_id)
    record = filed_record(request, upload.page_id)
    if upload.edition_id:
        return redirect("texts_desk:edition", upload.edition_id)
    context = {
        "upload": upload,
        "is_stuck": uploads.is_stuck(upload),
        "is_refused": upload.state == uploads.State.REFUSED,
    }
    return desk_page(request, "documents/desk/upload.html", f"Файл «{upload.name}»", record, context)


@posted
def read_again(request: HttpRequest, upload_id: int) -> HttpResponse:
    upload = get_object_or_404(Upload, pk=upload_id)
    filed_record(request, upload.page_id)
    uploads.read(upload.pk)
    return redirect("texts_desk:upload", upload.pk)


@posted
def discard_upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    upload = get_object_or_404(Upload.objects.select_related("edition"), pk=upload_id)
    record = filed_record(request, upload.page_id)
    if upload.edition_id:
        return redirect("texts_desk:edition", upload.edition_id)
    uploads.discard(upload)
    messages.success(request, f"Файл «{upload.name}» удалён.")
    return redirect(desk_address(record))


@require_safe
def show_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show a text as it was read: warnings, what became of the clauses before, the clauses."""
    return edition_page(request, get_object_or_404(Edition.objects.select_related("page"), pk=edition_id))


@posted
def explain_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Keep why a draft came: the acts that made it, the note. Nothing of it changes once it is published."""
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id)
    record = filed_record(request, edition.page_id)
    form = reason_form(record, edition, request.POST)
    if not form.is_valid():
        return edition_page(request, edition, reason_form=form)
    try:
        explain(edition, form.acts, form.cleaned_data["note"])
    except Edition.DoesNotExist:
        messages.error(request, publication.ALREADY)
    else:
        messages.success(request, "Сохранено, почему появилась эта редакция.")
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
            "proposal": proposal(preparation),
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
    messages.success(
        request, "Редакция опубликована.", buttons=[messages.button(record.path, "Открыть на сайте", new_window=True)]
    )
    return redirect(desk_address(record))


@posted
def discard_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Throw a draft away. A published edition stays for ever (D54)."""
    edition = get_object_or_404(Edition, pk=edition_id)
    record = filed_record(request, edition.page_id)
    if edition.was_public:
        messages.error(request, "Опубликованную редакцию удалить нельзя. Исправление — новая редакция.")
    else:
        uploads.discard_edition(edition)
        messages.success(request, "Черновик удалён.")
    return redirect(desk_address(record))


def _full_title(record: FiledRecord, edition: Edition) -> str:
    """Say of which act or draft the text is, and whether anybody but editors sees it."""
    name = record.short_name if isinstance(record, DraftRecord) else str(record)
    state = "" if edition.was_public else ", черновик, на сайте не видна"
    return f"{name}: редакция № {edition.number}{state}"


def _warning(said: dict[str, Any], clauses: list[Any]) -> dict[str, Any]:
    place = said["clause"]
    return {"message": said["message"], "place": place, "clause": None if place is None else clauses[place].clause}
