"""Which acts wait for a Collection, and in which order they stand in it (D67)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from documents.issues.printed import is_printed
from documents.models import ActRecord, IssueItem, IssueRecord

MOST = 500
"""Acts proposed at once; the rest are reached by narrowing the days."""


def waiting(since: date, until: date) -> QuerySet[ActRecord]:
    """Return public acts of the city adopted within these days that must be printed and stand in no issue yet."""
    listed = IssueItem.objects.filter(act=OuterRef("pk"))
    found: QuerySet[ActRecord] = ActRecord.objects.public().filter(
        ~is_printed(),
        ~Exists(listed),
        kind__is_reference_text=False,
        requires_publication=True,
        contains_personal_data=False,
        adopted_on__gte=since,
        adopted_on__lte=until,
    )
    return found


def proposed(since: date, until: date) -> list[ActRecord]:
    """Return the acts that wait, in the order of an issue; at most MOST."""
    related = ("kind", "issuing_body", "page")
    return in_order(waiting(since, until).select_related(*related).order_by("adopted_on", "pk")[:MOST])


def usual_days(record: IssueRecord) -> tuple[date, date]:
    """Return from which day to which acts are proposed: from the last one printed, else from the year's beginning."""
    released = IssueItem.objects.filter(issue__state=IssueRecord.State.RELEASED)
    last = released.aggregate(day=Max("act__adopted_on"))["day"]
    until = record.issued_on or timezone.localdate()
    since = last + timedelta(days=1) if last else date(record.year, 1, 1)
    return min(since, date(record.year, 1, 1), until), until


def without_collection() -> QuerySet[ActRecord]:
    """Return the acts of this year and the last that wait: what the editor's front page reminds of."""
    today = timezone.localdate()
    return waiting(date(today.year - 1, 1, 1), today)


def in_order(acts: Iterable[ActRecord]) -> list[ActRecord]:
    """Return acts by body, kind, day and number."""
    return sorted(
        acts,
        key=lambda act: (
            act.issuing_body.sort_order,
            act.issuing_body.name,
            act.kind.sort_order,
            act.kind.name,
            act.adopted_on,
            act.number_head.zfill(12),
            act.number,
        ),
    )
