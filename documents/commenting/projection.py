"""The public face of a remark: the only writer of `PublicComment` (D190, D192, D194, D223)."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from core.publishing import announce, retract
from correspondence.consents import shown_names
from correspondence.models import Contact
from documents.locking import lock_drafts
from documents.models import Comment, PublicComment

WITHDRAWN = "Отозвано автором."
RETURNED = "Возвращено на проверку."


@transaction.atomic
def project(comments: Sequence[Comment]) -> None:
    """Bring what the public sees of `comments` in line with the file.

    Published: words, label, answer. Withheld: number and reason, the answer too, no words. Withdrawn by the author:
    every word is wiped from the row and it leaves the public places. Waiting: not there.
    """
    lock_drafts({comment.draft_id for comment in comments})
    rows = {
        (row.draft_id, row.number): row
        for row in PublicComment.objects.filter(
            draft__in={comment.draft_id for comment in comments}, number__in={comment.number for comment in comments}
        )
    }
    names = shown_names(comment.contact_id for comment in comments if comment.contact_id)
    shown: list[PublicComment] = []
    withdrawn: list[PublicComment] = []
    returned: list[PublicComment] = []
    for comment in comments:
        row = rows.get((comment.draft_id, comment.number))
        if comment.moderation == Comment.Moderation.WAITING:
            if row is not None:
                _wipe(row)
                row.state = PublicComment.State.RETURNED
                row.save()
                returned.append(row)
            continue
        row = row or PublicComment(draft_id=comment.draft_id, number=comment.number)
        _fill(row, comment, names.get(comment.contact_id or 0, ""))
        row.save()
        (withdrawn if comment.moderation == Comment.Moderation.WITHDRAWN else shown).append(row)
    # A draft that is off the site takes its remarks with it, and brings them back (`documents.publication.drafts`).
    announce([row for row in shown if row.draft.is_public])
    retract(withdrawn, reason=WITHDRAWN)
    retract(returned, reason=RETURNED)


@transaction.atomic
def forget_name(contact: Contact) -> None:
    """Bring the remarks of `contact` that show a name in line with the consents that still hold."""
    numbers = Comment.objects.filter(contact=contact).values_list("draft", "number")
    lock_drafts({draft for draft, _ in numbers})
    for draft, number in numbers:
        if PublicComment.objects.filter(draft=draft, number=number).exclude(author_label="").exists():
            project(list(Comment.objects.filter(draft=draft, number=number)))


def _fill(row: PublicComment, comment: Comment, name: str) -> None:
    """Copy what may be read, and nothing else."""
    _wipe(row)
    row.state = PublicComment.State(comment.moderation)
    row.edition_id = comment.edition_id
    row.clause_key = comment.clause_key
    row.clause_address = comment.clause_address
    row.kind = comment.kind
    row.received_at = comment.received_at
    if row.state == PublicComment.State.WITHDRAWN:
        return
    row.withholding_reason = comment.withholding_reason
    if row.state == PublicComment.State.PUBLISHED:
        row.quoted = comment.quoted
        row.text = comment.redacted_text or comment.text
        row.author_label = name
        row.edited_on = timezone.localdate(comment.edited_at) if comment.edited_at else None
    answer = comment.answer
    if answer is not None:
        row.decision = answer.decision
        row.answer_text = answer.reason
        row.answered_by = answer.unit
        row.answered_on = timezone.localdate(answer.answered_at)
        row.changed_clauses = list(answer.changed_clauses)


def _wipe(row: PublicComment) -> None:
    """Empty every column that may hold words of anybody, so that what is not filled again is gone."""
    for name in ("quoted", "text", "author_label", "withholding_reason", "decision", "answer_text"):
        setattr(row, name, "")
    row.edited_on = row.answered_on = row.answered_by = None
    row.changed_clauses = []
