"""The moves of a consultation. Each asks the rules, writes its step with date, actor, reason, and is announced (D27).

All raise `MoveRefused` with words for the editor, and PermissionDenied for whoever may not publish the draft. `at` is
the moment of the move; only tests and the demonstration give one.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.publishing import announce
from core.russian.counting import date_in_words
from documents import publication
from documents.consultation.days import closing_moment, earliest_last_day, last_day_of, working_days_after
from documents.consultation.rules import ROUTES, Move, act_refusal, refusal
from documents.drafts import news
from documents.models import ActRecord, DraftRecord, Edition, StageChange
from documents.publication.pages import refuse_stranger


class MoveRefused(publication.PublicationError):
    """The move is not allowed now; the message says in Russian why and what to do."""


@transaction.atomic
def post(
    record: DraftRecord, edition: Edition, *, last_day: date, by: Any, at: datetime | None = None, note: str = ""
) -> None:
    """Put the draft before the public with `edition` as its text; remarks are taken to the end of `last_day`.

    A period shorter than the procedure's is refused (D23).
    """
    record, now = _begin(record, Move.POST, by, at)
    if edition.page_id != record.page_id:
        raise MoveRefused("Это текст другого проекта.")
    procedure = record.procedure
    earliest = earliest_last_day(procedure, timezone.localdate(now))
    if last_day < earliest:
        raise MoveRefused(
            f"Слишком короткий срок: по порядку «{procedure.name}» последний день — не раньше {date_in_words(earliest)}"
        )
    before = record.stage
    record.posted_at = now
    record.stage = ROUTES[Move.POST][1]
    _set_deadline(record, last_day)
    record.save(update_fields=["posted_at", "stage", "closes_at", "summary_due_on"])
    publication.publish_edition(edition, by=by)
    # The page's own projection has announced the record; the step says no more than that.
    _write(record, Move.POST, before, now, by, note, {"last_day": last_day.isoformat()})


@transaction.atomic
def extend(record: DraftRecord, *, last_day: date, reason: str, by: Any, at: datetime | None = None) -> None:
    """Take remarks longer, for a reason that everybody reads. A running period is never shortened (D23)."""
    record, now = _begin(record, Move.EXTEND, by, at)
    reason = _required(reason, "Напишите, почему приём продлён: это увидят все.")
    assert record.closes_at is not None
    was = last_day_of(record.closes_at)
    if last_day <= was:
        raise MoveRefused(f"Сократить срок нельзя: новый последний день должен быть позже {date_in_words(was)}")
    _set_deadline(record, last_day)
    record.save(update_fields=["closes_at", "summary_due_on"])
    details = {"last_day_before": was.isoformat(), "last_day": last_day.isoformat()}
    _finish(record, Move.EXTEND, record.stage, now, by, reason, details)


@transaction.atomic
def start_consideration(record: DraftRecord, *, by: Any, at: datetime | None = None) -> None:
    """Reception has ended: the developer considers what was received."""
    record, now = _begin(record, Move.CONSIDER, by, at)
    _advance(record, Move.CONSIDER, now, by)


@transaction.atomic
def publish_summary(record: DraftRecord, *, by: Any, at: datetime | None = None, note: str = "") -> None:
    """Say that every remark has its decision and the summary can be read."""
    record, now = _begin(record, Move.SUMMARISE, by, at)
    _advance(record, Move.SUMMARISE, now, by, note)


@transaction.atomic
def publish_revision(record: DraftRecord, edition: Edition, *, by: Any, at: datetime | None = None) -> None:
    """Publish the text as it was reworked after the consultation (D26)."""
    record, now = _begin(record, Move.REVISE, by, at)
    if edition.page_id != record.page_id:
        raise MoveRefused("Это текст другого проекта.")
    publication.publish_edition(edition, by=by)
    record.refresh_from_db()
    _advance(record, Move.REVISE, now, by, edition.note, {"edition": edition.number})


@transaction.atomic
def link_act(record: DraftRecord, act: ActRecord, *, by: Any) -> None:
    """Say which act of the register is to adopt the draft; it may be no more than a card yet.

    Its first text will follow the last text of the draft and take over the keys of its clauses. Nobody but editors
    sees the link before `adopt`.
    """
    record = _locked(record, by)
    refusal = act_refusal(record, act)
    if refusal:
        raise MoveRefused(refusal)
    record.adopted_as = act
    record.save(update_fields=["adopted_as"])
    log(instance=record.page, action="documents.draft_move", user=by, data={"move": f"Связан с актом: {act}"})


@transaction.atomic
def adopt(record: DraftRecord, *, by: Any, at: datetime | None = None) -> None:
    """Say that the draft became the act it is linked to. Refused while a remark is undecided (D31)."""
    record, now = _begin(record, Move.ADOPT, by, at)
    assert record.adopted_as is not None
    _advance(record, Move.ADOPT, now, by, "", {"act": str(record.adopted_as.public_id)})


def publish_text(record: DraftRecord, edition: Edition, *, by: Any) -> None:
    """Publish a new text of a posted draft: a correction, or after the summary the text as it was reworked."""
    if refusal(record, Move.REVISE, timezone.now()):
        publication.publish_edition(edition, by=by)
    else:
        publish_revision(record, edition, by=by)


@transaction.atomic
def reject(record: DraftRecord, *, reason: str, by: Any, at: datetime | None = None) -> None:
    """Say that the draft will not be adopted, and why."""
    _end_without_act(record, Move.REJECT, reason, by, at)


@transaction.atomic
def drop(record: DraftRecord, *, reason: str, by: Any, at: datetime | None = None) -> None:
    """Take the draft off the consultation, at whatever stage, and say why. It stays in the archive (D25)."""
    _end_without_act(record, Move.DROP, reason, by, at)


def _end_without_act(record: DraftRecord, move: Move, reason: str, by: Any, at: datetime | None) -> None:
    record, now = _begin(record, move, by, at)
    record.outcome_reason = _required(reason, "Напишите причину: её увидят все, кто следит за проектом.")
    record.save(update_fields=["outcome_reason"])
    _advance(record, move, now, by, record.outcome_reason)


def _begin(record: DraftRecord, move: Move, by: Any, at: datetime | None) -> tuple[DraftRecord, datetime]:
    """Return the locked row and the moment, or refuse."""
    now = at or timezone.now()
    locked = _locked(record, by)
    why_not = refusal(locked, move, now)
    if why_not:
        raise MoveRefused(why_not)
    return locked, now


def _locked(record: DraftRecord, by: Any) -> DraftRecord:
    related = ("page", "procedure", "adopted_as__kind")
    locked = DraftRecord.objects.select_for_update(of=("self",)).select_related(*related).get(pk=record.pk)
    refuse_stranger(by, locked.page)
    return locked


def _advance(
    record: DraftRecord,
    move: Move,
    now: datetime,
    by: Any,
    reason: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    before = record.stage
    record.stage = ROUTES[move][1]
    record.save(update_fields=["stage"])
    _finish(record, move, before, now, by, reason, details)


def _finish(
    record: DraftRecord,
    move: Move,
    before: str,
    now: datetime,
    by: Any,
    reason: str,
    details: Mapping[str, Any] | None,
) -> None:
    _write(record, move, before, now, by, reason, details)
    if record.is_public:
        announce([record])


def _write(
    record: DraftRecord,
    move: Move,
    before: str,
    now: datetime,
    by: Any,
    reason: str,
    details: Mapping[str, Any] | None,
) -> None:
    change = StageChange.objects.create(
        draft=record,
        stage_before=before,
        stage_after=record.stage,
        at=now,
        by=by,
        reason=reason,
        details={"move": move.value, **(details or {})},
    )
    news.tell(change)
    log(instance=record.page, action="documents.draft_move", user=by, data={"move": move.label, "reason": reason})


def _set_deadline(record: DraftRecord, last_day: date) -> None:
    record.closes_at = closing_moment(last_day)
    record.summary_due_on = working_days_after(last_day, record.procedure.summary_days)


def _required(reason: str, message: str) -> str:
    if not reason.strip():
        raise MoveRefused(message)
    return reason.strip()
