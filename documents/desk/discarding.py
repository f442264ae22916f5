"""Throwing away what was never public: a file that became no draft, a draft edition. It does not come back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from core.russian.counting import counted
from documents import uploads
from documents.desk.places import desk_address, desk_page, filed_record
from documents.models import Edition, FiledRecord, Preparation, Upload


def discard_upload(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Throw a file away that became no draft, once the editor has confirmed it."""
    upload = get_object_or_404(Upload.objects.select_related("edition"), pk=upload_id)
    record = filed_record(request, upload.page_id)
    if upload.edition_id:
        return redirect("texts_desk:edition", upload.edition_id)
    if request.method != "POST":
        meaning = f"Файл «{upload.name}» исчезнет. Тексты, которые уже стали черновиками или опубликованы, останутся."
        back = reverse("texts_desk:upload", args=[upload.pk])
        return _ask_before_discarding(request, record, "Удалить файл", meaning, back)
    uploads.discard(upload)
    messages.success(request, f"Файл «{upload.name}» удалён.")
    return redirect(desk_address(record))


def discard_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Throw a draft away, once the editor has confirmed it. A published edition stays for ever (D54)."""
    edition = get_object_or_404(Edition, pk=edition_id)
    record = filed_record(request, edition.page_id)
    if edition.was_public:
        messages.error(request, "Опубликованную редакцию удалить нельзя. Исправление — новая редакция.")
    elif request.method != "POST":
        back = reverse("texts_desk:edition", args=[edition.pk])
        return _ask_before_discarding(request, record, "Удалить черновик", _what_goes_with(edition), back)
    else:
        uploads.discard_edition(edition)
        messages.success(request, "Черновик удалён.")
    return redirect(desk_address(record))


def _ask_before_discarding(
    request: HttpRequest, record: FiledRecord, deed: str, meaning: str, back: str
) -> HttpResponse:
    """What is thrown away does not come back: say what goes, and let the editor decide."""
    context = {"meaning": meaning, "button": deed, "back": back}
    return desk_page(request, "documents/desk/discard.html", deed, record, context)


def _what_goes_with(edition: Edition) -> str:
    """Return «Исчезнет черновик редакции № 2 от 01.05.2026, а с ним файл «a.docx» и …»."""
    preparation = Preparation.objects.filter(edition=edition).first()
    steps = len(preparation.steps) if preparation else 0
    along = [
        f"файл «{edition.source_name}»" if edition.source_name else "",
        f"подписанный документ «{edition.signed_name}»" if edition.signed_name else "",
        counted(steps, "исправление или ответ", "исправления и ответа", "исправлений и ответов") if steps else "",
    ]
    with_it = f", а с ним {', '.join(filter(None, along))}" if any(along) else ""
    return f"Исчезнет черновик редакции № {edition.number} от {edition.dated_on:%d.%m.%Y}{with_it}."
