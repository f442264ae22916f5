"""The register of drafts: what it keeps of their pages, and who may see them (D25).

Stage, dates and counters are no business of the page: `documents.consultation` writes them.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from core.batches import key_batches
from core.models.records import PublicRecordQuerySet
from core.visibility import hiding_reason, public_path, restricted_paths, settle
from documents import consultation
from documents.models import Comment, DraftRecord, DraftRegulation, Edition, PublicComment
from documents.publication.errors import NO_TEXT, PublicationError
from documents.uploads import discard_texts

NOT_POSTED = "Проект ещё не размещён."
WAS_PUBLIC = "Проект был размещён: его нельзя удалить, можно только снять с сайта."
PROJECTED = ["title", "path", "developer_id", "procedure_id"]
"""The columns of the register that `project` writes."""


def project(page: DraftRegulation, record: DraftRecord) -> None:
    """Write to `record` what the register shows of `page` (no statements, nothing saved).

    The procedure stays what it was when the draft was posted: its period was counted by it.
    """
    record.page = page
    record.title = page.official_title
    record.path = public_path(page)
    record.developer_id = page.developer_id
    if record.stage == DraftRecord.Stage.PREPARATION:
        record.procedure_id = page.procedure_id


def create_record(page: DraftRegulation) -> DraftRecord:
    """Enter a new draft into the register; it becomes public when it is posted."""
    record = DraftRecord()
    project(page, record)
    record.save()
    return record


def accept_text(record: DraftRecord) -> None:
    """Raise PublicationError where the stage takes no new text."""
    refusal = consultation.text_refusal(record)
    if refusal:
        raise PublicationError(refusal)


@transaction.atomic
def discard(record: DraftRecord) -> None:
    """Remove a draft that was never public from the register, so that its page can be deleted."""
    if record.was_public or Comment.objects.filter(draft=record).exists():
        raise PublicationError(WAS_PUBLIC)
    discard_texts([record.page_id])
    record.delete()


def remarks_of(records: Sequence[DraftRecord]) -> PublicRecordQuerySet[PublicComment]:
    """Return the remarks on `records` that are seen with their draft and vanish with it.

    What an author withdrew, or what is being checked again, does not come back with the draft.
    """
    shown = [PublicComment.State.PUBLISHED, PublicComment.State.WITHHELD]
    return PublicComment.objects.get_queryset().filter(draft__in=records, state__in=shown)


def reconcile(pages: QuerySet[DraftRegulation], *, content_changed: bool) -> None:
    """Bring the register in line with `pages`: what it shows of them and who may see it.

    `content_changed` says that the pages were just published: they are announced even if no column differs.
    """
    restricted = restricted_paths()
    for batch in key_batches(pages):
        with transaction.atomic():
            _reconcile_batch(batch, restricted, content_changed=content_changed)


def _reconcile_batch(page_keys: Sequence[int], restricted: Sequence[str], *, content_changed: bool) -> None:
    # Locked before the journal is: so does whoever takes a remark or moves the consultation.
    found = DraftRecord.objects.select_for_update(of=("self",)).filter(page__in=page_keys).order_by("pk")
    records = list(found.select_related("page", "current_edition"))
    changed = {record.pk for record in records if _project_again(record)}
    DraftRecord.objects.bulk_update([record for record in records if record.pk in changed], PROJECTED, batch_size=100)
    of_page = {record.page_id: _hidden_because(record, restricted) for record in records}
    of_record = {record.pk: of_page[record.page_id] for record in records}
    editions = Edition.objects.filter(page__in=page_keys, published_at__isnull=False)
    settle(editions, hidden_because=lambda edition: of_page[edition.page_id])
    if content_changed:
        changed = set(of_record)
    settle(records, hidden_because=lambda record: of_record[record.pk], changed=changed)
    settle(remarks_of(records), hidden_because=lambda remark: of_record[remark.draft_id])


def _project_again(record: DraftRecord) -> bool:
    before = [getattr(record, name) for name in PROJECTED]
    project(record.page, record)
    return before != [getattr(record, name) for name in PROJECTED]


def _hidden_because(record: DraftRecord, restricted: Sequence[str]) -> str:
    if record.stage == DraftRecord.Stage.PREPARATION:
        return NOT_POSTED
    if record.current_edition is None or not record.current_edition.was_public:
        return NO_TEXT
    return hiding_reason(record.page, restricted)
