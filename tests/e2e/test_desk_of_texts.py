"""The desk of texts in a real browser: what only shows there, not in the answers of the server."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files import File
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents import uploads
from tests.factories import documents as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = Path("tests/files/texts/reglament.docx")


def test_the_acts_ticked_beforehand_follow_the_day_until_the_editor_ticks_one(desk: Page) -> None:
    record = make.make_act()
    for number, since in (("200-п", date(2026, 4, 1)), ("300-п", date(2026, 6, 1))):
        amending = make.make_act(number, adopted_on=since, promulgated_on=since)
        make.relate(amending, "amends", record, effective_on=since)
    desk.goto(reverse("texts_desk:upload_text", args=[record.page_id]))
    sooner, later = desk.get_by_label("№ 200-п"), desk.get_by_label("№ 300-п")
    day = desk.get_by_label("Дата редакции")
    day.fill("2026-05-01")
    expect(sooner).to_be_checked()
    expect(later).not_to_be_checked()
    day.fill("2026-06-01")
    expect(later).to_be_checked()
    day.fill("2026-03-20")
    expect(sooner).not_to_be_checked()
    later.check()
    day.fill("2026-05-01")
    expect(later).to_be_checked()
    expect(sooner).not_to_be_checked()


def test_what_is_wrong_with_a_signed_document_is_in_sight(desk: Page) -> None:
    page = make.make_page()
    draft = make.make_edition(page, [f"{number}. Утвердить." for number in range(1, 40)])
    desk.goto(reverse("texts_desk:edition", args=[draft.pk]))
    desk.get_by_label("Файл PDF").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"no"})
    desk.get_by_role("button", name="Приложить").click()
    expect(desk.get_by_text("Это не PDF").first).to_be_in_viewport()


def test_a_page_that_waits_for_a_file_leads_on_once_it_is_read(desk: Page) -> None:
    page = make.make_page()
    upload = uploads.receive(page, File(WORD.open("rb"), name=WORD.name), name=WORD.name, dated_on=page.adopted_on)
    desk.goto(reverse("texts_desk:upload", args=[upload.pk]))
    expect(desk.get_by_text("ждёт очереди")).to_be_visible()
    edition = uploads.read(upload.pk).edition
    assert edition is not None
    desk.wait_for_url(f"**{reverse('texts_desk:edition', args=[edition.pk])}")
