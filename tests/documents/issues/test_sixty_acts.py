"""A Collection of sixty invented acts, printed in earnest: contents, list and facts say what stands on its pages."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from documents.generator import generate
from documents.importing import import_lines
from documents.issues import editing, release
from documents.models import ActRecord, IssueItem, IssueRecord, PublicationFact
from tests.factories.issues import make_issue

pytestmark = pytest.mark.django_db
COUNT = 60


@pytest.fixture
def record(settings: Any) -> IssueRecord:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    acts = [{**act, "relations": []} for act in generate(COUNT, seed=3)]
    import_lines(json.dumps(act, ensure_ascii=False).encode() for act in acts)
    PublicationFact.objects.all().delete()
    record = make_issue(
        year=2026,
        number=1,
        through_number=1,
        issued_on=date(2026, 3, 31),
        signed_at=datetime(2026, 3, 30, 3, 0, tzinfo=UTC),
        print_run=100,
    )
    editing.add_acts(record, ActRecord.objects.all())
    editing.put_in_order(record)
    editing.state_gaps(record, {}, "Нумерация придумана.")
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    record.refresh_from_db()
    assert record.is_released, record.failure
    return record


def words(text: str) -> str:
    """Return letters and figures alone: lines and hyphens of a page part words where a text does not."""
    return re.sub(r"[\W_]+", "", text).casefold()


def test_a_collection_of_sixty_acts_says_what_stands_on_its_pages(record: IssueRecord) -> None:
    content = record.pdf.open().read()
    document = pdfium.PdfDocument(content)
    items = list(record.items.select_related("act", "edition"))
    assert len(items) == COUNT
    check_contents(record, items, document)
    check_what_the_file_says_of_itself(record, items, document, content)
    facts = dict(PublicationFact.objects.values_list("act", "pages"))
    assert facts == {item.act_id: item.pages for item in items}


def check_contents(record: IssueRecord, items: list[IssueItem], document: pdfium.PdfDocument) -> None:
    pages = [words(page.get_textpage().get_text_range()) for page in document]
    assert len(pages) == record.pdf_pages
    contents = "".join(pages[2 : items[0].first_page - 1])
    place = 0
    for item, following in zip(items, [*items[1:], None], strict=True):
        assert item.first_page
        assert item.last_page
        told = words(item.heading) + words(item.title)
        assert told in pages[item.first_page - 1], item.heading
        entry = f"{told}{item.first_page}"
        assert entry in contents[place:], entry
        place = contents.index(entry, place) + len(entry) - len(str(item.first_page))
        assert item.last_page == (following.first_page - 1 if following else len(pages))
        printed = "".join(pages[item.first_page - 1 : item.last_page])
        assert item.edition is not None
        for clause in item.edition.clauses.exclude(text=""):
            assert words(clause.text)[:20] in printed, clause


def check_what_the_file_says_of_itself(
    record: IssueRecord, items: list[IssueItem], document: pdfium.PdfDocument, content: bytes
) -> None:
    assert raw.FPDFCatalog_IsTagged(document)
    assert b"/Lang" in content
    assert b"pdfuaid:part" in content
    assert str(record.imprint["series_title"]) in document.get_metadata_dict()["Title"]
    starts = [mark.get_dest().get_index() + 1 for mark in document.get_toc() if mark.level == 0]
    assert starts[-COUNT:] == [item.first_page for item in items]
