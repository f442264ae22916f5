"""Checking: what the public sees of a remark, and that the file keeps everything."""

from typing import Any

import pytest

from core.models import ChangeEntry
from correspondence import consents, withdrawal
from correspondence.consents import Purpose
from documents import publication
from documents.commenting import moderation
from documents.commenting.moderation import ModerationError
from documents.commenting.receiving import Receipt
from documents.models import Comment, PublicComment, WithholdingReason
from tests.factories.comments import TEXT, make_answer, make_comment, take_in
from tests.factories.correspondence import make_contact, make_wordings
from tests.factories.documents import make_editor
from tests.factories.drafts import again, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment() -> Comment:
    return make_comment(make_draft(), "Звоните Петрову 0-00-00 и Петрову же пишите.", address="p-2.1")


def test_a_published_remark_is_seen_whole(comment: Comment) -> None:
    moderation.publish(comment, by=make_editor())
    public = PublicComment.objects.public().get()
    assert (public.text, public.number, public.state) == (comment.text, 1, "published")
    assert public.quoted == comment.quoted
    assert ChangeEntry.objects.filter(resource="comments", operation="upsert").count() == 1


def test_a_part_is_hidden_in_the_copy_only(comment: Comment) -> None:
    moderation.publish_partly(comment, ["Петрову", "Петрову 0-00-00"], WithholdingReason.PERSONAL_DATA, by=None)
    mark = "[скрыто: персональные данные других людей]"
    assert PublicComment.objects.get().text == f"Звоните {mark} и {mark} же пишите."
    assert Comment.objects.get().text == comment.text


@pytest.mark.parametrize("fragments", [[], [" "], ["Сидорову"]])
def test_only_words_of_the_remark_can_be_hidden(comment: Comment, fragments: list[str]) -> None:
    with pytest.raises(ModerationError):
        moderation.publish_partly(comment, fragments, WithholdingReason.PERSONAL_DATA, by=None)
    assert not PublicComment.objects.exists()


def test_a_withheld_remark_shows_number_and_reason_and_is_answered(comment: Comment) -> None:
    moderation.withhold(comment, WithholdingReason.INSULT, by=None, note="грубо")
    make_answer(comment)
    public = PublicComment.objects.public().get()
    assert (public.text, public.quoted, public.withholding_reason) == ("", "", "insult")
    assert public.decision == "accepted"


def test_an_undone_decision_leaves_no_word_behind(comment: Comment) -> None:
    moderation.publish(comment, by=None)
    moderation.send_back(comment, by=None, note="показано по ошибке")
    public = PublicComment.objects.get()
    assert (public.is_public, public.text, public.quoted) == (False, "", "")
    assert [step.deed for step in comment.steps.all()] == ["received", "published", "returned"]
    moderation.publish(comment, by=None)
    assert PublicComment.objects.public().get().public_id == public.public_id


def test_what_the_author_withdrew_cannot_be_shown_again(comment: Comment) -> None:
    from documents.commenting.authoring import withdraw

    withdraw(comment)
    with pytest.raises(ModerationError):
        moderation.publish(comment, by=None)


def test_a_draft_taken_off_the_site_takes_its_remarks_and_brings_back_the_right_ones() -> None:
    from documents.commenting.authoring import withdraw

    draft = make_draft()
    shown, withheld, withdrawn, returned = (make_comment(draft, text) for text in ("один", "два", "три", "четыре"))
    for comment in (shown, withdrawn, returned):
        moderation.publish(comment, by=None)
    moderation.withhold(withheld, WithholdingReason.INSULT, by=None)
    withdraw(withdrawn)
    moderation.send_back(returned, by=None)
    publication.withdraw(again(draft), reason="Ошибка", by=None)
    assert not PublicComment.objects.public().exists()
    publication.restore(again(draft), by=None)
    assert list(PublicComment.objects.public().values_list("number", flat=True)) == [shown.number, withheld.number]


def test_a_name_is_shown_as_long_as_its_owner_agrees() -> None:
    texts = make_wordings()
    contact = make_contact(name="Мария С.")
    for purpose in (Purpose.PROCESSING, Purpose.SHOWING_NAME):
        consents.give(contact, texts[purpose], subject="draft")
    receipt: Receipt = take_in(make_draft(), contact=contact)
    moderation.publish(receipt.comment, by=None)
    assert PublicComment.objects.get().author_label == "Мария С."
    withdrawal.withdraw(contact, Purpose.SHOWING_NAME)
    public = PublicComment.objects.get()
    assert (public.author_label, public.text) == ("", TEXT)


def test_a_name_without_the_consent_to_show_it_is_not_shown() -> None:
    texts: Any = make_wordings()
    contact = make_contact(name="Мария С.")
    consents.give(contact, texts[Purpose.PROCESSING], subject="draft")
    moderation.publish(take_in(make_draft(), contact=contact).comment, by=None)
    assert PublicComment.objects.get().author_label == ""
