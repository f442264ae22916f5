"""Planted markers: what is in a private column of a remark stands on no public page, in no answer, in no list."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from correspondence import consents
from correspondence.consents import Purpose
from documents.commenting import authoring, moderation
from documents.models import Comment, CommentKind, DraftRecord, WithholdingReason
from tests.factories.comments import make_answer, make_comment, take_in
from tests.factories.correspondence import make_contact, make_wordings
from tests.factories.documents import make_editor
from tests.factories.drafts import again, make_draft

pytestmark = pytest.mark.django_db
MARK = "ТАЙНОЕСЛОВО"
PUBLIC = (
    *("/", "/documents/", "/documents/drafts/", "/remarks/", "/search/?q=" + MARK, "/sitemap.xml", "/robots.txt"),
    *("/documents/drafts/feed.atom", "/api/v1/", "/api/v1/drafts/", "/api/v1/comments/", "/api/v1/changes/"),
    *("/api/v1/editions/", "/api/v1/openapi.json", "/opendata/", "/healthz", "/nothing/"),
)


@pytest.fixture
def draft() -> DraftRecord:
    """A draft whose remarks hold the marker wherever nobody but officials may read."""
    draft = make_draft()
    texts = make_wordings()
    contact = make_contact(f"{MARK}@aleysk.example", name=f"{MARK} имя")
    consents.give(contact, texts[Purpose.PROCESSING], subject="draft")
    shown = take_in(draft, "Видно всем", contact=contact).comment
    moderation.publish(shown, by=make_editor(MARK, superuser=False))
    moderation.withhold(make_comment(draft, f"{MARK} грубо"), WithholdingReason.INSULT, by=None, note=MARK)
    hidden = make_comment(draft, f"До {MARK} после", address="p-2.1")
    moderation.publish_partly(hidden, [MARK], WithholdingReason.PERSONAL_DATA, by=None, note=MARK)
    withdrawn = make_comment(draft, f"{MARK} отозвано")
    moderation.publish(withdrawn, by=None)
    make_answer(withdrawn, reason=f"{MARK} ответ отозванному")
    authoring.withdraw(withdrawn)
    edited = make_comment(draft, f"{MARK} прежние слова")
    edited = authoring.edit(edited, kind=CommentKind.QUESTION, text="Новые слова")
    moderation.publish(edited, by=None)
    returned = make_comment(draft, f"{MARK} возвращено")
    moderation.publish(returned, by=None)
    moderation.send_back(returned, by=None, note=MARK)
    make_comment(draft, f"{MARK} ждёт")
    return again(draft)


def places(draft: DraftRecord, client: Client) -> list[str]:
    remarks = client.get("/api/v1/comments/").json()["results"]
    own = [f"/api/v1/comments/{remark['id']}/" for remark in remarks] + [f"/api/v1/drafts/{draft.public_id}/"]
    numbers = range(1, draft.last_comment_number + 1)
    pages = [draft.path, f"{draft.path}comment/", *(f"{draft.path}?comment={number}" for number in numbers)]
    return [*PUBLIC, *pages, *own]


def test_no_public_place_gives_a_marker_away(client: Client, draft: DraftRecord) -> None:
    found = [place for place in places(draft, client) if MARK in body(client.get(place), place)]
    assert found == []
    assert "Видно всем" in client.get(draft.path).content.decode()


def body(answer: Any, place: str) -> str:
    """Return headers and words; the search page repeats what was asked for."""
    words = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = f"{answer.headers} {words.decode()}"
    return (
        text.split("<main", 1)[-1].replace(f'value="{MARK}"', "").replace(f"«{MARK}»", "") if "?q=" in place else text
    )


def test_a_secret_link_shows_its_own_remark_only(client: Client, draft: DraftRecord) -> None:
    mine = take_in(draft, "Моё")
    assert MARK not in client.get(f"/remarks/{mine.token}/").content.decode()


def test_the_address_is_in_no_column_of_the_remarks(draft: DraftRecord) -> None:
    for model in (Comment, Comment._meta.get_field("steps").related_model):
        assert f"{MARK}@" not in str(list(model.objects.values()))


def test_a_moderator_sees_no_address_and_no_name_that_is_not_to_be_shown(client: Client, draft: DraftRecord) -> None:
    client.force_login(make_editor("vse", superuser=True))
    for comment in Comment.objects.all():
        page = client.get(reverse("remarks_desk:remark", args=[comment.pk])).content.decode()
        assert f"{MARK}@" not in page
        assert f"{MARK} имя" not in page
