"""Taking in a remark: numbered without gaps, kept once, acknowledged with a secret link (D182 to D188)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from correspondence.models import Contact
from correspondence.secret_links import TOKEN_BYTES, digest, new_token, spelled
from documents import consultation
from documents.commenting import letters, moderation
from documents.models import Clause, Comment, CommentKind, CommentStep, DraftRecord, Edition


class ConsultationClosedError(Exception):
    """The draft takes no remarks at the moment the remark came."""


@dataclass(frozen=True)
class Submission:
    """What a resident sent."""

    key: str
    """Random, one for each showing of the form: sent twice, it is one remark."""
    edition: Edition
    """The edition that was before the resident's eyes."""
    clause: Clause | None
    """None: about the draft as a whole."""
    kind: CommentKind
    text: str


@dataclass(frozen=True)
class Receipt:
    comment: Comment
    token: str
    """The secret of the author's link; the database keeps its hash only."""

    @property
    def is_current(self) -> bool:
        """Whether the token still leads to the remark: its author may have changed the link since."""
        return self.comment.secret_hash == digest(self.token)


def find_repeated(draft: DraftRecord, submission: Submission) -> Receipt | None:
    """Return the receipt of the same remark from the same form: a second press, be it a minute after the deadline."""
    submission_key, token = _identity(draft, submission)
    known = Comment.objects.filter(submission_key=submission_key).first()
    return Receipt(known, token) if known else None


def receive(
    draft: DraftRecord,
    submission: Submission,
    *,
    at: datetime,
    contact: Callable[[], Contact | None] = lambda: None,
    is_premoderated: bool = True,
) -> Receipt:
    """Keep the remark that came at the moment `at`, or find it where the same was sent before.

    The number is given while the draft's row is locked, in the transaction that keeps the remark: what is not kept
    leaves no gap, and two residents never get the same. `contact` is called once, in that transaction, for a new one.
    Unless `is_premoderated`, the remark is shown at once.

    Raises:
        ConsultationClosedError: stage or clock say that remarks are not taken.
    """
    submission_key, token = _identity(draft, submission)
    with transaction.atomic():
        locked = DraftRecord.objects.select_for_update().get(pk=draft.pk)
        known = find_repeated(draft, submission)
        if known is not None:
            return known
        if not consultation.accepts_comments(locked, at):
            raise ConsultationClosedError
        locked.last_comment_number += 1
        locked.save(update_fields=["last_comment_number"])
        clause = submission.clause
        comment = Comment.objects.create(
            draft=locked,
            number=locked.last_comment_number,
            edition=submission.edition,
            clause_key=clause.key if clause else "",
            clause_address=clause.address if clause else "",
            quoted=words(clause) if clause else "",
            kind=submission.kind,
            text=submission.text,
            received_at=at,
            submission_key=submission_key,
            secret_hash=digest(token),
            contact=contact(),
        )
        CommentStep.objects.create(comment=comment, deed=CommentStep.Deed.RECEIVED, at=at)
        letters.send_receipt(comment, token)
        if not is_premoderated:
            moderation.publish(comment, by=None, at=at)
    return Receipt(comment, token)


def words(clause: Clause) -> str:
    """Return the clause's own words as a remark quotes them: its heading, then its text."""
    return "\n".join(part for part in (clause.heading, clause.text) if part)


def _identity(draft: DraftRecord, submission: Submission) -> tuple[str, str]:
    """Return what the remark is known by, and the token of its author's link.

    Both follow from the form's random key and the words: a second press leads to the same receipt without the secret
    being stored, while other words sent from the same form are another remark. A form without a key is always new.
    """
    key = submission.key or new_token()
    place = submission.clause.key if submission.clause else ""
    whole = "\0".join((key, str(draft.pk), place, submission.kind, submission.text))
    secret = salted_hmac("documents.commenting.receiving", whole, algorithm="sha256").digest()
    return hashlib.sha256(whole.encode()).hexdigest(), spelled(secret[:TOKEN_BYTES])
