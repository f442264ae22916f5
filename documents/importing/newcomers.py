"""Acts that are not on the site yet: a batch of them costs a few dozen statements."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale

from core.bulk import insert_objects
from core.publishing import announce
from core.visibility import restricted_paths
from documents.importing.editions import cut_line, insert_first_clauses, new_edition
from documents.importing.lines import ActLine
from documents.importing.pages import Shelves, insert_pages
from documents.importing.registers import Registers
from documents.importing.requisites import requisites
from documents.models import ActRecord, Edition, LegalAct
from documents.publication import project, reconcile
from documents.status import set_entry


def create(lines: Sequence[ActLine], registers: Registers, shelves: Shelves) -> list[ActRecord]:
    """Write acts with pages, editions, clauses and register rows; return the rows, not announced yet."""
    pages = _pages(lines, registers)
    shelves.place(pages)
    insert_pages(pages)
    editions = [
        new_edition(line, page.pk, number=1, dated_on=line.adopted_on) for line, page in zip(lines, pages, strict=True)
    ]
    insert_objects(Edition, editions)
    insert_first_clauses((edition, cut_line(line)) for line, edition in zip(lines, editions, strict=True))
    records = [_record(*act) for act in zip(lines, pages, editions, strict=True)]
    insert_objects(ActRecord, records)
    return records


def publish(records: Sequence[ActRecord]) -> None:
    """Make new acts and their editions public, unless the place they lie in is closed to visitors."""
    announce([record.current_edition for record in records if record.current_edition])
    announce(records)
    if restricted_paths():
        reconcile(LegalAct.objects.filter(record__in=records), content_changed=False)


def _pages(lines: Sequence[ActLine], registers: Registers) -> list[LegalAct]:
    content_type = ContentType.objects.get_for_model(LegalAct)
    locale = Locale.get_active()
    now = timezone.now()
    return [
        LegalAct(
            **requisites(line, registers),
            content_type=content_type,
            locale=locale,
            live=True,
            has_unpublished_changes=False,
            first_published_at=now,
            last_published_at=now,
        )
        for line in lines
    ]


def _record(line: ActLine, page: LegalAct, edition: Edition) -> ActRecord:
    record = ActRecord(
        external_id=line.external_id,
        is_generated=line.is_generated,
        current_edition=edition,
        ended_on=line.repealed_on,
        ended_how=ActRecord.Cessation.REPEALED if line.repealed_on else "",
        ceased_on=line.repealed_on,
        cessation=ActRecord.Cessation.REPEALED if line.repealed_on else "",
    )
    project(page, record)
    counts = line.publication_method in settings.PROMULGATION_METHODS
    set_entry(record, page, line.published_on if counts else None)
    return record
