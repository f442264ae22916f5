"""The register of acts: what it keeps of their pages, and who may see them."""

from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.batches import key_batches
from core.bulk import update_objects
from core.publishing import announce
from core.visibility import hiding_reason, public_path, restricted_paths, settle
from documents.locking import lock_acts
from documents.mentions import tell_after_commit
from documents.models import ActRecord, ActRelation, Edition, EditionCause, LegalAct, PublicationFact
from documents.naming import number_head, number_key
from documents.publication.errors import NO_TEXT, PublicationError
from documents.status import recompute
from documents.uploads import discard_texts
from documents.validity import bring_up, make_room

PERSONAL_DATA = "Акт содержит персональные данные."
REPLACED = "В тексте были персональные данные: он заменён обезличенной копией."
MARKED = (
    "Акт содержит персональные данные. Добавьте обезличенный текст и при его публикации подтвердите, что их в нём нет. "
    "Если отметка поставлена по ошибке, снимите её в карточке акта."
)
PROJECTED = [
    "kind_id",
    "issuing_body_id",
    "rubric_id",
    "number",
    "number_key",
    "number_head",
    "adopted_on",
    "year",
    "title",
    "path",
    "requires_publication",
]
"""The columns of the register that `project` writes."""
SHOWN_ELSEWHERE = {"kind_id", "issuing_body_id", "number", "adopted_on", "title", "path"}
"""Those of them that records naming the act show."""


def project(page: LegalAct, record: ActRecord) -> None:
    """Write to `record` what the register shows of `page` (no statements, nothing saved)."""
    record.page = page
    record.kind_id = page.kind_id
    record.issuing_body_id = page.issuing_body_id
    record.rubric_id = page.rubric_id
    record.number = page.number
    record.number_key = number_key(page.number)
    record.number_head = number_head(record.number_key)
    record.adopted_on = page.adopted_on
    record.year = page.adopted_on.year
    record.title = page.official_title
    record.path = public_path(page)
    record.requires_publication = page.is_normative


def create_record(page: LegalAct) -> ActRecord:
    """Enter a new act into the register; it becomes public with its first edition."""
    record = ActRecord(contains_personal_data=getattr(page, "declared_personal_data", False))
    project(page, record)
    record.save()
    recompute([record])
    return record


def accept_text(record: ActRecord, edition: Edition, *, is_anonymised: bool) -> None:
    """Let `edition` become the text of `record`, or raise PublicationError.

    `is_anonymised` puts the mark of personal data on all its texts before, and takes it off the act (D60).
    """
    if is_anonymised:
        Edition.objects.filter(page=record.page_id).exclude(pk=edition.pk).update(contains_personal_data=True)
        record.contains_personal_data = False
        record.save(update_fields=["contains_personal_data"])
    refuse_marked(record)


def refuse_marked(record: ActRecord) -> None:
    if record.contains_personal_data:
        raise PublicationError(MARKED)


def date_editions(record: ActRecord, edition: Edition) -> None:
    """Let `edition` be valid from its date, and the one it replaces until the day before (D52)."""
    edition.valid_from = edition.valid_from or edition.dated_on
    replaced = make_room(edition, list(Edition.objects.filter(page=record.page_id, published_at__isnull=False)))
    edition.save(update_fields=["valid_from", "valid_to"])
    if replaced is not None:
        replaced.save(update_fields=["valid_to"])
        if replaced.is_public:
            announce([replaced])


def current_after(record: ActRecord, edition: Edition) -> Edition:
    """Return which text an act has once `edition` is published: one of the future waits, unless nothing may be shown
    in its place."""
    present = record.current_edition
    is_ahead = edition.valid_from is not None and edition.valid_from > timezone.localdate()
    if is_ahead and present is not None and not present.contains_personal_data:
        return present
    return edition


@transaction.atomic
def set_personal_data(record: ActRecord, contains: bool) -> None:
    """Mark an act as containing personal data (it vanishes at once, D60) or take the mark off."""
    lock_acts(ActRecord.objects.filter(pk=record.pk))
    record.refresh_from_db(fields=["contains_personal_data"])
    if record.contains_personal_data == contains:
        return
    record.contains_personal_data = contains
    record.save(update_fields=["contains_personal_data"])
    reconcile(LegalAct.objects.filter(pk=record.page_id), content_changed=False)


@transaction.atomic
def set_end(record: ActRecord) -> None:
    """Keep the end of an act that the register's relations do not tell (a court's decision), and what follows."""
    lock_acts(ActRecord.objects.filter(pk=record.pk))
    record.save(update_fields=["ended_on", "ended_how", "ended_basis"])
    _dates_changed([record])


@transaction.atomic
def discard(record: ActRecord) -> None:
    """Remove an act that was never public from the register, so that its page can be deleted."""
    touched = ActRecord.objects.filter(incoming_relations__source=record)
    lock_acts(ActRecord.objects.filter(pk=record.pk), touched)
    if record.was_public:
        raise PublicationError("Акт был опубликован: его нельзя удалить, можно только снять с публикации.")
    if ActRelation.objects.filter(target=record).exists():
        raise PublicationError("На акт ссылаются другие акты: сначала удалите эти связи.")
    if EditionCause.objects.filter(act=record).exclude(edition__page=record.page_id).exists():
        raise PublicationError(
            "Акт назван среди тех, которыми изменён другой акт: сначала уберите его из черновика той редакции."
        )
    ActRelation.objects.filter(source=record).delete()
    PublicationFact.objects.filter(act=record).delete()
    discard_texts([record.page_id])
    record.delete()


@transaction.atomic
def dates_changed(acts: QuerySet[ActRecord]) -> int:
    """Recompute after a change of facts, relations or an end told by hand; announce what the public sees changed.

    Returns how many acts got other dates.
    """
    lock_acts(acts)
    return _dates_changed(list(acts))


@transaction.atomic
def relations_changed(acts: QuerySet[ActRecord]) -> None:
    """Recompute the acts on both sides of a relation; announce both when both are public: either shows it then."""
    lock_acts(acts)
    records = list(acts)
    shown = records if all(record.is_public for record in records) else []
    changed = {record.pk: record for record in [*shown, *recompute(records)]}
    announce([record for record in changed.values() if record.is_public])


@transaction.atomic
def bring_up_editions() -> int:
    """Move the register on to the editions that came into force since anybody last looked; search follows.

    Returns how many acts got another text. Pages and the API do not wait for it: they ask `documents.validity`.
    """
    over = ActRecord.objects.filter(current_edition__valid_to__lt=timezone.localdate())
    lock_acts(over)
    renewed = [record for record in over.select_related("current_edition") if bring_up(record)]
    update_objects(renewed, ["current_edition"])
    announce([record for record in renewed if record.is_public])
    return len(renewed)


def reconcile(pages: QuerySet[LegalAct], *, content_changed: bool) -> None:
    """Bring the register in line with `pages`: requisites, addresses, dates, and who may see them.

    `content_changed` says that the pages were just published: they are announced even if no column of the register
    differs. Works in batches; ten thousand pages below a moved folder are no different from one.
    """
    restricted = restricted_paths()
    if connection.in_atomic_block:
        # All at once: after the first batch the journal is held, and nothing may be waited for.
        lock_acts(ActRecord.objects.filter(page__in=pages))
    for batch in key_batches(pages):
        with transaction.atomic():
            _reconcile_batch(batch, restricted, content_changed=content_changed)


def _reconcile_batch(page_keys: Sequence[int], restricted: Sequence[str], *, content_changed: bool) -> None:
    found = ActRecord.objects.filter(page__in=page_keys).order_by("pk")
    lock_acts(found)
    records = list(found.select_related("page", "kind", "current_edition"))
    projected = {record.pk: names for record in records if (names := _project_again(record))}
    changed = set(projected)
    ActRecord.objects.bulk_update([record for record in records if record.pk in changed], PROJECTED, batch_size=100)
    redated = recompute(records)
    changed |= {record.pk for record in redated}
    reasons = {record.page_id: _hidden_because(record, restricted) for record in records}
    editions = Edition.objects.filter(page__in=page_keys, published_at__isnull=False)
    settle(
        editions,
        hidden_because=lambda edition: REPLACED if edition.contains_personal_data else reasons[edition.page_id],
    )
    if content_changed:
        changed = {record.pk for record in records}
    settle(records, hidden_because=lambda record: reasons[record.page_id], changed=changed)
    tell_after_commit(
        record for record in records if record.is_public and projected.get(record.pk, set()) & SHOWN_ELSEWHERE
    )
    # An act that has just been published begins to act upon others: their dates follow it.
    others = {record.pk: record for record in [*redated, *recompute(records)] if record.page_id not in reasons}
    announce([record for record in others.values() if record.is_public])


def _dates_changed(records: Sequence[ActRecord]) -> int:
    changed = recompute(records)
    announce([record for record in changed if record.is_public])
    return len(changed)


def _project_again(record: ActRecord) -> set[str]:
    """Write to `record` what its page says by now; return the columns that are others than before."""
    before = {name: getattr(record, name) for name in PROJECTED}
    project(record.page, record)
    return {name for name in PROJECTED if before[name] != getattr(record, name)}


def _hidden_because(record: ActRecord, restricted: Sequence[str]) -> str:
    if record.contains_personal_data:
        return PERSONAL_DATA
    if record.current_edition is None or not record.current_edition.was_public:
        return NO_TEXT
    return hiding_reason(record.page, restricted)
