"""The desk of one act: its entry in the regional register, and what those who checked its legality said (D58)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages

from core.posting import posted
from documents.desk.keeping import NOT_KEPT, act_of, ask_to_delete, back, refuse
from documents.desk.views import desk
from documents.forms.registration import EntryForm, ReviewForm
from documents.models import LegalityReview, RegisterEntry
from documents.models.registration import NUMBER_TAKEN
from documents.registration import keeping
from documents.registration.shown import entry_of
from documents.registration.worklist import belongs

NOT_FOR_IT = "В регистр включают только нормативные акты города. Если акт нормативный, отметьте это в его карточке."
SECTION = "registration"


@posted
def set_entry(request: HttpRequest, page_id: int) -> HttpResponse:
    act = act_of(request, page_id, publishing=True)
    if not belongs(act):
        messages.error(request, NOT_FOR_IT)
        return back(page_id, SECTION)
    form = EntryForm(request.POST, instance=entry_of(act) or RegisterEntry(act=act), auto_id="register_%s")
    if not form.is_valid():
        return _not_kept(request, page_id, entry_form=form)
    if not keep_entries([form], request.user):
        return _not_kept(request, page_id, entry_form=form)
    messages.success(request, "Сведения регистра сохранены.")
    if form.advice:
        messages.warning(request, form.advice)
    return back(page_id, SECTION)


@posted
def add_review(request: HttpRequest, page_id: int) -> HttpResponse:
    act = act_of(request, page_id, publishing=True)
    form = ReviewForm(request.POST, act=act, auto_id="review_%s")
    if not form.is_valid():
        return _not_kept(request, page_id, review_form=form)
    keeping.add_review(form.save(commit=False), act, by=request.user)
    messages.success(request, "Добавлено. На странице акта это видят все.")
    return back(page_id, SECTION)


def delete_review(request: HttpRequest, page_id: int, review_id: int) -> HttpResponse:
    act = act_of(request, page_id, publishing=True)
    review = LegalityReview.objects.filter(pk=review_id, entry__act=act).first()
    if review is None:
        return refuse(request, page_id, SECTION)
    if request.method != "POST":
        meaning = "Запись исчезнет со страницы акта и из открытых данных."
        return ask_to_delete(request, act, str(review), meaning, SECTION)
    keeping.delete_review(review, by=request.user)
    messages.success(request, f"Удалено: {review}.")
    return back(page_id, SECTION)


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


def _not_kept(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    messages.error(request, NOT_KEPT)
    return desk(request, page_id, **bound)
