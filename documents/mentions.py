"""Who names an act: acts tied to it, issues that printed it, the draft it was.

Their records hold its title and its number, so a mirror has to fetch them anew when the act comes or goes (D60, D158).
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from core.publishing import announce
from documents.models import ActRecord, ActRelation, DraftRecord, IssueItem, IssueRecord


def tell_after_commit(acts: Iterable[ActRecord]) -> None:
    """Announce the public records that name `acts`, in a transaction of its own.

    It locks their rows before the journal, which whoever publishes or withdraws `acts` already holds.
    """
    keys = {act.pk for act in acts}
    if keys:
        transaction.on_commit(partial(_tell, keys))


@transaction.atomic
def _tell(keys: set[int]) -> None:
    ends = ActRelation.objects.filter(Q(source__in=keys) | Q(target__in=keys)).values_list("source", "target")
    tied = {key for pair in ends for key in pair} - keys
    issues = IssueItem.objects.filter(act__in=keys).order_by().values("issue")
    naming: list[Any] = [
        DraftRecord.objects.public().filter(adopted_as__in=keys, stage=DraftRecord.Stage.ADOPTED),
        IssueRecord.objects.public().filter(pk__in=issues),
        ActRecord.objects.public().filter(pk__in=tied),
    ]
    # All are locked, in the order of `documents.locking`, before the first announcement takes the journal.
    for records in [list(each.select_for_update(of=("self",)).order_by("pk")) for each in naming]:
        announce(records)
