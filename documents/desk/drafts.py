"""The desk of one draft: its texts and the steps of its consultation."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin import messages

from core.posting import posted
from documents import consultation, permissions, publication
from documents.commenting.counting import count_remarks
from documents.consultation import Move, moves
from documents.desk.places import desk_page, filed_record
from documents.desk.remarks import rights
from documents.drafts.checklist import checklist
from documents.drafts.wording import change_in_words, phase_in_words, steps
from documents.forms.drafts import FORMS, ActForm
from documents.models import DraftRecord, Edition

DEEDS: dict[Move, Callable[..., None]] = {
    Move.POST: moves.post,
    Move.EXTEND: moves.extend,
    Move.CONSIDER: moves.start_consideration,
    Move.SUMMARISE: moves.publish_summary,
    Move.REVISE: moves.publish_revision,
    Move.ADOPT: moves.adopt,
    Move.REJECT: moves.reject,
    Move.DROP: moves.drop,
}
MEANING = {
    Move.POST: "Проект появится на сайте, в поиске и открытых данных. Жители смогут отправлять замечания.",
    Move.EXTEND: "Срок приёма станет длиннее. Сократить его потом нельзя.",
    Move.CONSIDER: "Приём завершён. Все увидят, что разработчик рассматривает замечания.",
    Move.SUMMARISE: "Все увидят, что решения по замечаниям приняты и сводку можно читать.",
    Move.REVISE: "Доработанный текст станет последней редакцией. Прежние редакции останутся на сайте.",
    Move.ADOPT: "Проект завершится ссылкой на акт. Этого нельзя отменить.",
    Move.REJECT: "Проект завершится без акта. Этого нельзя отменить.",
    Move.DROP: "Обсуждение прекратится. Этого нельзя отменить: новый проект размещают заново.",
}
DANGEROUS = (Move.REJECT, Move.DROP)


def desk(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    """Show where the draft stands, what may be done now and what was done; `bound` are forms sent back with errors."""
    record = _draft(request, page_id)
    now = timezone.now()
    changes = list(record.stage_changes.select_related("by"))
    may_publish = permissions.may_publish(request.user, record.page)
    allowed = consultation.allowed_moves(record, now) if may_publish else []
    context = {
        "phase": consultation.phase(record, now),
        "phase_words": phase_in_words(record, now),
        "steps": steps(record, changes, now),
        "changes": [(change, change_in_words(change)) for change in reversed(changes)],
        "moves": [
            {"move": move, "refusal": consultation.refusal(record, move, now), "is_dangerous": move in DANGEROUS}
            for move in allowed
            if move != Move.DROP
        ],
        "dropping": Move.DROP if Move.DROP in allowed else None,
        "editions": Edition.objects.filter(page=page_id).order_by("-number"),
        "counts": count_remarks(record),
        "undecided": consultation.undecided(record).count(),
        "checklist": checklist(record),
        "may_publish": may_publish,
        "may_link_act": Move.ADOPT in allowed,
        "act_form": ActForm(),
        **bound,
        "may_work_with_remarks": rights.may_work(request.user),
    }
    return desk_page(request, "documents/desk/draft.html", "Тексты и обсуждение", record, context)


def move(request: HttpRequest, page_id: int, name: str) -> HttpResponse:
    """Ask what the move needs and for confirmation, then make it."""
    record = _draft(request, page_id, publishing=True)
    if name not in Move.values:
        raise Http404
    chosen, now = Move(name), timezone.now()
    refusal = consultation.refusal(record, chosen, now)
    if refusal:
        messages.error(request, refusal)
        return redirect("drafts_desk:desk", page_id)
    form = FORMS[chosen](request.POST if request.method == "POST" else None, record=record, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            DEEDS[chosen](record, **form.values, by=request.user)
        except publication.PublicationError as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            messages.error(request, f"Заполните карточку проекта: {' '.join(error.messages)}")
            return redirect("wagtailadmin_pages:edit", page_id)
        else:
            done = change_in_words(record.stage_changes.latest("at", "pk"))
            messages.success(request, f"{done}.", buttons=[_to_site(record)])
            return redirect("drafts_desk:desk", page_id)
    context = {"form": form, "move": chosen, "meaning": MEANING[chosen], "is_dangerous": chosen in DANGEROUS}
    return desk_page(request, "documents/desk/draft_move.html", chosen.label, record, context)


@posted
def link_act(request: HttpRequest, page_id: int) -> HttpResponse:
    """Keep which act is to adopt the draft."""
    record = _draft(request, page_id, publishing=True)
    form = ActForm(request.POST)
    if not form.is_valid():
        return desk(request, page_id, act_form=form)
    try:
        moves.link_act(record, form.cleaned_data["act"], by=request.user)
        messages.success(request, "Акт указан.")
    except publication.PublicationError as error:
        messages.error(request, str(error))
    return redirect("drafts_desk:desk", page_id)


def _draft(request: HttpRequest, page_id: int, *, publishing: bool = False) -> DraftRecord:
    record = filed_record(request, page_id, publishing=publishing)
    if not isinstance(record, DraftRecord):
        raise Http404
    return record


def _to_site(record: DraftRecord) -> Any:
    return messages.button(record.path, "Открыть на сайте", new_window=True)
