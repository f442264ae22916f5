"""Somebody else is quicker, be it by a moment: nobody is overruled unseen, and what was typed is kept."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents.commenting import answering, authoring, moderation
from documents.models import Answer, Comment, CommentKind, WithholdingReason
from tests.documents.commenting.at_the_desk import do, log_in, meanwhile, page, sign_of
from tests.factories.comments import make_answer, make_comment
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db
DECISIONS = [
    ("publish", {}),
    ("publish_partly", {"fragments": "Обычные", "reason": "spam", "note": "Для памяти."}),
    ("withhold", {"reason": "spam", "note": "Для памяти."}),
]


@pytest.mark.parametrize(("what", "fields"), DECISIONS)
def test_a_colleague_who_is_quicker_by_a_moment_is_not_overruled(
    client: Client, monkeypatch: pytest.MonkeyPatch, what: str, fields: dict[str, Any]
) -> None:
    comment = make_comment(make_draft(), "Обычные слова.")
    log_in(client, "moderate_comment")
    meanwhile(monkeypatch, moderation, what, lambda: moderation.withhold(comment, WithholdingReason.INSULT, by=None))
    refused = page(do(client, what, comment, **fields))
    assert "решение о показе принял другой сотрудник: не показано" in refused
    assert Comment.objects.get().withholding_reason == "insult"
    assert ("Для памяти." in refused) == ("note" in fields), "what was typed is there to be copied"


@pytest.mark.parametrize(("what", "fields"), DECISIONS)
def test_an_author_who_is_quicker_by_a_moment_is_read_first(
    client: Client, monkeypatch: pytest.MonkeyPatch, what: str, fields: dict[str, Any]
) -> None:
    comment = make_comment(make_draft(), "Обычные слова.")
    log_in(client, "moderate_comment")
    meanwhile(monkeypatch, moderation, what, lambda: authoring.edit(comment, kind=CommentKind.PROPOSAL, text="Брань."))
    refused = page(do(client, what, comment, **fields))
    assert "Автор только что изменил замечание" in refused
    assert "Брань." in refused
    assert Comment.objects.get().moderation == "waiting"
    assert ("Для памяти.</textarea>" in refused) == ("note" in fields)


@pytest.mark.parametrize(("what", "fields"), DECISIONS)
def test_a_form_without_the_sign_of_what_was_seen_decides_nothing(
    client: Client, what: str, fields: dict[str, Any]
) -> None:
    comment = make_comment(make_draft(), "Обычные слова.")
    log_in(client, "moderate_comment")
    answer = client.post(reverse(f"remarks_desk:{what}", args=[comment.pk]), fields, follow=True)
    assert "Страница устарела" in page(answer)
    assert Comment.objects.get().moderation == "waiting"
    assert ("Для памяти.</textarea>" in page(answer)) == ("note" in fields)


def test_a_form_sent_back_for_its_mistakes_still_tells_what_changed(client: Client) -> None:
    comment = make_comment(make_draft(), "Обычные слова.")
    log_in(client, "moderate_comment")
    sign = comment.wording
    authoring.edit(comment, kind=CommentKind.PROPOSAL, text="Брань.")
    shown = page(do(client, "withhold", comment, seen=sign, reason=""))
    sign = sign_of(shown, reverse("remarks_desk:withhold", args=[comment.pk]))
    assert "Автор только что изменил" in page(do(client, "withhold", comment, seen=sign, reason="spam"))


def test_an_answer_without_the_sign_of_what_was_seen_is_refused(client: Client) -> None:
    comment = make_comment(make_draft())
    log_in(client, "answer_comment")
    sent = {"decision": "noted", "unit": comment.draft.developer_id, "reason": "Мои слова."}
    address = reverse("remarks_desk:answer", args=[comment.pk])
    refused = page(client.post(address, sent))
    assert "Страница устарела" in refused
    assert "Мои слова.</textarea>" in refused
    assert not Answer.objects.exists()
    client.post(address, {**sent, "seen": sign_of(refused, address)})
    assert Answer.objects.get().reason == "Мои слова."


def test_a_colleague_who_answers_a_moment_before_is_not_overwritten(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = make_comment(make_draft())
    log_in(client, "answer_comment")
    meanwhile(monkeypatch, answering, "answer", lambda: make_answer(comment, reason="Слова коллеги."))
    sent = {"decision": "rejected", "unit": comment.draft.developer_id, "reason": "Мои слова."}
    refused = page(do(client, "answer", comment, **sent))
    assert "ответил другой сотрудник (Отдел городского хозяйства)" in refused
    assert "Слова коллеги." in refused
    assert "Мои слова.</textarea>" in refused
    assert Answer.objects.get().reason == "Слова коллеги."


def test_of_many_one_that_is_answered_a_moment_before_is_shown_as_it_is(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = make_draft()
    comments = [make_comment(draft, text) for text in ("раз", "два")]
    log_in(client, "answer_comment")
    meanwhile(monkeypatch, answering, "answer", lambda: make_answer(comments[1]))
    sent: dict[str, Any] = {"decision": "noted", "unit": draft.developer_id, "reason": "Мои слова."}
    sent |= {"comment": [each.pk for each in comments], "seen": [each.standing for each in comments]}
    refused = page(client.post(reverse("remarks_desk:answer_many"), sent))
    assert "изменились слова или ответ: № 2." in refused
    assert "прежний ответ — «учтено» — заменится" in refused
    assert "Мои слова.</textarea>" in refused
    assert Answer.objects.count() == 1


def test_an_answer_sent_back_for_its_mistakes_still_tells_what_changed(client: Client) -> None:
    comment = make_comment(make_draft())
    log_in(client, "answer_comment")
    sent: dict[str, Any] = {"unit": comment.draft.developer_id, "reason": "Мои слова.", "seen": comment.standing}
    make_answer(comment)
    one, many = reverse("remarks_desk:answer", args=[comment.pk]), reverse("remarks_desk:answer_many")
    for address in (one, many):
        shown = page(client.post(address, {**sent, "comment": [comment.pk]}))
        sign = sign_of(shown, address)
        refused = page(client.post(address, {**sent, "comment": [comment.pk], "decision": "noted", "seen": sign}))
        assert "ответил другой сотрудник" in refused or "изменились слова или ответ" in refused
    assert Answer.objects.count() == 1
