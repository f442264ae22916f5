"""Who names an act: acts tied to it, editions it made, issues that printed it, the draft it was.

Their records hold its title and its number, so a mirror has to fetch them anew when the act comes, goes or gets
another name (D60, D158). They are announced in a transaction that follows, because whoever changes an act holds the
journal already and may wait for no further row. That they are owed is written down together with the change: after a
crash in between the next change of any act makes up for it, or the night (`manage.py recompute_statuses`).
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from core.publishing import announce
from documents.models import (
    ActRecord,
    ActRelation,
    DraftRecord,
    Edition,
    EditionCause,
    IssueItem,
    IssueRecord,
    OwedMention,
)

AT_ONCE = 1000


def tell_after_commit(acts: Iterable[ActRecord]) -> None:
    """Announce the public records that name `acts` after this transaction, whatever happens in between."""
    owed = OwedMention.objects.bulk_create([OwedMention(act=act) for act in acts], batch_size=AT_ONCE)
    if owed:
        transaction.on_commit(tell, robust=True)


def tell() -> None:
    """Announce every record that is owed an announcement, each once. What somebody else is about to tell is left."""
    while _tell_some():
        pass


@transaction.atomic
def _tell_some() -> bool:
    free = OwedMention.objects.select_for_update(skip_locked=True).order_by("pk")
    owed = dict(free.values_list("pk", "act")[:AT_ONCE])
    if not owed:
        return False
    # All are locked, in the order of `documents.locking`, before the first announcement takes the journal.
    for records in [list(each.select_for_update(of=("self",)).order_by("pk")) for each in _naming(set(owed.values()))]:
        announce(records)
    OwedMention.objects.filter(pk__in=owed).delete()
    return True


def _naming(acts: set[int]) -> list[Any]:
    """Return the records that name `acts` and were announced for the last time before these were."""
    adopted = DraftRecord.objects.public().filter(
        adopted_as__in=acts, stage=DraftRecord.Stage.ADOPTED, modified_at__lt=F("adopted_as__modified_at")
    )
    printed = IssueItem.objects.filter(act__in=acts, issue__modified_at__lt=F("act__modified_at"))
    acted_upon = ActRelation.objects.filter(source__in=acts, target__modified_at__lt=F("source__modified_at"))
    acting = ActRelation.objects.filter(target__in=acts, source__modified_at__lt=F("target__modified_at"))
    tied = {*acted_upon.values_list("target", flat=True), *acting.values_list("source", flat=True)}
    made = EditionCause.objects.filter(act__in=acts, edition__modified_at__lt=F("act__modified_at")).order_by()
    # With an edition goes its act: who withdraws that holds it, and then the journal, before the edition.
    named = Q(pk__in=tied) | Q(page__in=made.values("edition__page"))
    return [
        adopted,
        IssueRecord.objects.public().filter(pk__in=printed.order_by().values("issue")),
        ActRecord.objects.public().filter(named),
        Edition.objects.public().filter(pk__in=made.values("edition")),
    ]
