"""The public list of drafts: open ones first, then those under consideration, then the archive."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from core.facets import Choice, Facet
from core.keyset import CursorError, Keyset
from core.models.records import PublicRecordQuerySet
from core.russian.counting import days_left_in_words
from documents.consultation import Phase, days_left, in_phase, is_summary_overdue, last_day_of, open_drafts, phase
from documents.drafts.wording import tone
from documents.models import DraftRecord

UNDER_WAY = (Phase.CLOSED, Phase.CONSIDERATION, Phase.SUMMARISED, Phase.REVISED)
FINISHED = (Phase.ADOPTED, Phase.REJECTED, Phase.DROPPED)
ORDER = Keyset(("-posted_at", "-public_id"))
ARCHIVE_SIZE = 20


@dataclass(frozen=True)
class ListedDraft:
    """A draft as a row of a list."""

    record: DraftRecord
    now: datetime

    @property
    def phase(self) -> Phase:
        return phase(self.record, self.now)

    @property
    def tone(self) -> str:
        return tone(self.phase)

    @property
    def last_day(self) -> Any:
        return last_day_of(self.record.closes_at) if self.record.closes_at else None

    @property
    def is_open(self) -> bool:
        return self.phase == Phase.OPEN

    @property
    def time_left(self) -> str:
        """«осталось 5 дней» while remarks are taken, else empty."""
        left = days_left(self.record, timezone.localdate(self.now))
        return days_left_in_words(left) if self.is_open and left is not None else ""

    @property
    def is_overdue(self) -> bool:
        return is_summary_overdue(self.record, timezone.localdate(self.now))


@dataclass(frozen=True)
class DraftListing:
    """One page of the list."""

    open: list[ListedDraft]
    under_way: list[ListedDraft]
    archive: list[ListedDraft]
    filters: list[Facet]
    newer: str
    older: str

    @property
    def chosen(self) -> list[tuple[str, Choice]]:
        return [(facet.title, facet.chosen) for facet in self.filters if facet.chosen]

    @property
    def is_empty(self) -> bool:
        return not (self.open or self.under_way or self.archive)


def listing(request: HttpRequest) -> DraftListing:
    """Read the list that `request` asks for; a cursor of another list is a 404. Four statements."""
    now = timezone.now()
    unit = request.GET.get("unit", "").replace("\0", "\ufffd")[:120]
    drafts = DraftRecord.objects.public()
    filters = [_units(drafts, unit)]
    if unit:
        drafts = drafts.filter(developer__slug=unit)
    drafts = drafts.select_related("developer")
    cursor = request.GET.get("cursor", "")
    try:
        page = ORDER.page(in_phase(drafts, FINISHED, now), cursor=cursor, limit=ARCHIVE_SIZE)
    except CursorError as error:
        raise Http404 from error
    kept = {"unit": unit} if unit else {}
    under_way = in_phase(drafts, UNDER_WAY, now).order_by("closes_at", "pk")
    return DraftListing(
        open=listed(open_in(drafts, now), now) if not cursor else [],
        under_way=listed(under_way, now) if not cursor else [],
        archive=listed(page.items, now),
        filters=[facet for facet in filters if facet.is_useful],
        newer=_address({**kept, "cursor": page.previous}) if page.previous else "",
        older=_address({**kept, "cursor": page.next}) if page.next else "",
    )


def open_in(drafts: QuerySet[DraftRecord], now: datetime) -> QuerySet[DraftRecord]:
    return drafts.filter(pk__in=open_drafts(now).order_by().values("pk")).order_by("closes_at", "pk")


def newest_open(count: int) -> list[ListedDraft]:
    """Return the drafts that take remarks now and close soonest. One statement."""
    now = timezone.now()
    return listed(open_drafts(now).select_related("developer")[:count], now)


def listed(records: Any, now: datetime) -> list[ListedDraft]:
    return [ListedDraft(record, now) for record in records]


def _units(drafts: PublicRecordQuerySet[DraftRecord], picked: str) -> Facet:
    rows = drafts.order_by().values_list("developer__slug", "developer__name").annotate(Count("pk"))
    choices = [
        Choice(slug, name, count, chosen=slug == picked, address="." if slug == picked else _address({"unit": slug}))
        for slug, name, count in sorted(rows, key=lambda row: row[1])
    ]
    if picked and not any(choice.chosen for choice in choices):
        choices.append(Choice(picked, picked, 0, chosen=True, address="."))
    return Facet("unit", "Отдел", choices)


def _address(query: dict[str, Any]) -> str:
    return f"?{urlencode(query)}"
