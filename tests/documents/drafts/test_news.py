"""Who asked for news of a draft gets them; when the draft is summed up the term of addresses begins."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from correspondence import consents, subscriptions
from correspondence.models import Contact, Letter
from documents.consultation import closing_moment, moves
from documents.consultation.moves import MoveRefused
from documents.models import DraftRecord
from tests.factories import drafts as make
from tests.factories.comments import make_comment
from tests.factories.correspondence import make_contact

pytestmark = pytest.mark.django_db
POSTED_AT = timezone.make_aware(datetime(2026, 11, 10, 9))
LAST_DAY = POSTED_AT.date() + timedelta(days=15)
AFTER = closing_moment(LAST_DAY)


@pytest.fixture
def draft() -> DraftRecord:
    return make.make_draft(posted_at=POSTED_AT, last_day=LAST_DAY)


@pytest.fixture
def subscriber(draft: DraftRecord) -> Contact:
    contact = make_contact()
    subscriptions.subscribe(contact, f"draft:{draft.public_id}", title=draft.title)
    return contact


def test_each_step_is_told_once_in_words(
    draft: DraftRecord, subscriber: Contact, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        later = LAST_DAY + timedelta(days=10)
        moves.extend(draft, last_day=later, reason="Просили жители.", by=None, at=POSTED_AT + timedelta(days=1))
    [letter] = mail.outbox
    assert letter.subject.startswith("Приём продлён по 5 декабря")
    assert draft.title[:40] in letter.subject
    assert "Просили жители." in letter.body
    assert draft.path in letter.body
    assert "Больше не получать такие письма" in letter.body
    assert "List-Unsubscribe" in letter.extra_headers


def test_a_step_that_is_refused_is_not_told(draft: DraftRecord, subscriber: Contact) -> None:
    with pytest.raises(MoveRefused):
        moves.publish_summary(draft, by=None, at=AFTER)
    assert not Letter.objects.exists()


def test_after_the_last_step_nobody_is_subscribed_but_the_news_of_it_leave(
    draft: DraftRecord, subscriber: Contact, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        moves.drop(draft, reason="Закон изменился.", by=None, at=AFTER)
    assert [message.subject[:25] for message in mail.outbox] == ["Проект снят с обсуждения:"]
    assert "Закон изменился." in mail.outbox[0].body
    assert not subscriber.subscriptions.holding().exists()


def test_with_the_summary_the_term_of_authors_addresses_begins_and_is_never_made_longer(
    draft: DraftRecord, settings: Any
) -> None:
    author, stranger = make_contact(), make_contact()
    make_comment(draft, contact=author, at=POSTED_AT + timedelta(days=1))
    moves.start_consideration(draft, by=None, at=AFTER)
    moves.drop(draft, reason="Закон изменился.", by=None, at=AFTER)
    author.refresh_from_db()
    assert author.keep_until == AFTER + settings.PERSONAL_DATA_AFTER_PURPOSE
    consents.purpose_ended([author.pk], AFTER + timedelta(days=100))
    author.refresh_from_db()
    assert author.keep_until == AFTER + settings.PERSONAL_DATA_AFTER_PURPOSE
    stranger.refresh_from_db()
    assert stranger.keep_until > timezone.now() + timedelta(days=700)
