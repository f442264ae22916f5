"""What the author may do behind the secret link."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import ChangeEntry
from documents.commenting import moderation
from documents.models import Comment, CommentStep, CommentVersion, DraftRecord, PublicComment
from home.setup import ensure_sections
from tests.factories.comments import TEXT, make_answer, take_in
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt() -> Any:
    return take_in(make_draft(), address="p-2.1")


def test_an_unknown_secret_leads_nowhere(client: Client, receipt: Any) -> None:
    assert client.get("/remarks/x/").status_code == 404
    assert client.get(f"/remarks/{receipt.comment.secret_hash}/").status_code == 404


@pytest.mark.parametrize("what", ["", "edit/", "withdraw/", "link/"])
def test_looking_changes_nothing_and_tells_nobody(client: Client, receipt: Any, what: str) -> None:
    before = Comment.objects.values().get()
    answer = client.get(f"/remarks/{receipt.token}/{what}")
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert Comment.objects.values().get() == before
    assert CommentStep.objects.count() == 1


def test_the_menu_marks_documents_though_the_link_lies_outside_them(client: Client, receipt: Any) -> None:
    ensure_sections()
    text = client.get(f"/remarks/{receipt.token}/").content.decode()
    assert '<a href="/documents/" aria-current="true">Документы</a>' in text


def test_the_author_changes_the_words_and_those_before_are_kept(client: Client, receipt: Any) -> None:
    moderation.publish(receipt.comment, by=None)
    answer = client.post(f"/remarks/{receipt.token}/edit/", {"kind": "question", "text": "Почему не десять дней?"})
    assert answer.status_code == 302
    comment = Comment.objects.get()
    assert (comment.kind, comment.text, comment.moderation) == ("question", "Почему не десять дней?", "waiting")
    assert list(CommentVersion.objects.values_list("kind", "text")) == [("proposal", TEXT)]
    public = PublicComment.objects.get()
    assert (public.is_public, public.text, public.state) == (False, "", "returned")
    moderation.publish(comment, by=None)
    public.refresh_from_db()
    assert (public.text, public.edited_on) == ("Почему не десять дней?", timezone.localdate())


def test_the_same_words_again_are_no_change(client: Client, receipt: Any) -> None:
    moderation.publish(receipt.comment, by=None)
    client.post(f"/remarks/{receipt.token}/edit/", {"kind": "proposal", "text": TEXT})
    assert Comment.objects.get().moderation == "published"
    assert not CommentVersion.objects.exists()


@pytest.mark.parametrize("end", ["deadline", "answer", "withdrawal"])
def test_there_is_a_time_after_which_words_stay(client: Client, receipt: Any, end: str) -> None:
    if end == "deadline":
        DraftRecord.objects.update(closes_at=timezone.now())
    elif end == "answer":
        make_answer(receipt.comment)
    else:
        client.post(f"/remarks/{receipt.token}/withdraw/")
    answer = client.post(f"/remarks/{receipt.token}/edit/", {"kind": "proposal", "text": "Новые слова"})
    assert answer.status_code == 422
    assert "Изменить замечание больше нельзя" in answer.content.decode()
    assert "Новые слова" in answer.content.decode()
    assert Comment.objects.get().text == TEXT


def test_a_stale_cookie_does_not_cost_the_new_words(receipt: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(f"/remarks/{receipt.token}/edit/", {"kind": "proposal", "text": "Новые слова"})
    assert answer.status_code == 422
    assert "Ничего не потеряно" in answer.content.decode()
    assert "Новые слова" in answer.content.decode()


def test_withdrawing_wipes_the_public_words_and_leaves_the_number(client: Client, receipt: Any) -> None:
    moderation.publish(receipt.comment, by=None)
    make_answer(receipt.comment)
    DraftRecord.objects.update(closes_at=timezone.now() - timedelta(days=1))
    client.post(f"/remarks/{receipt.token}/withdraw/")
    public = PublicComment.objects.get()
    assert not public.is_public
    words = (public.text, public.quoted, public.author_label, public.answer_text, public.decision)
    assert words == ("",) * 5
    entry = ChangeEntry.objects.order_by("-seq")[0]
    assert (entry.operation, entry.record_id, entry.reason) == ("delete", public.public_id, "Отозвано автором.")
    page = client.get(f"/remarks/{receipt.token}/").content.decode()
    assert "№&nbsp;1 отозвано" in page
    draft = client.get(DraftRecord.objects.get().path).content.decode()
    assert "№&nbsp;1 — отозвано автором" in draft
    assert TEXT not in draft


def test_the_author_sees_reason_answer_and_journal(client: Client, receipt: Any) -> None:
    from documents.models import WithholdingReason

    moderation.withhold(receipt.comment, WithholdingReason.OFF_TOPIC, by=None, note="для своих")
    make_answer(receipt.comment, reason="Учтём в другом проекте.")
    page = client.get(f"/remarks/{receipt.token}/").content.decode()
    assert "Причина: не относится к проекту" in page
    assert "Учтём в другом проекте." in page
    assert "дан ответ" in page
    assert "для своих" not in page


def test_another_link_makes_the_one_before_useless(client: Client, receipt: Any) -> None:
    answer = client.post(f"/remarks/{receipt.token}/link/")
    assert client.get(f"/remarks/{receipt.token}/").status_code == 404
    assert client.get(answer["Location"]).status_code == 200
