"""A file becomes a draft edition: kept first, read in a child, refused in one sentence, undone until published."""

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from documents import publication, uploads
from documents.causes import made_by
from documents.models import ActRelation, Clause, Edition, Upload
from tests.documents.editing import said
from tests.factories import documents as make
from tests.factories.drafts import make_draft_page, make_text

pytestmark = pytest.mark.django_db

FILES = Path("tests/files/texts")
WORD = FILES / "reglament.docx"


def send(admin: Client, page: Any, content: bytes, name: str = "post-145.docx", **fields: Any) -> Any:
    data = {"file": SimpleUploadedFile(name, content), "dated_on": "2026-03-12", **fields}
    return admin.post(reverse("texts_desk:upload_text", args=[page.pk]), data)


def shown(admin: Client, address: str) -> str:
    return admin.get(address).content.decode()


def test_a_word_file_becomes_a_draft_with_clauses_beside_its_file_and_is_published(
    admin: Client, client: Client
) -> None:
    page = make.make_page()
    content = WORD.read_bytes()
    response = admin.get(send(admin, page, content).url)
    edition = Edition.objects.get()
    assert response.url == reverse("texts_desk:edition", args=[edition.pk])
    html = shown(admin, response.url)
    assert "post-145.docx" in html
    assert edition.source_sha256 in html
    assert edition.source_sha256 == Upload.objects.get().sha256
    assert edition.clauses.count() > 20
    assert not edition.is_public
    kept = admin.get(reverse("texts_desk:source", args=[edition.pk]))
    assert b"".join(kept) == content
    client.logout()
    assert client.get(reverse("edition_file", args=[edition.public_id])).status_code == 404
    assert "login" in client.get(reverse("texts_desk:source", args=[edition.pk])).url
    publication.publish_edition(edition, by=None)
    assert b"".join(client.get(reverse("edition_file", args=[edition.public_id]))) == content
    page_of_act = client.get(page.record.path).content.decode()
    assert edition.source_sha256 in page_of_act
    assert "post-145.docx" in page_of_act


def test_a_russian_name_as_long_as_a_form_takes_is_kept(admin: Client) -> None:
    """255 letters are allowed, a disk takes 255 bytes: half as many Russian ones."""
    name = "я" * 250 + ".docx"
    edition_page = admin.get(send(admin, make.make_page(), WORD.read_bytes(), name).url).url
    assert name in shown(admin, edition_page)
    assert Upload.objects.get().name == Edition.objects.get().source_name == name


def test_a_draft_of_a_regulation_takes_files_the_same_way(admin: Client) -> None:
    page = make_draft_page()
    response = send(admin, page, WORD.read_bytes())
    html = shown(admin, admin.get(response.url).url)
    assert "Назначьте срок приёма замечаний" in html
    assert Edition.objects.get().page_id == page.pk


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("пусто.docx", b"", "Файл пуст"),
        ("старый.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "сохраните как .docx"),
        ("таблица.xlsx", b"PK", "Подходят файлы"),
    ],
)
def test_what_a_form_can_see_it_says_at_once(admin: Client, name: str, content: bytes, sentence: str) -> None:
    response = send(admin, make.make_page(), content, name)
    assert sentence in response.content.decode()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 cut off", "повреждён"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old word", "старого Word"),
        (b"\x89PNG\r\n\x1a\n picture", "Это картинка"),
        (b"%PDF-1.7 nothing", ""),
    ],
)
def test_a_bad_file_gets_one_sentence_and_loses_nothing(admin: Client, content: bytes, sentence: str) -> None:
    page = make.make_page()
    html = shown(admin, send(admin, page, content).url)
    upload = Upload.objects.get()
    assert upload.state == Upload.State.REFUSED
    assert upload.refusal
    assert upload.refusal in html
    assert sentence in upload.refusal
    assert not Edition.objects.exists()
    assert upload.file.open().read() == content
    admin.post(reverse("texts_desk:discard_upload", args=[upload.pk]))
    assert not Upload.objects.exists()


def test_a_text_of_more_clauses_than_any_act_has_is_refused(admin: Client, settings: Any) -> None:
    settings.TEXT_MOST_CLAUSES = 3
    page = make.make_page()
    send(admin, page, WORD.read_bytes())
    assert "слишком много абзацев" in Upload.objects.get().refusal
    pasted = {"text": "1. Раз.\n2. Два.\n3. Три.\n4. Четыре.", "dated_on": "2026-03-12"}
    html = admin.post(reverse("texts_desk:paste_text", args=[page.pk]), pasted).content.decode()
    assert "Слишком много абзацев" in html
    assert not Edition.objects.exists()


def test_a_wrong_upload_is_undone_and_its_file_goes(admin: Client, django_capture_on_commit_callbacks: Any) -> None:
    page = make.make_page()
    send(admin, page, WORD.read_bytes())
    edition = Edition.objects.get()
    storage, name = edition.source_file.storage, edition.source_file.name
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(reverse("texts_desk:discard_edition", args=[edition.pk]))
    assert "Черновик удалён" in said(response)
    assert not Edition.objects.exists()
    assert not Upload.objects.exists()
    assert not storage.exists(str(name))


def upload_and_read(page: Any, name: str = "a.docx") -> Upload:
    received = uploads.receive(page, ContentFile(WORD.read_bytes()), name=name, dated_on=date(2026, 3, 12))
    return uploads.read(received.pk)


@pytest.mark.parametrize(
    ("make_any_page", "make_any_text"), [(make.make_page, make.make_edition), (make_draft_page, make_text)]
)
def test_the_files_of_a_page_that_was_never_public_go_with_it(
    admin: Client,
    make_any_page: Callable[[], Page],
    make_any_text: Callable[..., Edition],
    django_capture_on_commit_callbacks: Any,
) -> None:
    page = make_any_page()
    read = upload_and_read(page)
    waiting = uploads.receive(page, ContentFile(b"PK"), name="b.docx", dated_on=date(2026, 3, 12))
    given = make_any_text(page, source=b"text", source_name="c.txt")
    storage = read.file.storage
    names = [str(file.name) for file in (read.file, waiting.file, given.source_file)]
    assert len(set(names)) == len([name for name in names if storage.exists(name)]) == 3
    with django_capture_on_commit_callbacks(execute=True):
        assert admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk])).status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Upload.objects.exists()
    assert not Edition.objects.exists()
    assert not [name for name in names if storage.exists(name)]


def test_a_deletion_that_is_rolled_back_keeps_every_file(django_capture_on_commit_callbacks: Any) -> None:
    page = make.make_page()
    read = upload_and_read(page)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        publication.discard(page.record)
        transaction.set_rollback(True)
    assert Edition.objects.get().source_file.name == Upload.objects.get().file.name
    assert read.file.storage.exists(str(read.file.name))


def test_a_file_that_another_text_still_uses_stays(django_capture_on_commit_callbacks: Any) -> None:
    page, other = make.make_page(), make_draft_page()
    read = upload_and_read(page)
    name, storage = str(read.file.name), read.file.storage
    signed = make_text(other)
    Edition.objects.filter(pk=signed.pk).update(source_file=name)
    with django_capture_on_commit_callbacks(execute=True):
        publication.discard(page.record)
    assert storage.exists(name)
    signed.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        uploads.discard_edition(signed)
    assert not storage.exists(name)


def test_a_file_given_with_a_text_goes_with_its_draft(django_capture_on_commit_callbacks: Any) -> None:
    edition = make.make_edition(make.make_page(), source=b"text", source_name="c.txt")
    name, storage = str(edition.source_file.name), edition.source_file.storage
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        uploads.discard_edition(edition)
    assert not storage.exists(name)


def test_a_published_text_is_never_thrown_away() -> None:
    edition = make.make_act().current_edition
    assert edition is not None
    with pytest.raises(ValueError, match="published"):
        uploads.discard_edition(edition)
    assert Edition.objects.get().clauses.exists()


def test_a_long_file_is_read_by_the_worker_while_the_page_asks_again(
    admin: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TEXT_READ_AT_ONCE = 10
    queued: list[int] = []
    monkeypatch.setattr("documents.desk.incoming.read_upload", SimpleNamespace(enqueue=queued.append))
    response = send(admin, make.make_page(), WORD.read_bytes())
    upload = Upload.objects.get()
    assert queued == [upload.pk]
    html = shown(admin, response.url)
    assert "ждёт очереди" in html
    assert 'http-equiv="refresh"' in html
    Upload.objects.update(state=Upload.State.READING, started_at=timezone.now())
    assert "читается" in shown(admin, response.url)
    Upload.objects.update(state=Upload.State.WAITING)
    uploads.read(upload.pk)
    assert admin.get(response.url).url == reverse("texts_desk:edition", args=[Edition.objects.get().pk])


def test_a_reading_that_was_interrupted_is_noticed_and_done_again(admin: Client) -> None:
    page = make.make_page()
    upload = uploads.receive(page, ContentFile(WORD.read_bytes()), name="a.docx", dated_on=date(2026, 3, 12))
    long_ago = timezone.now() - 2 * uploads.PATIENCE
    Upload.objects.update(state=Upload.State.READING, started_at=long_ago)
    address = reverse("texts_desk:upload", args=[upload.pk])
    assert "чтение прервалось" in shown(admin, address)
    assert upload.name in shown(admin, reverse("texts_desk:upload_text", args=[page.pk]))
    admin.post(reverse("texts_desk:read_again", args=[upload.pk]))
    assert Edition.objects.count() == 1


def test_two_who_read_the_same_file_make_one_draft() -> None:
    upload = uploads.receive(
        make.make_page(), ContentFile(WORD.read_bytes()), name="a.docx", dated_on=date(2026, 3, 12)
    )
    Upload.objects.update(state=Upload.State.READING, started_at=timezone.now() - timedelta(seconds=1))
    assert uploads.read(upload.pk).edition is None
    Upload.objects.update(state=Upload.State.WAITING)
    uploads.read(upload.pk)
    uploads.read(upload.pk)
    assert Edition.objects.count() == 1


def test_the_command_takes_the_same_path(tmp_path: Path) -> None:
    act = make.make_act(published=False, external_id="old:145")
    Edition.objects.all().delete()
    out = StringIO()
    call_command("import_text", str(WORD), "--act", "old:145", "--publish", stdout=out)
    assert "Черновик редакции № 1" in out.getvalue()
    assert "Опубликована" in out.getvalue()
    edition = Edition.objects.get()
    assert edition.dated_on == act.adopted_on
    assert (edition.source_name, edition.is_public) == ("reglament.docx", True)
    with pytest.raises(CommandError, match="--note"):
        call_command("import_text", str(WORD), "--act", str(act.public_id))
    call_command("import_text", str(WORD), "--act", str(act.page_id), "--note", "Исправлена опечатка.", stdout=out)
    keys = [
        list(Clause.objects.filter(edition=each).order_by("position").values_list("key", flat=True))
        for each in Edition.objects.order_by("number")
    ]
    assert keys[0] == keys[1]
    bad = tmp_path / "плохой.docx"
    bad.write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(CommandError, match=r"плохой\.docx: .*повреждён"):
        call_command("import_text", str(bad), "--act", "old:145", "--note", "Ещё.")
    assert Edition.objects.count() == 2
    with pytest.raises(CommandError, match="Проекта «7» нет"):
        call_command("import_text", str(WORD), "--draft", "7")


def test_the_command_names_the_acts_that_made_an_edition() -> None:
    act = make.make_act(external_id="old:145")
    first = make.make_act("200-п", adopted_on=date(2026, 4, 1), external_id="old:200")
    second = make.make_act("300-п", adopted_on=date(2026, 4, 2))
    out = StringIO()
    causes = ["--cause", "old:200", "--cause", str(second.public_id), "--cause", str(second.page_id)]
    call_command("import_text", str(WORD), "--act", "old:145", *causes, "--publish", stdout=out)
    edition = Edition.objects.get(page=act.page_id, number=2)
    assert made_by([edition])[edition.pk] == [first, second]
    assert (edition.note, edition.is_public) == ("", True)
    related = act.incoming_relations.order_by("source__adopted_on").values_list("kind", "source")
    assert list(related) == [("amends", first.pk), ("amends", second.pk)]


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        (["old:145"], "Акт не меняет сам себя"),
        (["old:200", "old:999", "888"], "Нет актов, указанных в --cause: «old:999», «888»"),
    ],
)
def test_a_cause_that_cannot_be_is_refused_and_nothing_changes(causes: list[str], words: str) -> None:
    make.make_act(external_id="old:145")
    make.make_act("200-п", external_id="old:200")
    named = [part for each in causes for part in ("--cause", each)]
    with pytest.raises(CommandError, match=words):
        call_command("import_text", str(WORD), "--act", "old:145", *named, "--note", "Ещё.", "--publish")
    assert (Edition.objects.count(), Upload.objects.count(), ActRelation.objects.count()) == (2, 0, 0)


def test_a_draft_of_a_regulation_has_no_causes() -> None:
    make.make_act("200-п", external_id="old:200")
    page = make_draft_page()
    with pytest.raises(CommandError, match="уберите --cause"):
        call_command("import_text", str(WORD), "--draft", str(page.record.public_id), "--cause", "old:200")
    assert not Upload.objects.exists()


def test_a_file_of_a_draft_is_read_by_the_command() -> None:
    page = make_draft_page()
    call_command("import_text", str(WORD), "--draft", str(page.record.public_id), stdout=StringIO())
    assert Edition.objects.get().page_id == page.pk
