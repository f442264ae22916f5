"""Sixteen residents at once: every remark that got a receipt is there, the numbers have no gap and none twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from documents.commenting.receiving import Receipt, Submission, receive
from documents.models import Comment, CommentKind, CommentStep, DraftRecord
from tests.factories.drafts import again, make_draft

pytestmark = pytest.mark.django_db(transaction=True)
RESIDENTS = 16
EACH = 5


def send(draft: DraftRecord, who: int) -> list[Receipt]:
    """Send some remarks, each twice as an impatient finger does."""
    assert draft.current_edition is not None
    try:
        return [
            receive(
                draft,
                Submission(f"form-{who}-{turn}", draft.current_edition, None, CommentKind.PROPOSAL, f"{who}: {turn}"),
                at=timezone.now(),
            )
            for turn in range(EACH)
            for _press in range(2)
        ]
    finally:
        connection.close()


def test_nothing_is_lost_and_no_number_missing() -> None:
    draft = make_draft()
    with ThreadPoolExecutor(RESIDENTS) as residents:
        receipts = [each for group in residents.map(lambda who: send(draft, who), range(RESIDENTS)) for each in group]
    count = RESIDENTS * EACH
    assert len(receipts) == 2 * count
    assert sorted(Comment.objects.values_list("number", flat=True)) == list(range(1, count + 1))
    assert again(draft).last_comment_number == count
    assert len({receipt.token for receipt in receipts}) == count
    assert CommentStep.objects.count() == count
    assert all(receipt.comment.text == Comment.objects.get(number=receipt.comment.number).text for receipt in receipts)


def test_one_form_sent_by_many_hands_at_once_is_one_remark() -> None:
    draft = make_draft()
    assert draft.current_edition is not None
    submission = Submission("one", draft.current_edition, None, CommentKind.PROPOSAL, "одно")

    def press(_hand: int) -> str:
        try:
            return receive(draft, submission, at=timezone.now()).token
        finally:
            connection.close()

    with ThreadPoolExecutor(RESIDENTS) as hands:
        assert len(set(hands.map(press, range(RESIDENTS)))) == 1
    assert Comment.objects.count() == 1
