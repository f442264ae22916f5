"""Answering: a decision, its reason, its letter; one answer to many."""

import pytest
from django.core import mail
from django.test import Client

from documents.commenting import answering, authoring, moderation
from documents.commenting.answering import AnsweringError
from documents.models import Answer, Comment, PublicComment
from tests.factories.comments import make_answer, make_comment
from tests.factories.correspondence import make_contact
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db
Decision = Answer.Decision


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.PARTLY_ACCEPTED])
def test_a_refusal_needs_its_reason(decision: Answer.Decision) -> None:
    comment = make_comment(make_draft())
    reply = answering.Reply(decision, comment.draft.developer, "  ")
    with pytest.raises(AnsweringError, match="обоснование"):
        answering.answer(comment.draft, [comment], reply, by=None)
    assert not Answer.objects.exists()


def test_one_answer_serves_many_and_each_keeps_its_number(client: Client) -> None:
    draft = make_draft()
    comments = [make_comment(draft, text) for text in ("первое", "второе", "третье")]
    for comment in comments:
        moderation.publish(comment, by=None)
    given = make_answer(*comments, reason="Сократим срок.")
    assert list(given.comments.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    assert set(PublicComment.objects.public().values_list("decision", "answer_text")) == {
        ("accepted", "Сократим срок.")
    }
    page = client.get(draft.path).content.decode()
    assert page.count("Сократим срок.") == 3


def test_answers_stay_within_one_draft() -> None:
    here, there = make_comment(make_draft("Здесь")), make_comment(make_draft("Там"))
    with pytest.raises(AnsweringError):
        make_answer(here, there)


def test_nobody_answers_what_was_withdrawn() -> None:
    comment = make_comment(make_draft())
    authoring.withdraw(comment)
    with pytest.raises(AnsweringError, match="отозвал"):
        make_answer(comment)


def test_an_answer_is_undone_by_a_further_step() -> None:
    comment = make_comment(make_draft())
    moderation.publish(comment, by=None)
    make_answer(comment)
    answering.take_back(comment, by=None, note="Поторопились")
    public = PublicComment.objects.get()
    assert (public.decision, public.answer_text, public.answered_by, public.answered_on) == ("", "", None, None)
    assert [step.deed for step in comment.steps.all()] == ["received", "published", "answered", "unanswered"]
    assert Comment.objects.get().answer is None
    assert Answer.objects.count() == 1


def test_the_author_gets_a_letter_if_the_address_was_confirmed(django_capture_on_commit_callbacks: object) -> None:
    capture = django_capture_on_commit_callbacks
    draft = make_draft()
    with capture(execute=True):  # type: ignore[operator]  # pytest-django's fixture has no type here
        told = make_comment(draft, "раз", contact=make_contact("da@aleysk.example"))
        untold = make_comment(draft, "два", contact=make_contact("net@aleysk.example", confirmed=False))
    assert [message.subject for message in mail.outbox] == ["Замечание № 1 получено"]
    mail.outbox.clear()
    with capture(execute=True):  # type: ignore[operator]  # see above
        make_answer(told, untold, reason="Сократим срок.")
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["da@aleysk.example"], "Ответ на замечание № 1")
    ]
    assert "Сократим срок." in mail.outbox[0].body
