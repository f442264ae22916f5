"""The only place that writes what is known of an act in the register: row, log of the admin, journal of changes."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from core.publishing import announce
from documents.locking import lock_acts
from documents.models import ActRecord, LegalityReview, RegisterEntry
from documents.registration import worklist

LOGGED = "documents.registration"


class NumberTakenError(ValueError):
    """Another act got this number since the form looked: two editors were at it in the same moment."""


@transaction.atomic
def keep(entry: RegisterEntry, *, by: Any) -> None:
    """Keep what an editor says of an act; announce the act when the public sees a difference. `by` None: a process.

    Raises NumberTakenError; nothing is kept then.
    """
    act = _locked(entry.act_id)
    known = RegisterEntry.objects.filter(act=act).first() or RegisterEntry(act=act)
    if _told(known) == _told(entry):
        return
    entry.pk = known.pk
    try:
        with transaction.atomic():
            entry.save(force_update=known.pk is not None)
    except IntegrityError as error:
        raise NumberTakenError(entry.number) from error
    log(instance=act.page, action=LOGGED, user=by, data={"words": in_words(entry)})
    if (known.number, known.included_on) != (entry.number, entry.included_on):
        _announce(act)


@transaction.atomic
def mark_sent(acts: Collection[int], sent_on: date, *, by: Any) -> list[ActRecord]:
    """Say of those of `acts` (keys) that wait for it that they were sent on a day; return them."""
    return _set_sent(acts, worklist.State.UNSENT, sent_on, by)


@transaction.atomic
def take_back(acts: Collection[int], *, by: Any) -> list[ActRecord]:
    """Say of those of `acts` that wait for a number that they were not sent after all; return them."""
    return _set_sent(acts, worklist.State.SENT, None, by)


@transaction.atomic
def add_review(review: LegalityReview, act: ActRecord, *, by: Any) -> None:
    """Add what an authority said of the legality of `act`; everybody will read it."""
    act = _locked(act.pk)
    review.entry, _ = RegisterEntry.objects.get_or_create(act=act)
    review.save()
    log(instance=act.page, action=LOGGED, user=by, data={"words": f"Добавлено: {review}"})
    _announce(act)


@transaction.atomic
def delete_review(review: LegalityReview, *, by: Any) -> None:
    act = _locked(review.entry.act_id)
    review.delete()
    log(instance=act.page, action=LOGGED, user=by, data={"words": f"Удалено: {review}"})
    _announce(act)


def in_words(entry: RegisterEntry) -> str:
    """Return what the log says of an entry."""
    said = []
    if entry.sent_on:
        said.append(f"отправлен {entry.sent_on:%d.%m.%Y}")
    if entry.included_on:
        said.append(f"включён {entry.included_on:%d.%m.%Y}, номер {entry.number}")
    return "; ".join(said) or "не отправлен"


def _set_sent(keys: Collection[int], state: worklist.State, sent_on: date | None, by: Any) -> list[ActRecord]:
    lock_acts(ActRecord.objects.filter(pk__in=keys))
    acts = list(worklist.in_state(state).filter(pk__in=keys).select_related("page", "kind"))
    entries = [RegisterEntry(act=act, sent_on=sent_on) for act in acts]
    RegisterEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["act"], update_fields=["sent_on"], batch_size=100
    )
    for entry in entries:
        log(instance=entry.act.page, action=LOGGED, user=by, data={"words": in_words(entry)})
    return acts


def _locked(key: int) -> ActRecord:
    rows = ActRecord.objects.filter(pk=key)
    lock_acts(rows)
    found: ActRecord = rows.select_related("page").get()
    return found


def _announce(act: ActRecord) -> None:
    announce([act] if act.is_public else [])


def _told(entry: RegisterEntry) -> tuple[date | None, str, date | None]:
    return entry.sent_on, entry.number, entry.included_on
