"""Honest counts of a draft's remarks, from one statement (D197)."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Value, When

from documents.models import DraftRecord, PublicComment, WithholdingReason


@dataclass(frozen=True)
class RemarkCounts:
    received: int
    """Numbers given so far: the last number is the count, there are no gaps."""
    published: int
    withheld: int
    withheld_by_reason: list[tuple[str, int]]
    withdrawn: int
    answered: int
    by_clause: dict[str, int]
    """How many published remarks each clause has, by its key; "" stands for the draft as a whole."""

    @property
    def waiting(self) -> int:
        """Received, and nobody has decided yet whether to show them."""
        return self.received - self.published - self.withheld - self.withdrawn


def count_remarks(draft: DraftRecord) -> RemarkCounts:
    """Count what the public may know of the remarks on `draft`."""
    is_answered = Case(When(decision="", then=Value(0)), default=Value(1), output_field=IntegerField())
    groups = (
        PublicComment.objects.traced(draft)
        .values_list("state", "withholding_reason", "clause_key", is_answered)
        .annotate(count=Count("pk"))
        .order_by()
    )
    states: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    clauses: Counter[str] = Counter()
    answered = 0
    for state, reason, clause, has_answer, count in groups:
        states[state] += count
        answered += count if has_answer else 0
        if state == PublicComment.State.WITHHELD:
            reasons[reason] += count
        elif state == PublicComment.State.PUBLISHED:
            clauses[clause] += count
    return RemarkCounts(
        received=draft.last_comment_number,
        published=states[PublicComment.State.PUBLISHED],
        withheld=states[PublicComment.State.WITHHELD],
        withheld_by_reason=[(reason.label, reasons[reason]) for reason in WithholdingReason if reasons[reason]],
        withdrawn=states[PublicComment.State.WITHDRAWN],
        answered=answered,
        by_clause=dict(clauses),
    )
