"""One text on its whole way: a Word file, a draft, its second edition, the act it became, the act amended.

Through all of it one clause keeps its key, and its address leads wherever it stands.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.consultation import moves
from documents.models import ActRecord, Clause, DraftRecord, Edition
from documents.status import Status, status
from documents.text.printing import printed_number
from tests.factories.documents import make_act, make_editor, make_page, relate
from tests.factories.drafts import again, make_draft_page

pytestmark = pytest.mark.django_db
WORD = Path("tests/files/texts/reglament.docx")


@pytest.fixture
def editor(client: Client) -> Client:
    browser = Client()
    browser.force_login(make_editor())
    return browser


def upload(editor: Client, page: Any, **fields: str) -> Edition:
    sent = {"file": SimpleUploadedFile(WORD.name, WORD.read_bytes()), **fields}
    waiting = editor.post(reverse("texts_desk:upload_text", args=[page.pk]), sent)
    shown = editor.get(waiting.url)
    return Edition.objects.get(pk=int(shown.url.rstrip("/").rpartition("/")[2]))


def paste(editor: Client, page: Any, lines: list[str], **fields: str) -> Edition:
    shown = editor.post(reverse("texts_desk:paste_text", args=[page.pk]), {"text": "\n".join(lines), **fields})
    return Edition.objects.get(pk=int(shown.url.rstrip("/").rpartition("/")[2]))


def publish(editor: Client, edition: Edition) -> None:
    editor.post(reverse("texts_desk:publish_edition", args=[edition.pk]))
    edition.refresh_from_db()
    assert edition.is_public


def lines_of(edition: Edition) -> list[str]:
    """The text as somebody would type it, without its tables."""
    return [
        " ".join(part for part in (printed_number(each.kind, each.number), each.heading, each.text) if part)
        for each in edition.clauses.order_by("position")
        if each.kind not in {"table", "note"}
    ]


def test_the_whole_way(editor: Client, client: Client) -> None:
    # A Word file becomes the text of a draft.
    page = make_draft_page()
    first = upload(editor, page, dated_on="2026-01-12")
    assert "Назначьте срок" in editor.get(reverse("texts_desk:edition", args=[first.pk])).content.decode()
    posted_at = timezone.now() - timedelta(days=40)
    last_day = timezone.localdate() - timedelta(days=1)
    moves.post(page.record, first, last_day=last_day, by=None, at=posted_at)
    draft = again(page.record)
    followed = Clause.objects.get(edition=first, text__startswith="Контроль")
    assert client.get(f"/k/{followed.key}/").url == f"{draft.path}#{followed.address}"

    # Its second edition: one clause more, so the clauses behind it have other numbers.
    place = next(at for at, line in enumerate(lines_of(first)) if "Контроль" in line)
    lines = lines_of(first)
    lines[place : place + 1] = ["3. Опубликовать постановление в газете.", lines[place].replace("3.", "4.", 1)]
    second = paste(editor, page, lines, dated_on="2026-02-16", note="По замечаниям жителей.")
    publish(editor, second)
    now = Clause.objects.get(edition=second, key=followed.key)
    assert now.number == "4"
    assert client.get(f"/k/{followed.key}/").url == f"{draft.path}#p-4"
    html = client.get(draft.path, {"edition": "2", "compared": "1"}).content.decode()
    assert "в газете" in html
    assert "изменён номер" in html.lower()

    # The draft is adopted: the signed file takes over the keys, what differs is shown first.
    moves.start_consideration(again(draft), by=None)
    moves.publish_summary(again(draft), by=None)
    act_page = make_page("200-п", title="Об утверждении регламента", adopted_on=date(2026, 3, 12))
    moves.link_act(again(draft), act_page.record, by=None)
    signed = upload(editor, act_page, dated_on="2026-03-12")
    html = editor.get(reverse("texts_desk:edition", args=[signed.pk])).content.decode()
    assert "Что стало с пунктами редакции № 2 проекта" in html
    assert "в газете" in editor.get(reverse("texts_desk:changes", args=[signed.pk])).content.decode()
    publish(editor, signed)
    moves.adopt(again(draft), by=None)
    act = ActRecord.objects.select_related("kind").get(page=act_page)
    assert client.get(f"/k/{followed.key}/").url == f"{act.path}#p-3"
    assert "Чем он отличается от проекта" in client.get(again(draft).path).content.decode()
    assert client.get(act.path, {"compared": "draft"}).status_code == 200
    assert again(draft).stage == DraftRecord.Stage.ADOPTED

    # Another act amends it from a day on; the text of each day is the one that was valid.
    amendment = make_act("300-п", title="О внесении изменений", adopted_on=date(2026, 5, 12))
    relate(amendment, "amends", act, effective_on=date(2026, 6, 1))
    edited = [
        *lines_of(signed)[: place + 1],
        "4. Постановление вступает в силу немедленно.",
        *lines_of(signed)[place + 1 :],
    ]
    third = paste(editor, act_page, edited, dated_on="2026-06-01", note="В ред. постановления от 12.05.2026 № 300-п.")
    publish(editor, third)
    act = ActRecord.objects.select_related("kind", "current_edition").get(page=act_page)
    assert "немедленно" not in client.get(act.path, {"on": "2026-05-31"}).content.decode()
    assert "немедленно" in client.get(act.path, {"on": "2026-06-01"}).content.decode()
    assert status(act, date(2026, 5, 31)) is not Status.IN_FORCE_AMENDED
    history = client.get(f"/k/{followed.key}/history/").content.decode()
    assert "Проект, редакция" in " ".join(history.split())
    assert client.get(f"/api/v1/clauses/{followed.key}/").json()["act"] == str(act.public_id)
    assert client.get(f"/api/v1/editions/{third.public_id}/changes/").json()["changes"]
