"""Answers in the admin: to one remark and to many, never over what a colleague or the author did meanwhile."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents import publication
from documents.commenting import answering, authoring, moderation
from documents.models import Answer, Comment, CommentKind, PublicComment, WithholdingReason
from tests.documents.commenting.at_the_desk import do, log_in, page
from tests.factories.comments import make_answer, make_comment
from tests.factories.drafts import PARAGRAPHS, make_draft

pytestmark = pytest.mark.django_db


def test_an_answer_is_given_and_shown_with_its_unit(client: Client) -> None:
    draft = make_draft()
    comment = make_comment(draft, address="p-2.1")
    log_in(client, "moderate_comment", "answer_comment")
    do(client, "publish", comment)
    do(
        client,
        "answer",
        comment,
        decision="accepted",
        unit=draft.developer_id,
        reason="Сократим до десяти.",
        changed_clauses=[comment.clause_key],
    )
    public = PublicComment.objects.get()
    assert (public.decision, public.answer_text, public.answered_by) == (
        "accepted",
        "Сократим до десяти.",
        draft.developer,
    )
    assert public.changed_clauses == [comment.clause_key]
    client.logout()
    shown = page(client.get(draft.path))
    assert "Сократим до десяти." in shown
    assert "учтено" in shown


def test_a_refusal_without_reason_comes_back(client: Client) -> None:
    comment = make_comment(make_draft())
    log_in(client, "answer_comment")
    answer = do(client, "answer", comment, decision="rejected", unit=comment.draft.developer_id, reason=" ")
    assert "Напишите обоснование" in page(answer)
    assert not Answer.objects.exists()


def test_who_answers_is_told_what_of_it_is_public(client: Client) -> None:
    shown, hidden, waiting = (make_comment(make_draft(f"Проект {name}")) for name in ("раз", "два", "три"))
    moderation.publish(shown, by=None)
    moderation.withhold(hidden, WithholdingReason.INSULT, by=None)
    log_in(client, "answer_comment")

    def told(comment: Comment) -> str:
        return page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))

    assert "показать ли его, решает модератор" in told(waiting)
    assert ">Сохранить ответ<" in told(waiting)
    assert "Ответ сразу увидят все." in told(shown)
    assert "видны его номер и причина" in told(hidden)
    assert ">Опубликовать ответ<" in told(hidden)
    publication.withdraw(shown.draft, reason="Ошибка.", by=None)
    assert "Проект скрыт с сайта" in told(shown)
    assert ">Сохранить ответ<" in told(shown)


def test_the_clause_of_the_remark_stands_first_the_others_are_folded(client: Client) -> None:
    draft = make_draft()
    comment, whole = make_comment(draft, address="p-2.1"), make_comment(draft)
    log_in(client, "answer_comment")
    boxes = 'type="checkbox" name="changed_clauses"'
    own, _, others = page(client.get(reverse("remarks_desk:remark", args=[comment.pk]))).partition("Другие пункты")
    assert own.count(boxes) == 1
    assert f'value="{comment.clause_key}"' in own
    assert others.count(boxes) == len(PARAGRAPHS) - 1
    assert "Для решений «учтено» и «учтено частично»" in own
    none, _, all_ = page(client.get(reverse("remarks_desk:remark", args=[whole.pk]))).partition("Пункты проекта")
    assert (none.count(boxes), all_.count(boxes)) == (0, len(PARAGRAPHS))


def test_one_answer_to_many_from_the_list(client: Client) -> None:
    draft, other = make_draft("Один"), make_draft("Другой")
    comments = [make_comment(draft, text) for text in ("раз", "два")]
    foreign = make_comment(other)
    log_in(client, "answer_comment")
    address = reverse("remarks_desk:answer_many")
    form = page(client.get(address, {"comment": [each.pk for each in comments]}))
    assert "раз" in form
    assert "два" in form
    ticks = {"comment": [comments[0].pk, foreign.pk], "show": "all", "draft": ""}
    refused = client.get(address, ticks, follow=True)
    assert refused.redirect_chain[-1][0].startswith(f"{reverse('remarks_desk:queue')}?show=all&")
    assert "Отмечены замечания к разным проектам" in page(refused)
    assert page(refused).count(" checked") == 2
    assert f"comment={foreign.pk}" in page(refused)
    assert "Другой: ответить на 1" in page(refused)
    assert "Отметьте в списке" in page(client.get(address, follow=True))
    fields = {"decision": "noted", "unit": draft.developer_id, "reason": ""}
    client.post(address, {**fields, "comment": [each.pk for each in comments], "seen": [c.standing for c in comments]})
    assert list(Answer.objects.get().comments.order_by("number")) == comments
    shown = page(client.get(reverse("remarks_desk:remark", args=[comments[0].pk])))
    assert "Тот же ответ дан на" in shown


def test_one_answer_to_many_refuses_those_that_changed_meanwhile_and_names_them(client: Client) -> None:
    """Nobody answers words unseen, nor replaces an answer that a colleague has just given."""
    draft = make_draft()
    comments = [make_comment(draft, text) for text in ("раз", "два", "три", "четыре", "пять")]
    kept, edited, answered, withdrawn, hidden = comments
    log_in(client, "moderate_comment", "answer_comment")
    address = reverse("remarks_desk:answer_many")

    def fields(shown: str) -> dict[str, Any]:
        sent: dict[str, Any] = {"decision": "noted", "unit": draft.developer_id, "reason": ""}
        for name in ("comment", "seen"):
            sent[name] = re.findall(f'name="{name}" value="([^"]*)"', shown)
        return sent

    seen = fields(page(client.get(address, {"comment": [each.pk for each in comments]})))
    authoring.edit(edited, kind=CommentKind.PROPOSAL, text="совсем другое")
    make_answer(answered)
    authoring.withdraw(withdrawn)
    do(client, "publish", hidden)
    refused = page(client.post(address, seen))
    assert "Автор отозвал замечание № 4: отвечать на него не нужно." in refused
    assert "изменились слова или ответ: № 2, № 3. Прочтите ещё раз" in refused
    assert "совсем другое" in refused
    assert Answer.objects.count() == 1
    again = fields(refused)
    assert [int(pk) for pk in again["comment"]] == [each.pk for each in (kept, edited, answered, hidden)]
    done = page(client.post(address, again, follow=True))
    assert "Ответ дан на замечания: № 1, № 2, № 3, № 5." in done
    assert Answer.objects.count() == 2


def test_an_answer_does_not_replace_one_that_a_colleague_gave_meanwhile(client: Client) -> None:
    comment = make_comment(make_draft())
    log_in(client, "answer_comment")
    shown = page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))
    sign = shown.partition('name="seen" value="')[2].partition('"')[0]
    make_answer(comment, reason="Слова коллеги.")
    sent = {"decision": "rejected", "unit": comment.draft.developer_id, "reason": "Мои слова."}
    refused = page(do(client, "answer", comment, seen=sign, **sent))
    assert "ответил другой сотрудник (Отдел городского хозяйства)" in refused
    assert "Слова коллеги." in refused
    assert "Мои слова.</textarea>" in refused
    assert Answer.objects.count() == 1
    sign = refused.partition('name="seen" value="')[2].partition('"')[0]
    assert "получило ответ" in page(do(client, "answer", comment, seen=sign, **sent))
    assert list(Answer.objects.order_by("pk").values_list("reason", flat=True)) == ["Слова коллеги.", "Мои слова."]
    shown = page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))
    sign = shown.rpartition('name="seen" value="')[2].partition('"')[0]
    answering.take_back(Comment.objects.get(), by=None)
    assert "прежний ответ сняли" in page(do(client, "answer", comment, seen=sign, **sent))


def test_an_answer_to_many_without_the_sign_of_what_was_seen_is_refused(client: Client) -> None:
    draft = make_draft()
    comment = make_comment(draft)
    log_in(client, "answer_comment")
    sent = {"decision": "noted", "unit": draft.developer_id, "reason": "", "comment": [comment.pk]}
    assert "Прочтите" in page(client.post(reverse("remarks_desk:answer_many"), sent))
    assert not Answer.objects.exists()
