"""The worklist «В регистр»: what is to be sent, what waits for its number, what has it (D59)."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from core.posting import posted
from core.russian.counting import counted
from documents.consultation import working_days
from documents.desk.keeping import NOT_KEPT
from documents.desk.registration import keep_entries
from documents.forms.registration import NumberForm, SendForm
from documents.models import ActRecord, ActsIndexPage
from documents.permissions import may_publish
from documents.registration import keeping, worklist
from documents.registration.worklist import State

TITLE = "В регистр"
PER_PAGE = 50
ACTS = ("акт", "акта", "актов")
LISTED = ("show", "year", "number")


def may_register(user: Any) -> bool:
    """Say whether `user` sends acts to the register: whoever may publish them."""
    section = ActsIndexPage.objects.first()
    return section is not None and may_publish(user, section)


class WorklistMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_register(request.user)


def worklist_view(request: HttpRequest, **bound: Any) -> HttpResponse:
    """Show the list; `bound` are forms sent back with their errors, and the acts that were ticked."""
    _require(request)
    query = _asked(request)
    show, counts = State(query["show"]), worklist.counts(query)
    found = worklist.narrowed(query).select_related("kind", "issuing_body", "register_entry")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    acts = list(page)
    context = {
        "send_form": SendForm(auto_id="send_%s"),
        "number_forms": {},
        "ticked": [],
        **bound,
        "page": page,
        "query": query,
        "listed": _encoded(query),
        "here": _encoded({**query, "p": str(page.number) if page.number > 1 else ""}),
        "tabs": [(_encoded({**query, "show": state}), state.label, counts[state], state == show) for state in State],
        "years": worklist.years(),
        "term": counted(settings.REGISTER_SENDING_DAYS, "рабочего дня", "рабочих дней", "рабочих дней"),
        "is_unsent": show in (State.UNSENT, State.OVERDUE),
        "is_sent": show == State.SENT,
        "is_narrowed": bool(query["year"] or query["number"]),
    }
    waited = _waited(acts)
    sent_back = context["number_forms"]
    forms = {act.pk: sent_back.get(act.pk) or _number_form(act) for act in acts if show == State.SENT}
    context["rows"] = [
        (act, waited[act.pk], waited[act.pk] >= settings.REGISTER_SENDING_DAYS, forms.get(act.pk)) for act in acts
    ]
    crumbs = [{"url": reverse("register:index"), "label": "Реестр актов"}, {"url": "", "label": TITLE}]
    shared = {"header_title": TITLE, "page_title": TITLE, "header_icon": "upload", "breadcrumbs_items": crumbs}
    return render(request, "documents/desk/registration/worklist.html", {**shared, **context})


@posted
def send(request: HttpRequest) -> HttpResponse:
    """Mark the acts that are ticked as sent on one day."""
    _require(request)
    keys = _ticked(request.POST)
    acts = list(worklist.in_state(State.UNSENT).filter(pk__in=keys).select_related("kind"))
    if keys and not acts:
        return _outrun(request)
    form = SendForm(request.POST, acts=acts, auto_id="send_%s")
    if not form.is_valid():
        return worklist_view(request, send_form=form, ticked=keys)
    sent = keeping.mark_sent([act.pk for act in acts], form.cleaned_data["sent_on"], by=request.user)
    done = {"acts": sent, "said": f"Отмечено отправленными: {counted(len(sent), *ACTS)}.", "listed": _here(request)}
    messages.success(request, render_to_string("documents/desk/registration/sent.html", done, request))
    return _back(request)


@posted
def take_back(request: HttpRequest) -> HttpResponse:
    """Put the acts that are ticked back among those that are not sent."""
    _require(request)
    keys = _ticked(request.POST)
    if not keys:
        messages.error(request, "Отметьте акты, которые на самом деле не отправлены.")
    elif returned := keeping.take_back(keys, by=request.user):
        messages.success(request, f"Снова ждут отправки: {counted(len(returned), *ACTS)}.")
    else:
        return _outrun(request)
    return _back(request)


@posted
def set_numbers(request: HttpRequest) -> HttpResponse:
    """Keep the numbers that were filled in; where one of them is wrong, keep none and show what is wrong."""
    _require(request)
    waiting = worklist.in_state(State.SENT).filter(pk__in=_posted(request.POST))
    forms = {act.pk: _number_form(act, request.POST) for act in waiting.select_related("kind", "register_entry")}
    filled = {key: form for key, form in forms.items() if form["number"].data}
    if not filled and any(value for name, value in request.POST.items() if name.endswith("-number")):
        return _outrun(request)
    if not filled:
        messages.error(request, "Впишите номер хотя бы у одного акта.")
        return _back(request)
    if not (_fit(list(filled.values())) and keep_entries(filled.values(), request.user)):
        messages.error(request, NOT_KEPT)
        return worklist_view(request, number_forms=filled)
    messages.success(request, f"Номера записаны: {counted(len(filled), *ACTS)}.")
    for advice in filter(None, (form.advice for form in filled.values())):
        messages.warning(request, advice)
    return _back(request)


def _number_form(act: ActRecord, given: QueryDict | None = None) -> NumberForm:
    return NumberForm(
        given,
        instance=act.register_entry,
        prefix=f"act-{act.pk}",
        initial={"included_on": timezone.localdate()},
        auto_id="%s",
    )


def _fit(forms: Sequence[NumberForm]) -> bool:
    """Say whether each form can be kept, and all of them together: one number stands at one act."""
    seen: set[str] = set()
    for form in forms:
        number = form.cleaned_data.get("number", "") if form.is_valid() else ""
        if number in seen:
            form.add_error("number", "Этот номер вписан и у другого акта выше.")
        seen |= {number} - {""}
    return all(form.is_valid() for form in forms)


def _waited(acts: Sequence[ActRecord]) -> dict[int, int]:
    """Return how many working days went by since each act (key) was adopted, today not counted. One statement."""
    yesterday = timezone.localdate() - timedelta(days=1)
    days = working_days(min((act.adopted_on for act in acts), default=yesterday), yesterday)
    return {act.pk: len(days) - bisect_right(days, act.adopted_on) for act in acts}


def _require(request: HttpRequest) -> None:
    if not may_register(request.user):
        raise PermissionDenied


def _ticked(given: QueryDict) -> list[int]:
    return [int(key) for key in given.getlist("act") if key.isdecimal() and len(key) < 19]


def _posted(given: QueryDict) -> list[int]:
    """Return the acts whose lines were sent."""
    keys = (name.removeprefix("act-").partition("-")[0] for name in given if name.startswith("act-"))
    return [int(key) for key in dict.fromkeys(keys) if key.isdecimal() and len(key) < 19]


def _asked(request: HttpRequest) -> dict[str, str]:
    query = {name: request.GET.get(name, "") for name in LISTED}
    return {**query, "show": query["show"] if query["show"] in State.values else State.UNSENT.value}


def _encoded(query: dict[str, str]) -> str:
    return urlencode({name: str(value) for name, value in query.items() if value})


def _here(request: HttpRequest) -> str:
    """Return the parameters of the list one came from, at its page."""
    return _encoded({**_asked(request), "p": request.GET.get("p", "")})


def _outrun(request: HttpRequest) -> HttpResponse:
    """Nothing of what was chosen is left where it was: it was done before, by a colleague or in another window."""
    messages.warning(request, "Это уже сделано раньше, может быть в другом окне. Список перед вами обновлён.")
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('registration_desk:worklist')}?{_here(request)}")
