"""The queue and the decisions in the admin: two rights, quick work, nothing undone without a trace."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from correspondence import consents
from documents.commenting import authoring, moderation, queue
from documents.models import Answer, Comment, CommentKind, CommentStep, DraftRecord, PublicComment
from tests.documents.commenting.at_the_desk import do, log_in, page, sign_of
from tests.factories.comments import TEXT, make_answer, make_comment, take_in
from tests.factories.correspondence import make_contact, make_wordings
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db
BARNAUL = ZoneInfo("Asia/Barnaul")


def test_who_has_no_right_sees_nothing_of_it(client: Client) -> None:
    comment = make_comment(make_draft())
    log_in(client)
    for address in (reverse("remarks_desk:queue"), reverse("remarks_desk:remark", args=[comment.pk])):
        assert client.get(address, follow=True).redirect_chain
    assert "remarks_desk" not in page(client.get(reverse("wagtailadmin_home")))


MODERATOR = ("publish", "publish_partly", "withhold", "send_back")
OFFICIAL = ("answer", "take_back")


@pytest.mark.parametrize("right", ["moderate_comment", "answer_comment"])
def test_each_right_opens_its_own_half(client: Client, right: str) -> None:
    comment = make_comment(make_draft())
    log_in(client, right)
    shown = page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))
    allowed = MODERATOR if right == "moderate_comment" else OFFICIAL
    assert ("Показать на сайте?" in shown) == (right == "moderate_comment")
    for what in set(MODERATOR + OFFICIAL) - set(allowed):
        do(client, what, comment, decision="accepted", unit=comment.draft.developer_id, reason="insult")
    assert CommentStep.objects.count() == 1


def test_nobody_at_the_desk_sees_an_address(client: Client) -> None:
    texts = make_wordings()
    contact = make_contact("tayna@aleysk.example", name="Тайный Житель")
    consents.give(contact, texts[consents.Purpose.PROCESSING], subject="draft")
    comment = take_in(make_draft(), contact=contact).comment
    log_in(client, "moderate_comment", "answer_comment")
    for address in (reverse("remarks_desk:queue"), reverse("remarks_desk:remark", args=[comment.pk])):
        shown = page(client.get(address))
        assert "№&nbsp;1" in shown
        assert "tayna" not in shown
        assert "Тайный" not in shown


def test_after_a_decision_the_next_of_the_same_list_opens(client: Client) -> None:
    draft = make_draft()
    first, second, third = (make_comment(draft, text) for text in ("раз", "два", "три"))
    log_in(client, "moderate_comment")
    answer = do(client, "publish", second, "?show=waiting")
    assert answer.redirect_chain[-1][0] == f"{reverse('remarks_desk:remark', args=[third.pk])}?show=waiting"
    answer = do(client, "withhold", third, reason="spam", note="робот")
    assert answer.redirect_chain[-1][0].startswith(reverse("remarks_desk:remark", args=[first.pk]))
    answer = do(client, "publish_partly", first, fragments="раз", reason="insult")
    assert answer.redirect_chain[-1][0].startswith(reverse("remarks_desk:queue"))
    assert "Все замечания проверены" in page(answer)
    assert list(Comment.objects.values_list("moderation", flat=True)) == ["published", "published", "withheld"]
    steps = CommentStep.objects.exclude(by=None).order_by("pk").values_list("deed", "by__username", "note")
    assert list(steps) == [
        ("published", "redaktor", ""),
        ("withheld", "redaktor", "реклама или спам. робот"),
        ("redacted", "redaktor", "нецензурная лексика или оскорбления"),
    ]


@pytest.mark.parametrize("what", ["withhold", "publish_partly"])
def test_nothing_is_hidden_for_a_reason_that_nobody_chose(client: Client, what: str) -> None:
    comment = make_comment(make_draft())
    log_in(client, "moderate_comment")
    form = page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))
    assert form.count('<option value="" selected>Выберите причину</option>') == 2
    assert "на сайте не показывают: причина" in form
    assert "[скрыто: причина]" in form
    assert "Выберите причину: её увидят все" in page(do(client, what, comment, fragments=TEXT, reason=""))
    assert Comment.objects.get().moderation == "waiting"


def test_the_next_remark_is_on_the_same_draft_until_it_has_none(client: Client) -> None:
    draft, other = make_draft("Один"), make_draft("Другой")
    first, foreign, second = (make_comment(each) for each in (draft, other, draft))
    log_in(client, "moderate_comment")
    answer = do(client, "publish", second, "?show=waiting")
    assert answer.redirect_chain[-1][0].startswith(reverse("remarks_desk:remark", args=[first.pk]))
    answer = do(client, "publish", first, "?show=waiting")
    assert answer.redirect_chain[-1][0].startswith(reverse("remarks_desk:remark", args=[foreign.pk]))


def test_what_was_just_done_is_undone_from_the_message(client: Client) -> None:
    draft = make_draft()
    comment = make_comment(draft)
    log_in(client, "moderate_comment", "answer_comment")
    undo = 'action="{}?show=waiting"'
    shown = page(do(client, "publish", comment, "?show=waiting"))
    assert undo.format(reverse("remarks_desk:send_back", args=[comment.pk])) in shown
    assert ">Отменить<" in shown
    sent = {"decision": "noted", "unit": draft.developer_id, "reason": ""}
    take_back = undo.format(reverse("remarks_desk:take_back", args=[comment.pk]))
    message = do(client, "answer", comment, "?show=waiting", seen=comment.standing, **sent)
    assert take_back in page(message)
    message = do(client, "answer", comment, "?show=waiting", seen=Comment.objects.get().standing, **sent)
    assert take_back not in page(message), "a replaced answer would not come back"
    assert ">Открыть его<" in page(message)


def test_words_that_are_not_there_come_back_with_an_explanation(client: Client) -> None:
    comment = make_comment(make_draft())
    log_in(client, "moderate_comment")
    answer = do(client, "publish_partly", comment, fragments="чужие слова", reason="insult")
    assert "Таких слов в замечании нет" in page(answer)
    assert "чужие слова" in page(answer)
    assert Comment.objects.get().moderation == "waiting"


def test_a_decision_is_undone_by_a_further_step(client: Client) -> None:
    comment = make_comment(make_draft())
    log_in(client, "moderate_comment")
    do(client, "publish", comment)
    do(client, "send_back", comment)
    assert Comment.objects.get().moderation == "waiting"
    assert not PublicComment.objects.public().exists()
    assert "возвращено на проверку" in page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))


def test_drafts_are_told_apart_by_their_service(client: Client) -> None:
    title = "Об утверждении административного регламента предоставления муниципальной услуги"
    draft = make_draft(f"{title} «Перепланировка»", service="Перепланировка жилья")
    other = make_draft(f"{title} «Вырубка»", service="Вырубка деревьев")
    first = make_comment(draft)
    make_comment(other)
    log_in(client, "moderate_comment", "answer_comment")
    queue_page = page(client.get(reverse("remarks_desk:queue")))
    assert queue_page.count("Перепланировка жилья") == queue_page.count("Вырубка деревьев") == 2
    assert title not in queue_page
    assert "Следующее: №&nbsp;1, Вырубка деревьев" in page(client.get(reverse("remarks_desk:remark", args=[first.pk])))


def test_one_state_has_one_name_wherever_it_stands(client: Client) -> None:
    comment = make_comment(make_draft())
    moderation.publish(comment, by=None)
    log_in(client, "moderate_comment", "answer_comment")
    listed = page(client.get(reverse("remarks_desk:queue"), {"show": "all"}))
    assert ">показано</td>" in listed
    assert ">без ответа</td>" in listed
    shown = page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))
    assert "Замечание №&nbsp;1 (предложение), ко всему проекту" in shown
    assert "Сейчас: <strong>показано</strong>" in shown
    assert "<td>показано</td>" in shown
    assert "опубликовано" not in listed + shown


@pytest.mark.parametrize("what", ["publish", "publish_partly", "withhold"])
def test_a_decision_does_not_replace_one_that_a_colleague_took_meanwhile(client: Client, what: str) -> None:
    comment = make_comment(make_draft(), "Обычные слова.")
    log_in(client, "moderate_comment")
    do(client, "withhold", comment, reason="insult")
    refused = page(do(client, what, comment, seen=comment.wording, fragments="Обычные", reason="spam"))
    assert "решение о показе принял другой сотрудник" in refused
    assert Comment.objects.get().withholding_reason == "insult"
    assert Comment.objects.get().moderation == "withheld"


def test_the_list_is_narrowed(client: Client) -> None:
    draft, other = make_draft("Первый проект"), make_draft("Второй проект")
    make_comment(draft, "жду проверки")
    answered = make_comment(draft, "уже с ответом")
    make_answer(answered)
    make_comment(other, "о другом")
    log_in(client, "moderate_comment", "answer_comment")

    def listed(**query: Any) -> set[str]:
        shown = page(client.get(reverse("remarks_desk:queue"), query))
        return {text for text in ("жду проверки", "уже с ответом", "о другом") if text in shown}

    assert listed() == {"жду проверки", "уже с ответом", "о другом"}
    assert listed(show="unanswered") == {"жду проверки", "о другом"}
    assert listed(show="all", draft=draft.pk) == {"жду проверки", "уже с ответом"}
    assert listed(show="all", draft=draft.pk, number=2) == {"уже с ответом"}
    assert listed(show="published") == set()
    assert listed(show="nonsense", draft="x", number="x") == {"жду проверки", "уже с ответом", "о другом"}


def test_the_term_is_two_working_days(monkeypatch: pytest.MonkeyPatch) -> None:
    friday = datetime(2026, 3, 13, 18, 0, tzinfo=BARNAUL)
    draft = make_draft()
    DraftRecord.objects.update(closes_at=friday + timedelta(days=30))
    comment = make_comment(draft, at=friday)
    assert queue.moderation_due_on(comment).isoformat() == "2026-03-17"
    assert list(queue.overdue(datetime(2026, 3, 17).date())) == []
    assert list(queue.overdue(datetime(2026, 3, 18).date())) == [comment]


def test_the_menu_counts_what_waits(client: Client) -> None:
    make_comment(make_draft())
    log_in(client, "moderate_comment")
    home = page(client.get(reverse("wagtailadmin_home")))
    assert "\\u0417\\u0430\\u043c\\u0435\\u0447\\u0430\\u043d\\u0438\\u044f (1)" in home or "Замечания (1)" in home


def test_versions_of_the_author_are_kept_for_officials(client: Client) -> None:
    from documents.commenting.authoring import edit
    from documents.models import CommentKind

    comment = make_comment(make_draft())
    edit(comment, kind=CommentKind.QUESTION, text="Другие слова", at=timezone.now())
    log_in(client, "moderate_comment")
    shown = page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))
    assert "Прежний текст (1)" in shown
    assert TEXT in shown


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("publish", {}),
        ("publish_partly", {"fragments": "Обычные", "reason": "spam"}),
        ("withhold", {"reason": "spam"}),
        ("answer", {"decision": "accepted"}),
    ],
)
def test_nobody_decides_on_words_that_the_author_changed_meanwhile(
    client: Client, what: str, fields: dict[str, Any]
) -> None:
    """An author could have harmless words checked, and others shown in their place."""
    comment = make_comment(make_draft(), "Обычные слова.")
    log_in(client, "moderate_comment", "answer_comment")
    seen = page(client.get(reverse("remarks_desk:remark", args=[comment.pk])))
    sign = sign_of(seen, reverse(f"remarks_desk:{what}", args=[comment.pk]))
    authoring.edit(comment, kind=CommentKind.PROPOSAL, text="Обычные слова и брань.")
    answer = do(client, what, comment, seen=sign, unit=comment.draft.developer_id, **fields)
    assert "Автор только что изменил замечание" in page(answer)
    assert "Обычные слова и брань." in page(answer)
    assert Comment.objects.get().moderation == "waiting"
    assert not PublicComment.objects.exists()
    assert not Answer.objects.exists()
    now = Comment.objects.get()
    sign = now.standing if what == "answer" else now.wording
    again = do(client, what, comment, seen=sign, unit=comment.draft.developer_id, **fields)
    assert "Автор только что изменил" not in page(again)
    assert CommentStep.objects.count() == 3
