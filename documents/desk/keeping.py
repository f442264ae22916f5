"""What the desks of an act have in common: a form is kept or sent back, a row is deleted after it was asked about."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.log_actions import log

from documents.desk.places import desk_page, filed_record
from documents.locking import lock_acts
from documents.models import ActRecord

NOT_KEPT = "Ничего не сохранено: исправьте то, что отмечено."
GONE = "Этой записи уже нет: её удалили раньше, может быть в другом окне."
LOGGED = "documents.desk"


def act_of(request: HttpRequest, page_id: int, *, publishing: bool = False) -> ActRecord:
    """Return the act's row; 404 where there is none, refusal where the editor may not."""
    record = filed_record(request, page_id, publishing=publishing)
    if not isinstance(record, ActRecord):
        raise Http404
    return record


def keep(
    request: HttpRequest,
    act: ActRecord,
    form: BaseForm,
    save: Callable[[], Any],
    *,
    shown: Callable[[], HttpResponse],
    section: str,
    said: str,
    noted: Callable[[], str],
    touched: QuerySet[ActRecord] | None = None,
) -> HttpResponse:
    """Keep what `form` says and go back to `section` of the desk, or answer with `shown`: the form and its errors.

    Whoever sends the same form at the same moment waits until this one is kept, and is judged by that: `act` is locked
    with those that `save` may write, `touched`. `noted` gives the words for the page's history, once all is saved.
    """
    with transaction.atomic():
        lock_acts(ActRecord.objects.filter(pk=act.pk), *([] if touched is None else [touched]))
        is_valid = form.is_valid()
        if is_valid:
            save()
            note(request, act, noted())
    if not is_valid:
        messages.error(request, NOT_KEPT)
        return shown()
    messages.success(request, said)
    return back(act.page_id, section)


def delete(
    request: HttpRequest, act: ActRecord, row: Model, *, name: str, meaning: str, section: str, said: str
) -> HttpResponse:
    """Ask whether `row`, called `name`, is to be deleted and say what that means; delete it when that is confirmed."""
    if request.method != "POST":
        return ask_to_delete(request, act, name, meaning, section)
    with transaction.atomic():
        row.delete()
        note(request, act, f"Удалено: {name}")
    messages.success(request, said)
    return back(act.page_id, section)


def ask_to_delete(request: HttpRequest, act: ActRecord, name: str, meaning: str, section: str) -> HttpResponse:
    context = {"name": name, "meaning": meaning, "section": section}
    return desk_page(request, "documents/desk/delete.html", "Удалить запись?", act, context)


def refuse(request: HttpRequest, page_id: int, section: str, why: str = GONE) -> HttpResponse:
    """Go back to the desk with the reason why nothing was done: without one, that the row is there no more."""
    messages.error(request, why)
    return back(page_id, section)


def note(request: HttpRequest, act: ActRecord, words: str) -> None:
    """Write into the history of the act's page what an editor did at its desk."""
    log(instance=act.page, action=LOGGED, user=request.user, data={"words": words})


def back(page_id: int, section: str) -> HttpResponse:
    return redirect(f"{reverse('acts_desk:desk', args=[page_id])}#{section}")
