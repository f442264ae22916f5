"""The one order in which rows are locked, so that people at work on the same acts wait and never block each other.

An issue or a draft first, then acts by their keys, an act's own remarks and pages after them, the journal last: who
holds the journal waits for nobody. Locked are all acts that a deed may write, those the act acts upon among them:
`documents.status` gives them other dates. A lock that another one holds for reading the key is no obstacle.
"""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from documents.models import ActRecord, ActRelation, DraftRecord


def lock_acts(*groups: QuerySet[ActRecord]) -> None:
    """Lock the acts of `groups` and those they act upon. Read them afterwards, as they are by then.

    Must run inside a transaction. No statement where the whole database has one writer at a time (SQLite).
    """
    if not connection.features.has_select_for_update:
        return
    keys = {key for group in groups for key in group.order_by().values_list("pk", flat=True)}
    keys |= set(ActRelation.objects.filter(source__in=keys).values_list("target", flat=True))
    _lock(ActRecord.objects.filter(pk__in=keys))


def lock_drafts(keys: Collection[int]) -> None:
    """Lock drafts before their remarks are: whoever takes a draft off the site takes its remarks with it."""
    if connection.features.has_select_for_update:
        _lock(DraftRecord.objects.filter(pk__in=keys))


def _lock(rows: QuerySet[ActRecord] | QuerySet[DraftRecord]) -> None:
    list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk"))
