"""What the public pages of the Collection show, in a handful of statements."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Count, Q, QuerySet

from documents.models import ActRecord, IssueItem, IssueRecord, StatedGap

IMPRINT = {
    "founder": "Учредитель",
    "responsible": "Ответственный за выпуск",
    "editorial_address": "Адрес редакции",
    "publisher": "Издатель",
    "printing_house": "Типография",
    "registration": "Регистрация",
    "age_mark": "Знак информационной продукции",
    "price": "Цена",
}
"""What the imprint of a series says beside its title, under which names."""


@dataclass(frozen=True)
class Year:
    year: int
    issues: list[IssueRecord]


@dataclass(frozen=True)
class Sequence:
    """The acts of one kind and body that came out in a year, and the numbers passed over."""

    name: str
    items: list[IssueItem]
    gaps: list[StatedGap]


def public_issues() -> QuerySet[IssueRecord]:
    """Return the issues anybody may see, newest first, each with `acts`, the number of acts in it."""
    return IssueRecord.objects.public().annotate(acts=Count("items")).order_by("-year", "-number")


def issues_by_year() -> list[Year]:
    """Return the public issues by years, newest first."""
    return [Year(year, list(issues)) for year, issues in groupby(public_issues(), key=attrgetter("year"))]


def imprint_lines(imprint: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what the imprint says, as names and values; what is not known is left out."""
    return [(name, imprint[field]) for field, name in IMPRINT.items() if imprint.get(field)]


def issues_with_personal_data_of(act: ActRecord) -> list[IssueRecord]:
    """Return the public issues whose file holds a text of `act` that must not be shown: no file changes (D60, D65)."""
    hidden = Q(edition__contains_personal_data=True)
    items = IssueItem.objects.filter(Q() if act.contains_personal_data else hidden, act=act)
    return list(IssueRecord.objects.public().filter(items__in=items).order_by("through_number"))


def shown_items(record: IssueRecord) -> list[IssueItem]:
    """Return the list of the issue with its acts. Of an act that is not public only its printed requisites are told."""
    return list(record.items.select_related("act__kind", "act__issuing_body").order_by("position", "pk"))


def issue_context(record: IssueRecord) -> dict[str, Any]:
    """Return everything the page of an issue shows."""
    return {
        "record": record,
        "items": shown_items(record),
        "imprint": imprint_lines(record.imprint),
        "gaps": record.gaps.select_related("kind", "issuing_body"),
        "errata": record.errata.all(),
        "year_path": f"{record.path.rsplit('/', 2)[0]}/{record.year}/",
    }


def year_context(year: int) -> dict[str, Any] | None:
    """Return the numbers of a year: its issues, and the acts of each kind and body with what was passed over."""
    issues = list(public_issues().filter(year=year).order_by("number"))
    if not issues:
        return None
    items: defaultdict[tuple[int, int, int], list[IssueItem]] = defaultdict(list)
    gaps: defaultdict[tuple[int, int, int], list[StatedGap]] = defaultdict(list)
    related = ("act__kind", "act__issuing_body", "issue")
    for item in IssueItem.objects.filter(issue__in=issues).select_related(*related):
        items[item.act.kind_id, item.act.issuing_body_id, item.act.year].append(item)
    for gap in StatedGap.objects.filter(issue__in=issues).select_related("kind", "issuing_body", "issue"):
        gaps[gap.kind_id, gap.issuing_body_id, gap.year].append(gap)
    return {
        "year": year,
        "issues": issues,
        "sequences": [
            Sequence(_sequence_name(found[0]), sorted(found, key=_by_number), gaps[key])
            for key, found in sorted(items.items(), key=lambda pair: _sequence_name(pair[1][0]))
        ],
    }


def _sequence_name(item: IssueItem) -> str:
    body = item.act.issuing_body
    return f"{item.act.kind.plural} {body.genitive or body.name} {item.act.year} года"


def _by_number(item: IssueItem) -> tuple[int, str]:
    head = item.act.number_head
    return (int(head) if head.isdecimal() else 0, item.act.number)
