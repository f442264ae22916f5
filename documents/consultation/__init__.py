"""The consultation on a draft (D21–D27, D31): every rule of it.

`days` counts periods, `rules` says what may be done and what the public is told, `moves` does it. Views, forms, the
admin and the API ask here and repeat nothing.
"""

from documents.consultation.days import (
    closing_moment,
    earliest_last_day,
    last_day_of,
    latest_overdue_day,
    working_days,
    working_days_after,
)
from documents.consultation.rules import (
    Move,
    Phase,
    accepts_comments,
    act_refusal,
    allowed_moves,
    days_left,
    in_phase,
    is_summary_overdue,
    late_comment_refusal,
    open_drafts,
    overdue_summaries,
    phase,
    phase_expression,
    ready_drafts,
    refusal,
    text_refusal,
    undecided,
    undecided_condition,
)

__all__ = [
    "Move",
    "Phase",
    "accepts_comments",
    "act_refusal",
    "allowed_moves",
    "closing_moment",
    "days_left",
    "earliest_last_day",
    "in_phase",
    "is_summary_overdue",
    "last_day_of",
    "late_comment_refusal",
    "latest_overdue_day",
    "open_drafts",
    "overdue_summaries",
    "phase",
    "phase_expression",
    "ready_drafts",
    "refusal",
    "text_refusal",
    "undecided",
    "undecided_condition",
    "working_days",
    "working_days_after",
]
