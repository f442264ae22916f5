"""What the author of a remark may do behind the secret link: change it in time, withdraw it, change the link."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from correspondence.secret_links import digest, new_token
from documents import consultation
from documents.commenting.projection import project
from documents.locking import lock_drafts
from documents.models import Comment, CommentKind, CommentStep, CommentVersion, DraftRecord


class TooLateToEditError(Exception):
    """The remark cannot be changed any more: the time is over, it was answered or withdrawn."""


def find(token: str) -> Comment | None:
    """Return the remark that the secret leads to."""
    related = (
        "draft__developer",
        "draft__procedure",
        "draft__current_edition",
        "edition",
        "answer",
        "answer__unit",
        "contact",
    )
    return Comment.objects.select_related(*related).filter(secret_hash=digest(token)).first()


def may_edit(comment: Comment, at: datetime, draft: DraftRecord | None = None) -> bool:
    """Say whether the author may still change the words: before the deadline and before a decision (D189)."""
    return (
        comment.moderation != Comment.Moderation.WITHDRAWN
        and comment.answer_id is None
        and consultation.accepts_comments(draft or comment.draft, at)
    )


@transaction.atomic
def edit(comment: Comment, *, kind: CommentKind, text: str, at: datetime | None = None) -> Comment:
    """Replace the words; those before are kept for officials, and the new ones wait to be checked.

    Raises:
        TooLateToEditError: see `may_edit`.
    """
    moment = at or timezone.now()
    draft = DraftRecord.objects.select_for_update().get(pk=comment.draft_id)
    found = Comment.objects.select_for_update().get(pk=comment.pk)
    if not may_edit(found, moment, draft):
        raise TooLateToEditError
    if (found.kind, found.text) == (kind, text):
        return found
    CommentVersion.objects.create(comment=found, kind=found.kind, text=found.text, replaced_at=moment)
    found.kind = kind
    found.text = text
    found.edited_at = moment
    found.moderation = Comment.Moderation.WAITING
    found.withholding_reason = found.redacted_text = ""
    found.save(update_fields=["kind", "text", "edited_at", "moderation", "withholding_reason", "redacted_text"])
    CommentStep.objects.create(comment=found, deed=CommentStep.Deed.EDITED, at=moment)
    project([found])
    return found


@transaction.atomic
def withdraw(comment: Comment) -> Comment:
    """Take the remark back at any time: words and label leave the public places, the number stays (D190)."""
    lock_drafts([comment.draft_id])
    found = Comment.objects.select_for_update().get(pk=comment.pk)
    if found.moderation != Comment.Moderation.WITHDRAWN:
        found.moderation = Comment.Moderation.WITHDRAWN
        found.save(update_fields=["moderation"])
        CommentStep.objects.create(comment=found, deed=CommentStep.Deed.WITHDRAWN, at=timezone.now())
        project([found])
    return found


@transaction.atomic
def change_link(comment: Comment) -> str:
    """Give the author a new secret and return it; the link before leads nowhere from now on (D188)."""
    token = new_token()
    Comment.objects.filter(pk=comment.pk).update(secret_hash=digest(token))
    return token
