"""How many acts there are of each year, kind, body, rubric and status: one grouped statement, kept until the journal
moves or midnight changes the statuses."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Count, QuerySet

from core.models import JournalPosition
from documents.models import ActKind, ActRecord, Rubric
from documents.status import Status, expression
from structure.models import Body

FACETS = ("year", "kind", "body", "rubric", "status")
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Counts:
    """Acts counted by all facets at once.

    Every combination of filters is a sum over a few thousand cells: the table of acts is not read again.
    """

    cells: list[tuple[tuple[str, ...], int]]
    """Values in the order of FACETS ("" where there is none), and how many acts share them."""
    labels: dict[str, dict[str, str]]

    def total(self, chosen: Mapping[str, str]) -> int:
        """Return how many acts have all the chosen values; empty ones choose nothing."""
        return sum(self._of(len(FACETS), chosen).values())

    def reference_texts(self, chosen: Mapping[str, str]) -> int:
        """Return how many of those are no acts of the city: texts it shows for reference."""
        if chosen.get("status", "") not in ("", Status.REFERENCE):
            return 0
        return self.total({**chosen, "status": Status.REFERENCE})

    def of(self, facet: str, chosen: Mapping[str, str]) -> list[tuple[str, str, int]]:
        """Return (value, label, count) for a facet as if only the others were chosen: one can change one's mind."""
        counts = self._of(FACETS.index(facet), chosen)
        return [(value, self.labels[facet][value], count) for value, count in counts.items() if value]

    def _of(self, place: int, chosen: Mapping[str, str]) -> Counter[str]:
        wanted = [(index, chosen[name]) for index, name in enumerate(FACETS) if chosen.get(name) and index != place]
        counts: Counter[str] = Counter()
        for values, count in self.cells:
            if all(values[index] == value for index, value in wanted):
                counts[values[place] if place < len(values) else ""] += count
        return counts


def count_public(records: QuerySet[ActRecord], today: date) -> Counts:
    """Count all public acts; the answer is kept until something is published or the day ends."""
    seq = JournalPosition.objects.values_list("last_seq", flat=True).first() or 0
    key = f"documents.register:{seq}:{today.isoformat()}"
    counts: Counts | None = cache.get(key)
    if counts is None:
        counts = count(records, today)
        cache.set(key, counts, KEPT_SECONDS)
    return counts


def count(records: QuerySet[ActRecord], today: date) -> Counts:
    """Count `records` in one grouped statement (and three for the names)."""
    kinds, bodies, rubrics = ActKind.objects.in_bulk(), Body.objects.in_bulk(), Rubric.objects.in_bulk()
    rows = (
        records.order_by()
        .annotate(status_on_day=expression(today))
        .values_list("year", "kind_id", "issuing_body_id", "rubric_id", "status_on_day")
        .annotate(count=Count("pk"))
    )
    return Counts(
        cells=[
            (
                (str(year), kinds[kind].slug, bodies[body].slug, rubrics[rubric].slug if rubric else "", state),
                acts,
            )
            for year, kind, body, rubric, state, acts in rows
        ],
        labels={
            "year": _Itself(),
            "kind": {kind.slug: kind.plural for kind in kinds.values()},
            "body": {body.slug: body.name for body in bodies.values()},
            "rubric": {rubric.slug: rubric.name for rubric in rubrics.values()},
            "status": dict(Status.choices),
        },
    )


class _Itself(dict[str, str]):
    """A year is called what it is."""

    def __missing__(self, key: str) -> str:
        return key
