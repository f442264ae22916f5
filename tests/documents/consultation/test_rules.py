"""Which move is allowed at which stage and moment, and when remarks are taken: the whole table."""

from datetime import datetime, timedelta
from itertools import product

import pytest
from django.utils import timezone

from documents import consultation
from documents.consultation import Move, Phase, phase, phase_expression, refusal
from documents.models import ActRecord, Comment, DraftRecord, WithholdingReason
from tests.factories import drafts as make

pytestmark = pytest.mark.django_db
Stage = DraftRecord.Stage

CLOSES_AT = timezone.make_aware(datetime(2026, 12, 13))  # the midnight in Barnaul that ends 12 December
LAST_SECOND = CLOSES_AT - timedelta(seconds=1)
WHILE_OPEN = {
    Stage.PREPARATION: {Move.POST},
    Stage.POSTED: {Move.EXTEND, Move.DROP},
    Stage.CONSIDERATION: {Move.SUMMARISE, Move.DROP},
    Stage.SUMMARISED: {Move.REVISE, Move.ADOPT, Move.REJECT, Move.DROP},
    Stage.REVISED: {Move.REVISE, Move.ADOPT, Move.REJECT, Move.DROP},
    Stage.ADOPTED: set(),
    Stage.REJECTED: set(),
    Stage.DROPPED: set(),
}
AFTER = {**WHILE_OPEN, Stage.POSTED: {Move.CONSIDER, Move.DROP}}


def draft(stage: str, *, is_public: bool = True) -> DraftRecord:
    posted = stage != Stage.PREPARATION
    act = ActRecord(pk=1, is_public=True)
    return DraftRecord(stage=stage, is_public=is_public, closes_at=CLOSES_AT if posted else None, adopted_as=act)


@pytest.mark.parametrize(("stage", "move"), list(product(Stage, Move)))
def test_the_table_of_moves(stage: Stage, move: Move) -> None:
    for moment, table in ((LAST_SECOND, WHILE_OPEN), (CLOSES_AT, AFTER)):
        allowed = move in table[stage]
        assert (refusal(draft(stage), move, moment) == "") is allowed
        assert (move in consultation.allowed_moves(draft(stage), moment)) is allowed


@pytest.mark.parametrize("stage", Stage)
def test_remarks_are_taken_to_the_last_second_at_one_stage_only(stage: Stage) -> None:
    assert consultation.accepts_comments(draft(stage), LAST_SECOND) is (stage == Stage.POSTED)
    assert consultation.accepts_comments(draft(stage), CLOSES_AT) is False
    assert consultation.accepts_comments(draft(stage, is_public=False), LAST_SECOND) is False


def test_who_is_late_is_told_in_words() -> None:
    assert consultation.late_comment_refusal(draft(Stage.POSTED), LAST_SECOND) == ""
    assert "12\N{NO-BREAK SPACE}декабря 2026" in consultation.late_comment_refusal(draft(Stage.POSTED), CLOSES_AT)
    assert "снят" in consultation.late_comment_refusal(draft(Stage.DROPPED), LAST_SECOND)
    assert consultation.late_comment_refusal(draft(Stage.POSTED, is_public=False), LAST_SECOND)


def test_the_clock_closes_what_nobody_closed() -> None:
    assert phase(draft(Stage.POSTED), LAST_SECOND) == Phase.OPEN
    assert phase(draft(Stage.POSTED), CLOSES_AT) == Phase.CLOSED
    assert phase(draft(Stage.ADOPTED), CLOSES_AT) == Phase.ADOPTED


def test_the_database_tells_the_same_phase() -> None:
    record = make.make_draft()
    rows = DraftRecord.objects.filter(pk=record.pk)
    for stage, moment in product(Stage, (LAST_SECOND, CLOSES_AT)):
        rows.update(stage=stage, closes_at=CLOSES_AT)
        found = rows.annotate(phase=phase_expression(moment)).get()
        assert found.phase == phase(found, moment)


def test_days_left_count_down_to_the_last_day() -> None:
    record = draft(Stage.POSTED)
    last = timezone.localdate(LAST_SECOND)
    days = [consultation.days_left(record, last + timedelta(days=more)) for more in (-5, -1, 0, 1)]
    assert days == [5, 1, 0, -1]
    assert consultation.days_left(draft(Stage.PREPARATION), last) is None


def test_a_late_summary_is_called_late() -> None:
    record = draft(Stage.CONSIDERATION)
    record.summary_due_on = timezone.localdate(LAST_SECOND)
    assert not consultation.is_summary_overdue(record, record.summary_due_on)
    assert consultation.is_summary_overdue(record, record.summary_due_on + timedelta(days=1))
    record.stage = Stage.SUMMARISED
    assert not consultation.is_summary_overdue(record, record.summary_due_on + timedelta(days=1))


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({}, True),
        ({"moderation": "published"}, True),
        ({"moderation": "withheld", "withholding_reason": WithholdingReason.INSULT}, True),
        ({"moderation": "withheld", "withholding_reason": WithholdingReason.SPAM}, False),
        ({"moderation": "withdrawn"}, False),
    ],
)
def test_nothing_goes_on_while_a_remark_is_undecided(fields: dict[str, str], counts: bool) -> None:
    record = make.make_draft()
    Comment.objects.create(
        draft=record,
        number=1,
        edition=record.current_edition,
        text="Добавьте срок.",
        received_at=timezone.now(),
        submission_key="1",
        secret_hash="1",
        **fields,
    )
    for stage, move in ((Stage.CONSIDERATION, Move.SUMMARISE), (Stage.SUMMARISED, Move.ADOPT)):
        record.stage = stage
        words = refusal(record, move, CLOSES_AT)
        assert ("1\N{NO-BREAK SPACE}замечание" in words) is counts
    assert refusal(record, Move.REJECT, CLOSES_AT) == ""
