"""What may be done with a draft at a moment, and what the public is told of it (D23–D27, D31).

Stage and clock decide together: the stage is what officials did, the clock may have run past it. No job has to be on
time for a late remark to be refused.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.enums import TextChoices

from core.models.records import PublicRecordQuerySet
from core.russian.counting import counted, date_in_words
from documents.consultation.days import last_day_of
from documents.models import ActRecord, Comment, DraftRecord, Edition, WithholdingReason

Stage = DraftRecord.Stage


class Phase(TextChoices):
    """Where a consultation stands as the public reads it: the stage, parted by the clock where remarks are taken."""

    PREPARATION = "preparation", "подготовка"
    OPEN = "open", "приём открыт"
    CLOSED = "closed", "приём завершён"
    CONSIDERATION = "consideration", "рассмотрение"
    SUMMARISED = "summarised", "сводка опубликована"
    REVISED = "revised", "доработан"
    ADOPTED = "adopted", "принят"
    REJECTED = "rejected", "отклонён"
    DROPPED = "dropped", "снят"


class Move(TextChoices):
    """What an official does with a draft."""

    POST = "post", "Разместить"
    EXTEND = "extend", "Продлить приём"
    CONSIDER = "consider", "Начать рассмотрение"
    SUMMARISE = "summarise", "Опубликовать сводку"
    REVISE = "revise", "Опубликовать доработанную редакцию"
    ADOPT = "adopt", "Принять"
    REJECT = "reject", "Отклонить"
    DROP = "drop", "Прекратить обсуждение (навсегда)"


ROUTES: dict[Move, tuple[frozenset[Stage], Stage]] = {
    Move.POST: (frozenset({Stage.PREPARATION}), Stage.POSTED),
    Move.EXTEND: (frozenset({Stage.POSTED}), Stage.POSTED),
    Move.CONSIDER: (frozenset({Stage.POSTED}), Stage.CONSIDERATION),
    Move.SUMMARISE: (frozenset({Stage.CONSIDERATION}), Stage.SUMMARISED),
    Move.REVISE: (frozenset({Stage.SUMMARISED, Stage.REVISED}), Stage.REVISED),
    Move.ADOPT: (frozenset({Stage.SUMMARISED, Stage.REVISED}), Stage.ADOPTED),
    Move.REJECT: (frozenset({Stage.SUMMARISED, Stage.REVISED}), Stage.REJECTED),
    Move.DROP: (frozenset({Stage.POSTED, Stage.CONSIDERATION, Stage.SUMMARISED, Stage.REVISED}), Stage.DROPPED),
}
"""From which stages each move leads, and where to."""

FINISHED = frozenset({Stage.ADOPTED, Stage.REJECTED, Stage.DROPPED})
UNSUMMARISED = frozenset({Stage.POSTED, Stage.CONSIDERATION})


# --- The clock ------------------------------------------------------------------------------------------


def accepts_comments(record: DraftRecord, now: datetime) -> bool:
    """Say whether remarks on `record` are taken at `now`: it is public, posted, and the deadline has not come."""
    return record.is_public and phase(record, now) == Phase.OPEN


def phase(record: DraftRecord, now: datetime) -> Phase:
    """Return where the consultation stands at `now`."""
    if record.stage == Stage.POSTED:
        return Phase.OPEN if record.closes_at is not None and now < record.closes_at else Phase.CLOSED
    return Phase(record.stage)


def phase_expression(now: datetime) -> Case:
    """Return the same for a query: `.annotate(phase=phase_expression(now))`. A test holds the two together."""
    return Case(
        When(stage=Stage.POSTED, closes_at__gt=now, then=Value(Phase.OPEN)),
        When(stage=Stage.POSTED, then=Value(Phase.CLOSED)),
        default=F("stage"),
        output_field=CharField(),
    )


def in_phase(records: QuerySet[DraftRecord], phases: Iterable[str], now: datetime) -> QuerySet[DraftRecord]:
    """Keep the drafts that stand in one of `phases` at `now`."""
    return records.alias(phase_now=phase_expression(now)).filter(phase_now__in=list(phases))


def open_drafts(now: datetime) -> PublicRecordQuerySet[DraftRecord]:
    """Return the public drafts that take remarks at `now`, those that close soonest first."""
    return DraftRecord.objects.public().filter(stage=Stage.POSTED, closes_at__gt=now).order_by("closes_at", "pk")


def ready_drafts() -> QuerySet[DraftRecord]:
    """Return the drafts in preparation that have a text: whoever publishes may post them."""
    written = Edition.objects.filter(page=OuterRef("page_id"))
    return DraftRecord.objects.filter(Exists(written), stage=Stage.PREPARATION, withdrawn_at=None)


def days_left(record: DraftRecord, today: date) -> int | None:
    """Return how many days of reception follow today: 0 on the last one, less when it is over; None before it began."""
    return None if record.closes_at is None else (last_day_of(record.closes_at) - today).days


def is_summary_overdue(record: DraftRecord, today: date) -> bool:
    """Say whether the summary should have been published before `today` (D204)."""
    return record.stage in UNSUMMARISED and record.summary_due_on is not None and record.summary_due_on < today


def overdue_summaries(today: date) -> QuerySet[DraftRecord]:
    """Return the drafts whose summary should have been published before `today` (D204)."""
    return DraftRecord.objects.public().filter(stage__in=UNSUMMARISED, summary_due_on__lt=today)


# --- Moves ----------------------------------------------------------------------------------------------


def allowed_moves(record: DraftRecord, now: datetime) -> list[Move]:
    """Return the moves that lead on from here at `now`, be it that a remark still waits for its answer."""
    return [move for move in Move if not _refused_by_stage(record, move) and not _refused_by_clock(record, move, now)]


def refusal(record: DraftRecord, move: Move, now: datetime) -> str:
    """Say in Russian why `move` may not be made with `record` at `now`; "" when it may."""
    return (
        _refused_by_stage(record, move)
        or _refused_by_clock(record, move, now)
        or _refused_by_remarks(record, move)
        or _refused_by_act(record, move)
    )


def text_refusal(record: DraftRecord) -> str:
    """Say why a new text of the draft may not be published; "" when it may."""
    if record.stage == Stage.PREPARATION:
        return "Назначьте срок приёма замечаний и разместите проект: текст станет виден вместе с ним."
    if record.stage in FINISHED:
        return f"Обсуждение закончено: проект {record.get_stage_display()}. Новый текст — это новый проект или акт."
    return ""


def act_refusal(record: DraftRecord, act: ActRecord) -> str:
    """Say why `act` cannot be the one that adopts the draft; "" when it can."""
    if record.stage not in ROUTES[Move.ADOPT][0]:
        return f"Акт указывают, когда сводка опубликована. Сейчас стадия проекта — «{record.get_stage_display()}»."
    if DraftRecord.objects.filter(adopted_as=act).exclude(pk=record.pk).exists():
        return f"{act} уже указан у другого проекта."
    return ""


def late_comment_refusal(record: DraftRecord, now: datetime) -> str:
    """Say to a resident why a remark is not taken at `now`; "" when it is (D35: late ones are refused, with words)."""
    if accepts_comments(record, now):
        return ""
    if record.closes_at is None or not record.is_public:
        return "Замечания к этому проекту сейчас не принимают."
    if record.stage == Stage.DROPPED:
        return "Проект снят с обсуждения, замечания больше не принимают."
    return (
        f"Приём замечаний завершён: последним днём было {date_in_words(last_day_of(record.closes_at))} "
        "Замечание не отправлено. Если вопрос важен, направьте обращение в администрацию."
    )


def undecided(record: DraftRecord) -> QuerySet[Comment]:
    """Return the remarks that have to get a decision before the draft goes on (D31).

    Moderation decides publication, never consideration (D192): only spam and what its author took back wait for none.
    """
    return Comment.objects.filter(undecided_condition(), draft_id=record.pk)


def undecided_condition(through: str = "") -> Q:
    """Return the same as a condition; `through` is the relation that leads to remarks: "comments__"."""
    kinds = Comment.Moderation
    waiting = Q(**{f"{through}answer__isnull": True, f"{through}moderation__in": [kinds.WAITING, kinds.PUBLISHED]})
    hidden = Q(**{f"{through}answer__isnull": True, f"{through}moderation": kinds.WITHHELD})
    return waiting | (hidden & ~Q(**{f"{through}withholding_reason": WithholdingReason.SPAM}))


def _refused_by_stage(record: DraftRecord, move: Move) -> str:
    stages, _ = ROUTES[move]
    if record.stage in stages:
        return ""
    return f"«{move.label}» сейчас нельзя: стадия проекта — «{record.get_stage_display()}»."


def _refused_by_clock(record: DraftRecord, move: Move, now: datetime) -> str:
    is_open = phase(record, now) == Phase.OPEN
    if move == Move.EXTEND and not is_open:
        return "Приём уже завершён: продлить можно только идущий."
    if move == Move.CONSIDER and is_open and record.closes_at:
        last_day = date_in_words(last_day_of(record.closes_at))
        return f"Приём ещё идёт, последний день — {last_day} Сокращать срок нельзя."
    return ""


def _refused_by_act(record: DraftRecord, move: Move) -> str:
    if move != Move.ADOPT:
        return ""
    if record.adopted_as is None:
        return "Сначала укажите акт, которым принят проект."
    if not record.adopted_as.is_public:
        return f"{record.adopted_as} ещё не на сайте: опубликуйте его текст, потом примите проект."
    return ""


def _refused_by_remarks(record: DraftRecord, move: Move) -> str:
    if move not in (Move.SUMMARISE, Move.ADOPT):
        return ""
    waiting = undecided(record).count()
    if not waiting:
        return ""
    return f"Без ответа {counted(waiting, 'замечание', 'замечания', 'замечаний')}: сначала ответьте на каждое."
