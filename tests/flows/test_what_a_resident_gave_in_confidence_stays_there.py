"""A resident fills in everything; then every role walks through the admin, and everybody through the site."""

import logging
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse

from correspondence.models import Contact, Letter, Look
from documents.commenting import moderation
from documents.models import Comment, DraftRecord
from home.setup import ensure_sections
from tests.factories.comments import make_answer, send
from tests.factories.correspondence import make_wordings
from tests.factories.drafts import make_draft
from users.models import User
from users.roles import Role

pytestmark = pytest.mark.django_db

EMAIL = "metka-pochty@aleysk.example"
NAME = "Имярек Меточкин"
ADDRESS = "203.0.113.77"
MARKERS = ("metka-pochty", "Меточкин", ADDRESS)


def told(text: str) -> list[str]:
    return [marker for marker in MARKERS if marker.casefold() in text.casefold()]


@pytest.fixture
def draft(caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any) -> DraftRecord:
    """A draft with one remark whose author gave address and name, and no leave to show it; published and answered."""
    caplog.set_level(logging.DEBUG)
    ensure_sections()
    make_wordings()
    record = make_draft()
    with django_capture_on_commit_callbacks(execute=True):
        client = Client(REMOTE_ADDR=ADDRESS)
        answer = send(client, record, email=EMAIL, name=NAME, processing="1", news="1")
        assert answer.status_code == 303
        comment = Comment.objects.get()
        moderation.publish(comment, by=None)
        make_answer(comment)
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    return record


def pages_of_the_site(draft: DraftRecord) -> list[str]:
    comment = Comment.objects.get()
    return [
        "/",
        "/documents/",
        "/documents/drafts/",
        draft.path,
        f"{draft.path}comment/",
        "/search/?q=Меточки",
        "/sitemap.xml",
        "/api/v1/comments/",
        f"/api/v1/drafts/{draft.public_id}/",
        "/api/v1/changes/",
        f"/api/v1/comments/{comment.pk}/",
        "/letters/confirm/unknown/",
    ]


def pages_of_the_admin(draft: DraftRecord) -> list[str]:
    letter, contact = Letter.objects.latest("pk"), Contact.objects.get()
    return [
        "/admin/",
        reverse("remarks_desk:queue"),
        "/admin/letters/",
        "/admin/consents/",
        "/admin/erasures/",
        "/admin/looks/",
        "/admin/reports/site-history/",
        reverse("correspondence_desk:letter", args=[letter.public_id]),
        reverse("correspondence_desk:contact", args=[contact.public_id]),
        reverse("correspondence_desk:request"),
        reverse("wagtailadmin_pages:edit", args=[draft.page_id]),
        reverse("wagtailadmin_pages:history", args=[draft.page_id]),
    ]


def test_nothing_of_it_is_on_the_site_or_in_its_data(draft: DraftRecord, client: Client) -> None:
    for page in pages_of_the_site(draft):
        assert not told(client.get(page).content.decode()), page


@pytest.mark.parametrize("role", [*Role, None])
def test_no_role_meets_it_in_the_admin_without_asking_for_it(draft: DraftRecord, role: Role | None) -> None:
    user = User.objects.create_user("worker", password="x", is_superuser=role is None)
    if role is not None:
        user.groups.set(Group.objects.filter(name=role))
    worker = Client()
    worker.force_login(user)
    for page in pages_of_the_admin(draft):
        answer = worker.get(page, follow=True)
        assert answer.status_code in (200, 403), page
        assert not told(answer.content.decode()), page
    assert not Look.objects.exists()


def test_the_log_holds_nothing_of_it(draft: DraftRecord, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    for page in pages_of_the_site(draft):
        client.get(page)
    assert not told("\n".join(record.getMessage() for record in caplog.records))
