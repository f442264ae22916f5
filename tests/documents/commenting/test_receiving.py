"""Taking in: numbers without gaps, one remark of one form, nothing after the deadline."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents import consultation
from documents.commenting.receiving import ConsultationClosedError, Submission, receive
from documents.consultation import moves
from documents.models import Clause, Comment, CommentKind, CommentStep, DraftRecord, PublicComment
from tests.factories.comments import make_comment, take_in
from tests.factories.drafts import again, make_draft

pytestmark = pytest.mark.django_db


def test_remarks_are_numbered_per_draft_from_one() -> None:
    first, second = make_draft("Об одном"), make_draft("О другом")
    assert [make_comment(first, "а").number, make_comment(first, "б").number, make_comment(second, "в").number] == [
        1,
        2,
        1,
    ]
    assert again(first).last_comment_number == 2


def test_what_is_not_kept_takes_no_number() -> None:
    draft = make_draft()
    make_comment(draft, "первое")

    def no_contact() -> None:
        raise RuntimeError("the mail room is on fire")

    assert draft.current_edition is not None
    lost = Submission("key", draft.current_edition, None, CommentKind.QUESTION, "второе")
    with pytest.raises(RuntimeError):
        receive(draft, lost, at=timezone.now(), contact=no_contact)
    assert make_comment(draft, "третье").number == 2


def test_a_remark_keeps_the_edition_the_clause_and_its_words() -> None:
    draft = make_draft()
    comment = make_comment(draft, address="p-2.1")
    clause = Clause.objects.get(edition=draft.current_edition, address="p-2.1")
    assert (comment.edition, comment.clause_key, comment.clause_address) == (draft.current_edition, clause.key, "p-2.1")
    assert comment.quoted == "Срок предоставления услуги не превышает двадцати рабочих дней."
    assert [step.deed for step in comment.steps.all()] == [CommentStep.Deed.RECEIVED]
    assert not PublicComment.objects.exists()


def test_the_same_form_sent_twice_is_one_remark_with_one_receipt() -> None:
    draft = make_draft()
    first, second = take_in(draft, key="one"), take_in(draft, key="one")
    assert (first.comment, first.token) == (second.comment, second.token)
    assert again(draft).last_comment_number == 1


def test_other_words_from_the_same_form_are_another_remark() -> None:
    draft = make_draft()
    first, second = take_in(draft, "одно", key="one"), take_in(draft, "другое", key="one")
    assert first.token != second.token
    assert Comment.objects.count() == 2


def test_the_token_is_not_in_the_database() -> None:
    receipt = take_in(make_draft(), key="one")
    row = Comment.objects.filter(pk=receipt.comment.pk).values().get()
    assert len(receipt.token) == 32
    assert not any(receipt.token in str(value) for value in row.values())


def test_the_clock_closes_whatever_the_stage_says() -> None:
    now = timezone.now()
    draft = make_draft(posted_at=now - timedelta(days=20))
    assert draft.closes_at is not None
    closes_at = draft.closes_at
    assert take_in(draft, "в последний миг", at=closes_at - timedelta(microseconds=1)).comment.number == 1
    with pytest.raises(ConsultationClosedError):
        take_in(draft, "поздно", at=closes_at)
    assert again(draft).last_comment_number == 1


def test_the_stage_closes_whatever_the_clock_says() -> None:
    draft = make_draft()
    moves.drop(draft, reason="Передумали", by=None)
    with pytest.raises(ConsultationClosedError):
        take_in(draft)
    assert not consultation.accepts_comments(DraftRecord.objects.get(), timezone.now())
