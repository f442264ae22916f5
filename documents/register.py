"""The public list of acts: filters, counts, search by number and date, paging by place. Every state is an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.models import Page

from core.days import DayInput
from core.facets import Choice, Facet, chosen_in
from core.keyset import CursorError, Keyset
from documents.drafts.listing import newest_open
from documents.models import (
    ActRecord,
    ActsIndexPage,
    CollectionsIndexPage,
    DocumentsPage,
    DraftsIndexPage,
    IssueRecord,
)
from documents.naming import act_name, article_name, capitalized, number_key
from documents.register_counts import FACETS, Counts, count, count_public
from documents.status import Status, in_status, status
from documents.wording import tone

PAGE_SIZE = 20
DRAFTS = 3  # on the front of the section
ORDER = Keyset(("-adopted_on", "-public_id"))
FACET_TITLES = {
    "year": "Год",
    "kind": "Вид",
    "body": "Кто принял",
    "rubric": "Рубрика",
    "status": "Статус",
}


SECTIONS: dict[type[Page], str] = {
    ActsIndexPage: "Что принято и что действует: с полным текстом, состоянием, связями.",
    DraftsIndexPage: "Что готовится: прочитать и отправить замечание к пункту, без регистрации.",
    CollectionsIndexPage: "Печатное издание, в котором акты публикуют официально: выпуски и номера.",
}
"""The parts of /documents/ and what each is for."""


class RegisterForm(forms.Form):
    """What can be typed into the list's own search; the facets are links."""

    number = forms.CharField(label="Номер", required=False, max_length=60)
    since = forms.DateField(label="Принят с", required=False, widget=DayInput())
    until = forms.DateField(label="Принят по", required=False, widget=DayInput())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "Конец промежутка раньше его начала: поменяйте даты местами.")
        return cleaned


@dataclass(frozen=True)
class ListedAct:
    record: ActRecord
    status: Status

    @property
    def name(self) -> str:
        record = self.record
        code = record.rubric.name if record.kind.is_reference_text and record.rubric else ""
        return article_name(code, record.number) or act_name(record.kind.name, None, record.number)

    @property
    def tone(self) -> str:
        return tone(self.status)


@dataclass(frozen=True)
class Listing:
    """One page of the register."""

    acts: list[ListedAct]
    total: int
    reference_texts: int
    """How many of them are no acts of the city."""
    facets: list[Facet]
    form: RegisterForm
    newer: str
    older: str
    kept: dict[str, str] = field(default_factory=dict)
    """What the search form must carry along."""

    @property
    def chosen(self) -> list[tuple[str, Choice]]:
        return chosen_in(self.facets)

    @property
    def own_acts(self) -> int:
        return self.total - self.reference_texts

    @property
    def filters(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.is_useful]


def listing(request: HttpRequest, fixed: Mapping[str, str]) -> Listing:
    """Read the page of the register that `request` asks for; `fixed` are the filters the folder itself sets.

    Two statements for the acts and two for the counts (none when they are known), whatever the register's size.
    An unknown value finds nothing; a cursor of another list is a 404.
    """
    today = timezone.localdate()
    # A NUL stands in no value, and PostgreSQL refuses to compare with it.
    asked = {name: request.GET.get(name, "").replace("\0", "\ufffd")[:120] for name in FACETS}
    chosen = {**asked, **fixed}
    form = RegisterForm(request.GET)
    typed = form.cleaned_data if form.is_valid() else {}
    searched = search(ActRecord.objects.public(), typed)
    counts = count(searched, today) if any(typed.values()) else count_public(searched, today)
    query = {name: str(value) for name, value in request.GET.items() if value and name in {*FACETS, *form.fields}}
    found = _filtered(searched, chosen, today).select_related("kind", "issuing_body", "rubric")
    try:
        page = ORDER.page(found, cursor=request.GET.get("cursor"), limit=PAGE_SIZE)
    except CursorError as error:
        raise Http404 from error
    return Listing(
        acts=[ListedAct(record, status(record, today)) for record in page.items],
        total=counts.total(chosen),
        reference_texts=counts.reference_texts(chosen),
        facets=[_facet(name, counts, chosen, query) for name in FACETS if name not in fixed],
        form=form,
        newer=_address({**query, "cursor": page.previous}) if page.previous else "",
        older=_address({**query, "cursor": page.next}) if page.next else "",
        kept={name: value for name, value in query.items() if name in FACETS},
    )


def search(records: QuerySet[ActRecord], typed: Mapping[str, Any]) -> QuerySet[ActRecord]:
    """Keep the acts of a number and of a span of days."""
    if typed.get("number"):
        records = with_number(records, typed["number"])
    if typed.get("since"):
        records = records.filter(adopted_on__gte=typed["since"])
    if typed.get("until"):
        records = records.filter(adopted_on__lte=typed["until"])
    return records


def with_number(records: QuerySet[ActRecord], number: str) -> QuerySet[ActRecord]:
    """Keep the acts of a number however it is spelt; bare digits find it with any letters: 145 145-п, never 1450."""
    key = number_key(number)
    if not key:
        return records.none()
    return records.filter(number_head=key) if key.isdecimal() else records.filter(number_key=key)


def overview(page: DocumentsPage) -> dict[str, Any]:
    """Return what the section's front shows: its parts, latest acts, years and kinds with counts."""
    today = timezone.localdate()
    acts = ActRecord.objects.public()
    counts = count_public(acts, today)
    latest = ORDER.page(acts.select_related("kind", "issuing_body", "rubric"), cursor=None, limit=5).items
    parts = [part for part in page.get_children().live().public() if part.specific_class in SECTIONS]
    parts.sort(key=lambda part: list(SECTIONS).index(part.specific_class))
    return {
        "index": next((part for part in parts if part.specific_class is ActsIndexPage), None),
        "sections": [(part, SECTIONS[part.specific_class]) for part in parts],
        "latest": [ListedAct(record, status(record, today)) for record in latest],
        "own_acts": counts.total({}) - counts.reference_texts({}),
        "reference_texts": counts.reference_texts({}),
        "facets": [_facet(name, counts, {}, {}) for name in ("kind", "year")],
        "form": RegisterForm(),
        "drafts": newest_open(DRAFTS),
        "latest_issue": IssueRecord.objects.public().order_by("-through_number").first(),
    }


def _filtered(records: QuerySet[ActRecord], chosen: Mapping[str, str], today: date) -> QuerySet[ActRecord]:
    columns = {"kind": "kind__slug", "body": "issuing_body__slug", "rubric": "rubric__slug"}
    for name, column in columns.items():
        if chosen.get(name):
            records = records.filter(**{column: chosen[name]})
    if chosen.get("year"):
        year = chosen["year"]
        records = records.filter(year=int(year)) if year.isdecimal() and len(year) == 4 else records.none()
    if chosen.get("status"):
        records = in_status(records, [chosen["status"]], today)
    return records


def _facet(name: str, counts: Counts, chosen: Mapping[str, str], query: Mapping[str, str]) -> Facet:
    picked = chosen.get(name, "")
    others = {key: value for key, value in query.items() if key != name}
    choices = [
        Choice(
            value=value,
            label=capitalized(label),
            count=acts,
            chosen=value == picked,
            address=_address(others if value == picked else {**others, name: value}),
        )
        for value, label, acts in counts.of(name, chosen)
    ]
    if picked and not any(choice.chosen for choice in choices):
        label = capitalized(counts.labels[name].get(picked, picked))
        choices.append(Choice(picked, label, 0, chosen=True, address=_address(others)))
    if name == "year":
        choices.sort(key=lambda choice: choice.value, reverse=True)
    else:
        choices.sort(key=lambda choice: (-choice.count, choice.label))
    return Facet(name, FACET_TITLES[name], choices)


def _address(query: Mapping[str, Any]) -> str:
    return f"?{urlencode(query)}" if query else "."
