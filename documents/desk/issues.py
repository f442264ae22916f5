"""The desk of one issue of the Collection: its numbers, its acts, its release, and taking it off the site."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from core.forms import ReasonForm
from core.posting import posted
from documents import permissions
from documents.desk.keeping import NOT_KEPT
from documents.forms.issues import ActNumberForm, DaysForm, ErratumForm, NumbersForm
from documents.issues import editing, release
from documents.issues.candidates import MOST, proposed, usual_days
from documents.issues.checks import findings
from documents.issues.gaps import gaps, reasons
from documents.issues.printed import lacking, print_of
from documents.issues.printing import press_data
from documents.models import ActRecord, IssueErratum, IssueRecord
from documents.printing.child import PressError, set_type_apart
from documents.publication import PublicationError
from documents.publication import issues as publication

Deed = Callable[..., str]


def desk(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    """Show where the issue stands and everything in it; `bound` are forms sent back with their errors."""
    record = _record(request, page_id)
    items = editing.listed(record)
    context = {"erratum_form": ErratumForm(initial={"noted_on": timezone.localdate()}), **bound}
    if record.is_draft:
        context |= _preparation(request, record, items, bound)
    context |= {
        "items": items,
        "gaps_stated": record.gaps.select_related("kind", "issuing_body"),
        "errata": record.errata.all(),
        "may_publish": permissions.may_publish(request.user, record.page),
        "may_take_back": release.may_take_back(record),
        "is_at_work": record.state == IssueRecord.State.RELEASING,
    }
    return _page(request, "documents/desk/issues/desk.html", "Номера, акты и выход в свет", record, context)


def _preparation(request: HttpRequest, record: IssueRecord, items: Any, bound: dict[str, Any]) -> dict[str, Any]:
    since, until = usual_days(record)
    days = DaysForm(request.GET if "since" in request.GET else {"since": since.isoformat(), "until": until.isoformat()})
    if days.is_valid():
        since, until = days.cleaned_data["since"], days.cleaned_data["until"]
    acts = proposed(since, until) if days.is_valid() else []
    printed = print_of(acts)
    found = findings(record, items)
    stated = reasons(record)
    return {
        "numbers_form": bound.get("numbers_form") or NumbersForm(instance=record),
        "number_form": bound.get("number_form") or ActNumberForm(),
        "days_form": days,
        "proposed": [(act, lacking(printed[act.pk])) for act in acts],
        "most": MOST,
        "blocking": [finding for finding in found if finding.is_blocking],
        "worth_a_look": [finding for finding in found if not finding.is_blocking],
        "gaps": [(gap, stated.get(gap.key, "")) for gap in gaps(record, items)],
    }


def _deed(section: str = "") -> Callable[[Deed], Any]:
    """Make a view of something an editor does to an issue: rights, what was done or why it was not, and the way back
    to `section` of the desk; to its beginning where the issue itself is another afterwards."""

    def view_of(deed: Deed) -> Any:
        @posted
        @wraps(deed)
        def answer(request: HttpRequest, page_id: int, **place: Any) -> HttpResponse:
            record = _record(request, page_id)
            try:
                done = deed(request, record, **place)
            except PublicationError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, done)
            return _back(page_id, section)

        return answer

    return view_of


@posted
def set_numbers(request: HttpRequest, page_id: int) -> HttpResponse:
    record = _record(request, page_id)
    form = NumbersForm(request.POST, instance=IssueRecord.objects.get(pk=record.pk))
    if not form.is_valid():
        return _not_kept(request, page_id, numbers_form=form)
    try:
        editing.set_numbers(record, form.cleaned_data)
        messages.success(request, "Номера и даты сохранены.")
    except PublicationError as error:
        messages.error(request, str(error))
    return _back(page_id, "numbers")


@_deed("acts")
def add_acts(request: HttpRequest, record: IssueRecord) -> str:
    keys = [int(key) for key in request.POST.getlist("act") if key.isdecimal()]
    acts = {act.pk: act for act in ActRecord.objects.filter(pk__in=keys).select_related("kind", "issuing_body")}
    if not acts:
        raise PublicationError("Отметьте акты, которые войдут в выпуск.")
    count = editing.add_acts(record, [acts[key] for key in keys if key in acts])
    return f"Добавлено актов: {count}."


@posted
def add_by_number(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take in an act that is not proposed: found by its number, and by its date where the number is not enough."""
    record = _record(request, page_id)
    form = ActNumberForm(request.POST)
    if not form.is_valid():
        return _not_kept(request, page_id, number_form=form)
    try:
        count = editing.add_acts(record, [form.cleaned_data["act"]])
        messages.success(request, "Акт добавлен." if count else "Этот акт уже в выпуске.")
    except PublicationError as error:
        messages.error(request, str(error))
    return _back(page_id, "acts")


@_deed("acts")
def arrange(request: HttpRequest, record: IssueRecord) -> str:
    if "by_rule" in request.POST:
        editing.put_in_order(record)
        return "Акты стоят по органу, виду, дате и номеру."
    places = {
        int(name.removeprefix("place-")): int(value)
        for name, value in request.POST.dict().items()
        if name.startswith("place-") and name.removeprefix("place-").isdecimal() and value.isdecimal()
    }
    editing.move(record, places)
    return "Порядок сохранён."


@_deed("acts")
def remove_act(request: HttpRequest, record: IssueRecord, item_id: int) -> str:
    editing.remove_act(record, item_id)
    return "Акт убран из выпуска. Сам акт остался на сайте."


@_deed("gaps")
def state_gaps(request: HttpRequest, record: IssueRecord) -> str:
    editing.state_gaps(record, request.POST.dict(), request.POST.get("the_rest", ""))
    return "Причины сохранены."


@posted
def proof(request: HttpRequest, page_id: int) -> HttpResponse:
    """Print the issue as it is now, for reading: nothing is kept, nothing is published."""
    record = _record(request, page_id)
    try:
        with TemporaryDirectory(prefix="proof-") as folder:
            data = press_data(record, editing.listed(record))
            _, path = set_type_apart(data, Path(folder), lambda percent, words: None, seconds=60)
            content = path.read_bytes()
    except PressError as error:
        messages.error(request, f"Не удалось напечатать пробный оттиск: {error}")
        return redirect("issues_desk:desk", page_id)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="proba-{record.file_name}"'
    return response


@_deed()
def order_release(request: HttpRequest, record: IssueRecord) -> str:
    release.order(record, by=request.user)
    return "Выпуск отправлен в печать. Страница покажет, когда он выйдет."


@_deed()
def take_back(request: HttpRequest, record: IssueRecord) -> str:
    _require_publishing(request, record)
    release.take_back(record)
    return "Выпуск вернулся в работу."


def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the issue off the site, asking for the reason that everybody will read."""
    record = _record(request, page_id)
    _require_publishing(request, record)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication.withdraw(record, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Выпуск снят с публикации. По его адресу теперь стоит объяснение.")
        return redirect("issues_desk:desk", page_id)
    return _page(request, "documents/desk/issues/withdraw.html", "Снять с публикации", record, {"form": form})


@_deed()
def restore(request: HttpRequest, record: IssueRecord) -> str:
    publication.restore(record, by=request.user)
    return "Выпуск снова опубликован."


@posted
def add_erratum(request: HttpRequest, page_id: int) -> HttpResponse:
    record = _record(request, page_id)
    form = ErratumForm(request.POST, instance=IssueErratum(issue=record))
    if not form.is_valid():
        return _not_kept(request, page_id, erratum_form=form)
    try:
        publication.add_erratum(record, form.save(commit=False), by=request.user)
        messages.success(request, "Опечатка добавлена, она видна на странице выпуска.")
    except PublicationError as error:
        messages.error(request, str(error))
    return _back(page_id, "errata")


def _back(page_id: int, section: str) -> HttpResponse:
    return redirect(f"{reverse('issues_desk:desk', args=[page_id])}{section and f'#{section}'}")


def _not_kept(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    messages.error(request, NOT_KEPT)
    return desk(request, page_id, **bound)


def _record(request: HttpRequest, page_id: int) -> IssueRecord:
    """Return the issue's row; 404 where there is none, refusal where the editor may not even prepare it."""
    record: IssueRecord = get_object_or_404(IssueRecord.objects.select_related("page"), page=page_id)
    if not permissions.may_edit(request.user, record.page):
        raise PermissionDenied
    return record


def _require_publishing(request: HttpRequest, record: IssueRecord) -> None:
    if not permissions.may_publish(request.user, record.page):
        raise PermissionDenied


def _page(
    request: HttpRequest, template: str, title: str, record: IssueRecord, context: dict[str, Any]
) -> HttpResponse:
    crumbs = [
        {"url": reverse("wagtailadmin_explore", args=[record.page.get_parent().pk]), "label": "Сборник актов"},
        {"url": reverse("issues_desk:desk", args=[record.page_id]), "label": str(record)},
        {"url": "", "label": title},
    ]
    shared = {"header_title": title, "page_title": title, "header_icon": "doc-full", "breadcrumbs_items": crumbs}
    return render(request, template, {**shared, "record": record, **context})
