"""Answering remarks: a decision, its reason, who gives it, what it changed (D201, D202)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.commenting.letters import send_answers
from documents.commenting.projection import project
from documents.locking import lock_drafts
from documents.models import Answer, Comment, CommentStep, DraftRecord
from structure.models import Unit

NEEDS_REASON = {Answer.Decision.REJECTED, Answer.Decision.PARTLY_ACCEPTED}


class AnsweringError(Exception):
    """The answer cannot be given so; the message says in Russian why and what to do."""


class MeanwhileError(AnsweringError):
    """Remarks are no longer what the official was shown: their authors or colleagues were quicker."""

    def __init__(self, message: str, changed: Sequence[Comment]) -> None:
        super().__init__(message)
        self.changed = changed
        """The remarks as they are by now."""


@dataclass(frozen=True)
class Reply:
    """What the developer of the draft says to one remark or to many."""

    decision: Answer.Decision
    unit: Unit
    reason: str = ""
    changed_clauses: Sequence[str] = field(default_factory=list)
    """Keys of the clauses that the answer changes."""


@transaction.atomic
def answer(
    draft: DraftRecord,
    comments: Sequence[Comment],
    reply: Reply,
    *,
    by: Any,
    at: datetime | None = None,
    seen: Collection[str] | None = None,
) -> Answer:
    """Give one answer to `comments` of `draft`, withheld ones among them: they are considered, too (D192).

    A remark that was answered before gets the new answer; the journal keeps both. With `seen`, the
    `Comment.standing` of what the official was shown, nothing is answered that has changed since.

    Raises:
        AnsweringError: a decision without the reason it needs, a remark on another draft or withdrawn.
        MeanwhileError: remarks have changed; those withdrawn are named as well.
    """
    if reply.decision in NEEDS_REASON and not reply.reason.strip():
        label = reply.decision.label
        raise AnsweringError(f"Для решения «{label}» нужно обоснование: автор должен понять, почему так.")
    lock_drafts([draft.pk])
    found = list(
        Comment.objects.select_for_update(of=("self",))
        .select_related("draft", "contact")
        .filter(draft=draft, pk__in=[each.pk for each in comments])
        .order_by("pk")
    )
    if not found or len(found) != len(comments):
        raise AnsweringError("Один ответ даётся на замечания к одному проекту: выберите их в списке этого проекта.")
    _refuse_changed(found, seen)
    moment = at or timezone.now()
    given = Answer.objects.create(
        draft=draft,
        decision=reply.decision,
        reason=reply.reason.strip(),
        unit=reply.unit,
        changed_clauses=list(reply.changed_clauses),
        answered_at=moment,
        by=by,
    )
    for each in found:
        each.answer = given
    Comment.objects.bulk_update(found, ["answer"], batch_size=500)
    CommentStep.objects.bulk_create(
        [
            CommentStep(comment=each, deed=CommentStep.Deed.ANSWERED, at=moment, by=by, note=str(given))
            for each in found
        ],
        batch_size=500,
    )
    project(found)
    send_answers(found, given)
    return given


def _refuse_changed(found: Sequence[Comment], seen: Collection[str] | None) -> None:
    """Refuse to answer remarks that are not as they were shown, and name them."""
    gone = [each for each in found if each.moderation == Comment.Moderation.WITHDRAWN]
    words = f"Автор отозвал замечание {named(gone)}: отвечать на него не нужно." if gone else ""
    changed = [each for each in found if seen is not None and each.standing not in seen and each not in gone]
    if changed:
        news = f"Пока вы отвечали, изменились слова или ответ: {named(changed)}. Прочтите ещё раз и ответьте снова."
        raise MeanwhileError(f"{words} {news}".strip(), changed)
    if gone:
        raise AnsweringError(words)


def named(comments: Iterable[Comment]) -> str:
    """Return the numbers of remarks for a sentence: «№ 2, № 5»."""
    return ", ".join(f"№ {each.number}" for each in comments)


@transaction.atomic
def take_back(comment: Comment, *, by: Any, note: str = "") -> Comment:
    """Undo an answer by a further step: the remark is unanswered again; the answer itself stays in the file."""
    lock_drafts([comment.draft_id])
    found = Comment.objects.select_for_update().get(pk=comment.pk)
    if found.answer is None:
        raise AnsweringError("На это замечание ещё не отвечали.")
    taken = str(found.answer)
    found.answer = None
    found.save(update_fields=["answer"])
    CommentStep.objects.create(
        comment=found,
        deed=CommentStep.Deed.UNANSWERED,
        at=timezone.now(),
        by=by,
        note=f"{taken}. {note}" if note else taken,
    )
    project([found])
    return found
