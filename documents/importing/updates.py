"""Acts that are on the site already: what a line changes of them, and nothing else."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import ReferenceIndex

from core.publishing import announce
from documents.editions import write_clauses
from documents.importing.editions import cut_line, new_edition
from documents.importing.lines import ActLine
from documents.importing.registers import Registers
from documents.importing.requisites import COLUMNS, requisites
from documents.models import ActRecord, Clause, Edition, LegalAct
from documents.validity import make_room

_ROWS = 200
_NOTE = "Текст обновлён при импорте."


@dataclass(slots=True)
class Change:
    """What one line changes of one act."""

    line: ActLine
    record: ActRecord
    requisites: dict[str, Any] = field(default_factory=dict)
    has_new_text: bool = False
    has_new_end: bool = False

    def __bool__(self) -> bool:
        return bool(self.requisites) or self.has_new_text or self.has_new_end


def compare(lines: Sequence[ActLine], records: dict[str, ActRecord], registers: Registers) -> list[Change]:
    """Return what each line would change of its act, in the order of the lines; empty changes included."""
    digests = _imported_digests([record.page_id for record in records.values()])
    changes = []
    for line in lines:
        record = records[line.external_id]
        wanted = requisites(line, registers)
        changes.append(
            Change(
                line,
                record,
                requisites={name: value for name, value in wanted.items() if getattr(record.page, name) != value},
                has_new_text=digests.get(record.page_id) != line.digest,
                has_new_end=line.repealed_on is not None and record.ended_on != line.repealed_on,
            )
        )
    return changes


def apply(changes: Sequence[Change]) -> None:
    """Write the changes of pages, texts and ends; the register follows by `publication.reconcile`."""
    _update_pages([change for change in changes if change.requisites])
    _add_editions([change for change in changes if change.has_new_text])
    ended = [change for change in changes if change.has_new_end]
    for change in ended:
        change.record.ended_on, change.record.ended_how = change.line.repealed_on, ActRecord.Cessation.REPEALED
    ActRecord.objects.bulk_update([change.record for change in ended], ["ended_on", "ended_how"], batch_size=_ROWS)


def _imported_digests(page_keys: Sequence[int]) -> dict[int, str]:
    """Return the hash of the text last imported for each page; what an editor uploaded later does not count."""
    imported = Edition.objects.filter(page__in=page_keys, source_file="").exclude(source_sha256="")
    return dict(imported.order_by("number").values_list("page_id", "source_sha256"))


def _update_pages(changes: Sequence[Change]) -> None:
    now = timezone.now()
    for change in changes:
        for name, value in change.requisites.items():
            setattr(change.record.page, name, value)
        change.record.page.last_published_at = now
    pages = [change.record.page for change in changes]
    LegalAct.objects.bulk_update(pages, [*(name.removesuffix("_id") for name in COLUMNS), "last_published_at"], _ROWS)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
        if page.latest_revision_id:
            _supersede_draft(page)


def _supersede_draft(page: LegalAct) -> None:
    """Let the next edit start from what was imported: an editor's older draft stays in the page's history."""
    revision = page.save_revision(clean=False, changed=False)
    LegalAct.objects.filter(pk=page.pk).update(live_revision=revision, has_unpublished_changes=False)


def _add_editions(changes: Sequence[Change]) -> None:
    today = timezone.localdate()
    keys = [change.record.page_id for change in changes]
    last = dict(Edition.objects.filter(page__in=keys).order_by("number").values_list("page_id", "number"))
    editions = Edition.objects.bulk_create(
        [
            new_edition(
                change.line,
                change.record.page_id,
                number=last.get(change.record.page_id, 0) + 1,
                dated_on=_day_of_edition(change.record, today),
                note=_NOTE,
            )
            for change in changes
        ],
        batch_size=_ROWS,
    )
    old: defaultdict[int | None, list[Clause]] = defaultdict(list)
    current = [change.record.current_edition_id for change in changes]
    for clause in Clause.objects.filter(edition__in=current).order_by("edition", "position"):
        old[clause.edition_id].append(clause)
    for change, edition in zip(changes, editions, strict=True):
        before = old[change.record.current_edition_id]
        write_clauses(edition, cut_line(change.line).clauses, before)
    _publish_editions([(change.record, edition) for change, edition in zip(changes, editions, strict=True)])


def _day_of_edition(record: ActRecord, today: date) -> date:
    """A new edition holds from today, but never from before the day the one it replaces began."""
    begun = record.current_edition.valid_from if record.current_edition else None
    return max(today, begun) if begun else today


def _publish_editions(renewed: Sequence[tuple[ActRecord, Edition]]) -> None:
    """Put new editions in force. An act that was withdrawn gets its new text as a draft and stays withdrawn."""
    public = [(record, edition) for record, edition in renewed if record.is_public]
    published: defaultdict[int, list[Edition]] = defaultdict(list)
    for each in Edition.objects.public().filter(page__in=[record.page_id for record, _ in public]):
        published[each.page_id].append(each)
    replaced = []
    for record, edition in public:
        replaced.append(make_room(edition, published[record.page_id]))
        record.current_edition = edition
    ended = [edition for edition in replaced if edition is not None]
    Edition.objects.bulk_update([*ended, *(edition for _, edition in public)], ["valid_to"], batch_size=_ROWS)
    announce(ended)
    announce([edition for _, edition in public])
    ActRecord.objects.bulk_update([record for record, _ in public], ["current_edition"], batch_size=_ROWS)
