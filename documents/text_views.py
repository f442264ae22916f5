"""The readers' side of texts, for acts and drafts alike: other forms, permanent keys, what changed, history."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.navigation import Crumb
from core.views import gone
from documents.causes import made_between, named_causes
from documents.changes import changes_between, draft_behind, edition_name
from documents.choosing import choose_edition, hidden_edition, published_editions
from documents.drafts import reading as draft_reading
from documents.exporting import FORMATS
from documents.history import clause_history
from documents.keys import Destination, follow, read_key
from documents.models import ActRecord, DraftRecord, Edition, FiledRecord
from documents.reading import heading, way_to
from documents.text.writing import UnwritableTextError
from documents.validity import begins_on, bring_up

OF_DRAFT = "draft"
"""Asked for instead of a number: the last edition of the draft the act was."""


@require_safe
def follow_key(request: HttpRequest, key: str) -> HttpResponse:
    """Lead to the clause as it reads now; to its history where it is no more; say why where it was withdrawn."""
    destination = _destination(key)
    if not destination.record.is_public:
        return _gone(request, destination)
    if destination.clause is None:
        return HttpResponseRedirect(reverse("clause_history", args=[read_key(key)]))
    return HttpResponseRedirect(destination.address)


@require_safe
def show_history(request: HttpRequest, key: str) -> HttpResponse:
    """Show a clause in all its editions."""
    destination = _destination(key)
    if not destination.record.is_public:
        return _gone(request, destination)
    history = clause_history(read_key(key), destination)
    if not history.steps:
        # Only texts that were hidden since had it.
        hidden = Edition.objects.filter(clauses__key=read_key(key), published_at__isnull=False, is_public=False)
        return gone(request, hidden.latest("number"), record_heading(destination.record))
    record = destination.record
    way = _way(record)
    crumbs = [*way[:-1], Crumb(way[-1].title, record.path), Crumb("История пункта")]
    context = {
        "history": history,
        "destination": destination,
        "record": record,
        "heading": record_heading(record),
        "crumbs": crumbs,
    }
    return TemplateResponse(request, "documents/clause_history.html", context)


def show_changes(request: HttpRequest, record: FiledRecord) -> HttpResponse:
    """Show what changed between two published editions: `?edition=3&compared=1`.

    `view=side` sets them side by side, `all=1` shows what did not change, too. An act may be compared with the draft
    it was: `compared=draft`.
    """
    editions = published_editions(record)
    if isinstance(record, ActRecord):
        bring_up(record, editions)
    by_number = {str(edition.number): edition for edition in editions}
    new = by_number.get(request.GET.get("edition", ""), record.current_edition)
    asked = request.GET.get("compared", "")
    of_draft = draft_behind(record)
    old = of_draft if asked == OF_DRAFT else by_number.get(asked)
    if old is None or new is None or not new.is_public:
        raise Http404
    if old.page_id == new.page_id and old.number > new.number:
        old, new = new, old
    shows_all = "all" in request.GET
    is_draft = isinstance(record, DraftRecord)
    way = _way(record)
    context = {
        "record": record,
        "heading": record_heading(record),
        "old": old,
        "new": new,
        "old_name": edition_name(old, is_draft=is_draft or old == of_draft),
        "new_name": edition_name(new, is_draft=is_draft),
        "editions": editions,
        "causes": named_causes(made_between(old, new, editions)),
        "of_draft": of_draft,
        "comparison": changes_between(old, new, only_changes=not shows_all),
        "is_side_by_side": request.GET.get("view") == "side",
        "shows_all": shows_all,
        "crumbs": [*way[:-1], Crumb(way[-1].title, record.path), Crumb("Что изменилось")],
    }
    return TemplateResponse(request, "documents/changes.html", context)


@require_safe
def text_in_format(request: HttpRequest, record: FiledRecord, name: str) -> HttpResponse:
    """Give the text of a public act or draft in another form; `?edition=` and `?on=` as on its page."""
    if record.is_withdrawn:
        return gone(request, record, _title_when_gone(record))
    edition, _ = choose_edition(record, request.GET)
    if not record.is_public:
        raise Http404
    if edition is None:
        return gone_or_missing(request, record)
    file_format = FORMATS[name]
    try:
        content = file_format.write(record, edition)
    except UnwritableTextError as error:
        return HttpResponse(f"{error}\n", content_type="text/plain; charset=utf-8", status=503)
    response = HttpResponse(content, content_type=file_format.content_type)
    file_name = f"{record.path.strip('/').rpartition('/')[2]}.{name.rpartition('.')[2]}"
    if name != "text.txt":  # a browser shows plain text well enough
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def gone_or_missing(request: HttpRequest, record: FiledRecord) -> HttpResponse:
    """Say why an edition is hidden, with the sum of its file (D60); 404 with those there are where it never was."""
    hidden = hidden_edition(record, request.GET)
    if hidden is not None:
        return gone(request, hidden, f"{_title_when_gone(record)}, редакция № {hidden.number}")
    editions = published_editions(record)
    if not editions:
        raise Http404
    way = _way(record)
    first_day = begins_on if isinstance(record, ActRecord) else _appeared_on
    context = {
        "record": record,
        "heading": record_heading(record),
        "crumbs": [*way[:-1], Crumb(way[-1].title, record.path), Crumb("Такой редакции нет")],
        "editions": editions,
        "asked_on": request.GET.get("on", ""),
        "first_day": min(map(first_day, editions)),
    }
    return TemplateResponse(request, "documents/no_edition.html", context, status=404)


def _appeared_on(edition: Edition) -> date:
    """The day a text of a draft came onto the site: by it a reader asks for one."""
    assert edition.published_at is not None
    return timezone.localdate(edition.published_at)


def record_heading(record: FiledRecord) -> str:
    """Return how an act or a draft is announced above a page about its text."""
    return heading(record) if isinstance(record, ActRecord) else f"Проект: {record.title}"


def _destination(key: str) -> Destination:
    destination = follow(read_key(key))
    if destination is None:
        raise Http404
    return destination


def _gone(request: HttpRequest, destination: Destination) -> HttpResponse:
    return gone(request, destination.record, _title_when_gone(destination.record))


def _title_when_gone(record: FiledRecord) -> str:
    """An act is named by its requisites: its title may be what holds personal data (D60)."""
    return heading(record) if isinstance(record, ActRecord) else record.title


def _way(record: FiledRecord) -> list[Crumb]:
    return way_to(record) if isinstance(record, ActRecord) else draft_reading.way_to(record)
