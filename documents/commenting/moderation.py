"""Checking a remark before the public sees it. Decides on showing only: every remark is considered (D192 to D195).

Nobody changes the author's words: what is hidden is hidden in a copy, the original stays in the file.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.commenting.projection import project
from documents.locking import lock_drafts
from documents.models import Comment, CommentStep, WithholdingReason

HIDDEN = "[скрыто: {reason}]"
CHANGED = "Автор только что изменил замечание. Прочтите его ещё раз."
DECIDED = (
    "Пока вы читали, решение о показе принял другой сотрудник: {decision}. "
    "Если с ним не согласны, верните замечание на проверку."
)
UNSEEN = "Страница устарела. Прочтите замечание ещё раз и отправьте решение снова."


class ModerationError(Exception):
    """The remark cannot be treated so; the message says in Russian why and what to do."""


class MeanwhileError(ModerationError):
    """The remark is no longer what the moderator was shown: its author or a colleague was quicker."""


def publish(comment: Comment, *, by: Any, at: datetime | None = None, seen: str | None = None) -> Comment:
    """Show the whole remark.

    With `seen`, the `Comment.wording` of what the moderator was shown, nothing is decided on other words, nor over
    the decision of a colleague: so in all that decide here. Raises MeanwhileError then.
    """
    return _decide(comment, Comment.Moderation.PUBLISHED, CommentStep.Deed.PUBLISHED, by=by, at=at, seen=seen)


def publish_partly(
    comment: Comment,
    fragments: Sequence[str],
    reason: WithholdingReason,
    *,
    by: Any,
    note: str = "",
    seen: str | None = None,
) -> Comment:
    """Show the remark with every occurrence of `fragments` replaced by «[скрыто: причина]» (D194).

    Raises:
        ModerationError: nothing to hide, or a fragment does not stand in the text.
    """
    return _decide(
        comment,
        Comment.Moderation.PUBLISHED,
        CommentStep.Deed.REDACTED,
        by=by,
        seen=seen,
        redact=partial(hide, fragments=fragments, reason=reason),
        note=_joined(reason.label, note),
    )


def withhold(
    comment: Comment, reason: WithholdingReason, *, by: Any, note: str = "", seen: str | None = None
) -> Comment:
    """Keep the remark from the public. Its number and the reason are shown, and it is considered all the same."""
    return _decide(
        comment,
        Comment.Moderation.WITHHELD,
        CommentStep.Deed.WITHHELD,
        by=by,
        seen=seen,
        reason=reason,
        note=_joined(reason.label, note),
    )


def send_back(comment: Comment, *, by: Any, note: str = "") -> Comment:
    """Undo a decision by a further step: the remark waits again, and the public does not see it meanwhile."""
    return _decide(comment, Comment.Moderation.WAITING, CommentStep.Deed.RETURNED, by=by, note=note)


def hide(text: str, fragments: Sequence[str], reason: WithholdingReason) -> str:
    """Return `text` without `fragments`, the longest first, so that one within another leaves no rest."""
    wanted = sorted({fragment.strip() for fragment in fragments if fragment.strip()}, key=len, reverse=True)
    if not wanted:
        raise ModerationError("Вставьте слова, которые надо скрыть: каждое место с новой строки.")
    missing = next((fragment for fragment in wanted if fragment not in text), None)
    if missing is not None:
        raise ModerationError(f"Таких слов в замечании нет: «{missing[:80]}». Скопируйте их из текста без изменений.")
    for fragment in wanted:
        text = text.replace(fragment, HIDDEN.format(reason=reason.label))
    return text


@transaction.atomic
def _decide(
    comment: Comment,
    moderation: Comment.Moderation,
    deed: CommentStep.Deed,
    *,
    by: Any,
    at: datetime | None = None,
    seen: str | None = None,
    reason: WithholdingReason | None = None,
    redact: Callable[[str], str] = lambda text: "",
    note: str = "",
) -> Comment:
    lock_drafts([comment.draft_id])
    found = Comment.objects.select_for_update().get(pk=comment.pk)
    if found.moderation == Comment.Moderation.WITHDRAWN:
        raise MeanwhileError("Автор отозвал это замечание: решать о показе больше нечего.")
    if moderation != Comment.Moderation.WAITING:
        _refuse_unseen(found, comment.wording if seen is None else seen)
        if seen is not None and found.moderation != Comment.Moderation.WAITING:
            raise MeanwhileError(DECIDED.format(decision=found.get_moderation_display()))
    found.redacted_text = redact(found.text)
    found.moderation = moderation
    found.withholding_reason = reason or ""
    found.save(update_fields=["moderation", "withholding_reason", "redacted_text"])
    CommentStep.objects.create(comment=found, deed=deed, at=at or timezone.now(), by=by, note=note)
    project([found])
    return found


def _refuse_unseen(found: Comment, seen: str) -> None:
    """Let nobody decide on words unseen: an author could have harmless ones checked and others shown."""
    if not seen:
        raise MeanwhileError(UNSEEN)
    if found.wording != seen:
        raise MeanwhileError(CHANGED)


def _joined(reason: str, note: str) -> str:
    return f"{reason}. {note}" if note else reason
