from datetime import timedelta

import pytest
from django.utils import timezone

from correspondence.models import Contact
from documents import consultation, demo_remarks
from documents.models import Answer, Comment, DraftRecord, PublicComment
from tests.factories.correspondence import make_wordings
from tests.factories.drafts import again, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> DraftRecord:
    make_wordings()
    draft = make_draft(posted_at=timezone.now() - timedelta(days=8))
    DraftRecord.objects.update(is_generated=True)
    return again(draft)


def test_a_draft_gets_remarks_of_every_sort_once(draft: DraftRecord) -> None:
    assert demo_remarks.fill(draft) == len(demo_remarks.SAMPLES)
    assert demo_remarks.fill(again(draft)) == 0
    assert set(Comment.objects.values_list("moderation", flat=True)) == set(Comment.Moderation.values)
    assert "[скрыто: " in " ".join(PublicComment.objects.values_list("text", flat=True))
    assert set(Answer.objects.values_list("decision", flat=True)) == set(Answer.Decision.values)
    assert Comment.objects.exclude(clause_key="").exists()
    assert PublicComment.objects.exclude(author_label="").exists()


def test_all_can_be_decided_as_a_summary_needs(draft: DraftRecord) -> None:
    demo_remarks.fill(draft, all_answered=True)
    assert not consultation.undecided(again(draft)).exists()


def test_they_are_taken_away_without_a_rest(draft: DraftRecord) -> None:
    demo_remarks.fill(draft)
    demo_remarks.clear()
    for model in (Comment, PublicComment, Answer, Contact):
        assert not model.objects.exists()
    assert again(draft).last_comment_number == 0
