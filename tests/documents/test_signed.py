"""The signed document beside the text of an act: kept, looked at, replaced, frozen and given to everybody (D55)."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from documents import publication, signed, uploads
from documents.models import Edition
from documents.publication.checks import checks_before_publishing
from tests.documents.editing import said
from tests.documents.test_metadata import described
from tests.factories import documents as make
from tests.factories.drafts import make_draft_page, make_text

pytestmark = pytest.mark.django_db
LEGIBLE = Path("tests/files/texts/reglament.pdf").read_bytes()


def scan() -> bytes:
    """Return a PDF of one page without a word."""
    document, content = pypdfium2.PdfDocument.new(), BytesIO()
    document.new_page(200, 200)
    document.save(content)
    return content.getvalue()


def locked() -> bytes:
    """Return a PDF that asks for a password: what it holds is enciphered by a way that nobody opens without one."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = len(content)
    content += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    identity = b"/ID [<" + b"33" * 16 + b"> <" + b"33" * 16 + b">]"
    return content + b"trailer\n<< /Size 4 /Root 1 0 R /Encrypt 3 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (identity, table)


def attach(admin: Client, edition: Edition, content: bytes, name: str = "145-п подписано.pdf") -> Any:
    data = {"signed": SimpleUploadedFile(name, content)}
    return admin.post(reverse("texts_desk:attach_signed", args=[edition.pk]), data)


def desk(admin: Client, edition: Edition) -> str:
    return admin.get(reverse("texts_desk:edition", args=[edition.pk])).content.decode()


def codes(edition: Edition) -> set[str]:
    edition.refresh_from_db()
    return {finding.code for finding in checks_before_publishing(edition.page.specific.record, edition)}


def test_it_is_attached_to_a_draft_and_given_to_all_once_that_is_published(admin: Client, client: Client) -> None:
    edition = make.make_edition(make.make_page())
    assert "signed_copy" in codes(edition)
    assert "приложен" in said(attach(admin, edition, LEGIBLE))
    assert codes(edition) == {"promulgation"}
    assert (edition.signed_name, edition.signed_size) == ("145-п подписано.pdf", len(LEGIBLE))
    assert edition.signed_has_text
    html = desk(admin, edition)
    assert edition.signed_sha256 in html
    assert "Заменить" in html
    assert b"".join(admin.get(reverse("texts_desk:signed", args=[edition.pk]))) == LEGIBLE
    client.logout()
    address = f"/files/editions/{edition.public_id}/signed/"
    assert client.get(address).status_code == 404
    assert "login" in client.get(reverse("texts_desk:signed", args=[edition.pk])).url
    publication.publish_edition(edition, by=None)
    record = edition.page.specific.record
    given = client.get(address)
    assert b"".join(given) == LEGIBLE
    assert given["Content-Type"] == "application/pdf"
    html = client.get(record.path).content.decode()
    assert f'<a href="{address}">Подписанный документ, PDF</a>' in html
    assert edition.signed_sha256 in html
    told = client.get(f"/api/v1/editions/{edition.public_id}/").json()["signed"]
    assert (told["name"], told["size"], told["sha256"]) == (
        "145-п подписано.pdf",
        len(LEGIBLE),
        edition.signed_sha256,
    )
    assert told["url"].endswith(address)
    assert described(client, record.path)["encoding"][0]["contentUrl"].endswith(address)


def test_one_that_bears_another_number_is_asked_about(admin: Client) -> None:
    ours = make.make_edition(make.make_page("145-п"))
    assert "проверьте" not in said(attach(admin, ours, LEGIBLE))
    foreign = make.make_edition(make.make_page("146-п"))
    assert "проверьте" not in said(attach(admin, foreign, scan())), "a scan that nobody recognised says nothing"
    told = said(attach(admin, foreign, LEGIBLE))
    assert "приложен" in told
    assert "На первой странице этого PDF нет № 146-п, а есть № 145-п: проверьте" in told


def test_one_without_it_says_so_by_null(client: Client) -> None:
    edition = make.make_act().current_edition
    assert edition is not None
    assert client.get(f"/api/v1/editions/{edition.public_id}/").json()["signed"] is None
    assert client.get(f"/files/editions/{edition.public_id}/signed/").status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Файл пуст"),
        (b"PK\x03\x04 word", "Это не PDF: сохраните подписанный документ в PDF"),
        (b"\x89PNG\r\n\x1a\n picture", "Это не PDF"),
        (b"%PDF-1.7 nothing", "повреждён"),
        (locked(), "PDF закрыт паролем"),
    ],
)
def test_what_cannot_be_opened_is_refused_and_changes_nothing(admin: Client, content: bytes, sentence: str) -> None:
    edition = make.make_edition(make.make_page())
    attach(admin, edition, LEGIBLE)
    edition.refresh_from_db()
    response = attach(admin, edition, content)
    assert response.status_code == 200
    assert [error for error in response.context["signed_form"].errors["signed"] if sentence in error]
    kept = Edition.objects.get()
    assert (kept.signed_sha256, kept.signed_file.name) == (edition.signed_sha256, edition.signed_file.name)


def test_one_that_is_too_large_or_none_at_all_is_refused(admin: Client, settings: Any) -> None:
    settings.TEXT_UPLOAD_LARGEST = 100
    edition = make.make_edition(make.make_page())
    assert "с меньшим разрешением" in attach(admin, edition, LEGIBLE).content.decode()
    response = admin.post(reverse("texts_desk:attach_signed", args=[edition.pk]))
    assert "Выберите файл PDF" in response.content.decode()
    assert not Edition.objects.exclude(signed_file="").exists()


def test_a_scan_is_taken_with_an_advice_that_the_city_may_turn_into_a_condition(admin: Client, settings: Any) -> None:
    edition = make.make_edition(make.make_page())
    assert "приложен" in said(attach(admin, edition, scan()))
    assert "signed_text" in codes(edition)
    assert "слова с них не найти" in desk(admin, edition)
    settings.CHECKS_BEFORE_PUBLISHING = {**settings.CHECKS_BEFORE_PUBLISHING, "signed_text": "blocks"}
    publish = reverse("texts_desk:publish_edition", args=[edition.pk])
    assert "В подписанном PDF есть страницы без текста" in said(admin.post(publish))
    assert not Edition.objects.get().was_public


def test_another_takes_its_place_and_the_file_before_goes(
    admin: Client, django_capture_on_commit_callbacks: Any
) -> None:
    edition = make.make_edition(make.make_page())
    attach(admin, edition, scan(), "скан.pdf")
    edition.refresh_from_db()
    before, storage = str(edition.signed_file.name), edition.signed_file.storage
    with django_capture_on_commit_callbacks(execute=True):
        attach(admin, edition, LEGIBLE)
    edition.refresh_from_db()
    assert (edition.signed_name, edition.signed_has_text) == ("145-п подписано.pdf", True)
    assert not storage.exists(before)
    now = str(edition.signed_file.name)
    with django_capture_on_commit_callbacks(execute=True):
        assert "убран" in said(admin.post(reverse("texts_desk:detach_signed", args=[edition.pk])))
    edition.refresh_from_db()
    assert (edition.signed_name, edition.signed_sha256, edition.signed_size) == ("", "", None)
    assert not storage.exists(now)
    assert admin.get(reverse("texts_desk:signed", args=[edition.pk])).status_code == 404


def test_it_goes_with_the_draft_it_was_attached_to(django_capture_on_commit_callbacks: Any) -> None:
    edition = make.make_edition(make.make_page())
    signed.attach(edition, ContentFile(LEGIBLE), name="a.pdf", has_text=True)
    edition.refresh_from_db()
    name, storage = str(edition.signed_file.name), edition.signed_file.storage
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        uploads.discard_edition(edition)
    assert not storage.exists(name)


def test_with_a_published_edition_it_stays_as_it_is(admin: Client) -> None:
    edition = make.make_edition(make.make_page())
    attach(admin, edition, LEGIBLE)
    edition.refresh_from_db()
    publication.publish_edition(edition, by=None)
    assert "уже опубликована" in said(attach(admin, edition, scan()))
    assert "уже опубликована" in said(admin.post(reverse("texts_desk:detach_signed", args=[edition.pk])))
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        Edition.objects.update(signed_sha256="0" * 64)
    assert Edition.objects.get().signed_sha256 == edition.signed_sha256
    assert edition.signed_sha256 in desk(admin, edition)


def test_a_later_edition_which_nobody_signs_needs_none() -> None:
    draft = make.make_edition(make.make_act().page, ["1. Новое."])
    assert "signed_copy" not in codes(draft)


def test_a_hidden_text_hides_it_and_leaves_its_sum(admin: Client, client: Client) -> None:
    edition = make.make_edition(make.make_page())
    attach(admin, edition, LEGIBLE)
    edition.refresh_from_db()
    publication.publish_edition(edition, by=None)
    publication.set_personal_data(edition.page.specific.record, True)
    client.logout()
    gone = client.get(f"/files/editions/{edition.public_id}/signed/")
    assert gone.status_code == 410
    assert edition.signed_sha256 in gone.content.decode()


def test_a_draft_of_a_regulation_has_none(admin: Client) -> None:
    edition = make_text(make_draft_page())
    assert attach(admin, edition, LEGIBLE).status_code == 404
    assert "Подписанный документ" not in desk(admin, edition)


def test_who_may_not_edit_the_act_may_not_sign_it(client: Client) -> None:
    edition = make.make_edition(make.make_page())
    stranger = make.make_editor("chuzhoy", superuser=False)
    stranger.groups.add(make.make_group(make.make_home(), "add_page"))
    client.force_login(stranger)
    attach(client, edition, LEGIBLE)
    assert not Edition.objects.exclude(signed_file="").exists()
