"""What became of residents' remarks, year by year (D222)."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from documents.models import Answer, PublicComment


@dataclass(frozen=True)
class Year:
    year: int
    shown: int
    withheld: int
    withdrawn: int
    decisions: list[tuple[str, int]]
    """The name of a decision and how often it was taken, in the order of the closed list."""


def years() -> list[Year]:
    """Return the years that have remarks the public knows of, the last one first. One statement."""
    states = PublicComment.State
    rows = (
        PublicComment.objects.filter(Q(is_public=True) | Q(state=states.WITHDRAWN), draft__is_public=True)
        .values_list(ExtractYear("received_at"), "state", "decision")
        .annotate(count=Count("pk"))
        .order_by()
    )
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for year, state, decision, count in rows:
        counts[year][state] += count
        counts[year][decision] += count
    return [
        Year(
            year=year,
            shown=found[states.PUBLISHED],
            withheld=found[states.WITHHELD],
            withdrawn=found[states.WITHDRAWN],
            decisions=[(str(each.label), found[each]) for each in Answer.Decision if found[each]],
        )
        for year, found in sorted(counts.items(), reverse=True)
    ]
