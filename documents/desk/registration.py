"""The desk of one act: its entry in the regional register, and what those who checked its legality said (D58)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from core.posting import posted
from documents.desk.places import filed_record
from documents.desk.views import desk
from documents.forms.registration import EntryForm, ReviewForm
from documents.models import ActRecord, LegalityReview, RegisterEntry
from documents.models.registration import NUMBER_TAKEN
from documents.registration import keeping
from documents.registration.shown import entry_of
from documents.registration.worklist import belongs

NOT_FOR_IT = "В регистр включают только нормативные акты города. Если акт нормативный, отметьте это в его карточке."


@posted
def set_entry(request: HttpRequest, page_id: int) -> HttpResponse:
    act = _act(request, page_id)
    if not belongs(act):
        messages.error(request, NOT_FOR_IT)
        return _back(page_id)
    form = EntryForm(request.POST, instance=entry_of(act) or RegisterEntry(act=act), auto_id="register_%s")
    if not form.is_valid():
        return desk(request, page_id, entry_form=form)
    if not keep_entries([form], request.user):
        return desk(request, page_id, entry_form=form)
    messages.success(request, "Сведения регистра сохранены.")
    if form.advice:
        messages.warning(request, form.advice)
    return _back(page_id)


@posted
def add_review(request: HttpRequest, page_id: int) -> HttpResponse:
    act = _act(request, page_id)
    form = ReviewForm(request.POST, act=act, auto_id="review_%s")
    if not form.is_valid():
        return desk(request, page_id, review_form=form)
    keeping.add_review(form.save(commit=False), act, by=request.user)
    messages.success(request, "Добавлено. На странице акта это видят все.")
    return _back(page_id)


@posted
def delete_review(request: HttpRequest, review_id: int) -> HttpResponse:
    review = get_object_or_404(LegalityReview.objects.select_related("entry__act"), pk=review_id)
    page_id = review.entry.act.page_id
    _act(request, page_id)
    keeping.delete_review(review, by=request.user)
    messages.success(request, f"Удалено: {review}.")
    return _back(page_id)


def keep_entries(forms: Iterable[EntryForm], by: Any) -> bool:
    """Keep what all valid `forms` say, or nothing where another editor was quicker with a number; its form says so."""
    with transaction.atomic():
        for form in forms:
            try:
                keeping.keep(form.save(commit=False), by=by)
            except keeping.NumberTakenError:
                form.add_error("number", NUMBER_TAKEN)
                transaction.set_rollback(True)
                return False
    return True


def _act(request: HttpRequest, page_id: int) -> ActRecord:
    """Return the act's row; 404 where there is none, refusal where the editor may not publish it."""
    record = filed_record(request, page_id, publishing=True)
    if not isinstance(record, ActRecord):
        raise Http404
    return record


def _back(page_id: int) -> HttpResponse:
    return redirect(f"{reverse('acts_desk:desk', args=[page_id])}#registration")
