"""Remarks for tests: taken in as any other, or sent through the form."""

from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from correspondence.models import Contact
from correspondence.secret_links import new_token
from documents.commenting.answering import Reply, answer
from documents.commenting.receiving import Receipt, Submission, receive
from documents.models import Answer, Clause, Comment, CommentKind, DraftRecord
from tests.factories.correspondence import robot_fields
from tests.factories.drafts import make_unit

TEXT = "Срок в двадцать дней слишком велик: предлагаю десять."


def take_in(
    draft: DraftRecord,
    text: str = TEXT,
    *,
    address: str = "",
    kind: CommentKind = CommentKind.PROPOSAL,
    key: str = "",
    at: datetime | None = None,
    contact: Contact | None = None,
) -> Receipt:
    """Take in a remark on the clause at `address` of the current edition, or on the draft as a whole."""
    edition = draft.current_edition
    assert edition is not None
    clause = Clause.objects.get(edition=edition, address=address) if address else None
    submission = Submission(key or new_token(), edition, clause, kind, text)
    return receive(draft, submission, at=at or timezone.now(), contact=lambda: contact)


def make_comment(draft: DraftRecord, text: str = TEXT, **fields: Any) -> Comment:
    return take_in(draft, text, **fields).comment


def make_answer(*comments: Comment, decision: Answer.Decision = Answer.Decision.ACCEPTED, reason: str = "") -> Answer:
    """Answer `comments` of one draft."""
    return answer(comments[0].draft, comments, Reply(decision, make_unit(), reason or "Согласны."), by=None)


def filled(draft: DraftRecord, **fields: Any) -> dict[str, Any]:
    """What the form of a remark sends."""
    return {"kind": "proposal", "text": TEXT, **robot_fields(f"draft:{draft.public_id}"), **fields}


def send(client: Client, draft: DraftRecord, **fields: Any) -> Any:
    """Send a remark through the form; give `data` from `filled` to send the same again."""
    return client.post(f"{draft.path}comment/", fields.pop("data", None) or filled(draft, **fields))
