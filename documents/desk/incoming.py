"""How a text comes to the desk: a file, or words that were pasted, become a draft edition."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from core.posting import posted
from documents import uploads
from documents.desk.places import desk_page, filed_record
from documents.desk.reasons import about_new_text
from documents.editions import draft_edition
from documents.forms.texts import TextForm, UploadForm
from documents.models import ActRecord, Edition, FiledRecord, Upload
from documents.tasks import read_upload


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
    context = {"form": form, "drafts": _drafts(record), "waiting": Upload.objects.filter(page=page_id, edition=None)}
    return desk_page(request, "documents/desk/upload_text.html", "Новый текст из файла", record, context)


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
    return desk_page(
        request, "documents/desk/paste_text.html", "Новый текст", record, {"form": form, "drafts": _drafts(record)}
    )


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


def _drafts(record: FiledRecord) -> QuerySet[Edition]:
    return Edition.objects.filter(page=record.page_id, published_at=None).order_by("number")
