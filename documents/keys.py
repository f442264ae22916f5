"""Where the permanent key of a clause leads: to the clause as it reads now, or to what became of it.

A key outlives texts: it leads from a draft into the act the draft became, from a merged clause to its heir.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from documents.models import ActRecord, Clause, ClauseDescent, DraftRecord, FiledRecord
from documents.validity import bring_up

_MOST_HEIRS = 50
_LOOKALIKES = str.maketrans("OILoil", "011011")


@dataclass(frozen=True)
class Destination:
    """What a key leads to. No clause: it stands no more in the text of `record`."""

    record: FiledRecord
    clause: Clause | None = None

    @property
    def address(self) -> str:
        assert self.clause is not None
        return f"{self.record.path}#{self.clause.address}"


def read_key(written: str) -> str:
    """Return a key as it is kept, whoever typed it from paper: O is 0, I and L are 1, capitals make no difference."""
    return written.translate(_LOOKALIKES).lower()


def follow(key: str) -> Destination | None:
    """Return where `key` leads; None where it was never public. `record` may have been withdrawn since."""
    record = _owner(key)
    if record is None:
        return None
    if isinstance(record, ActRecord):
        bring_up(record)
    pages = family(record)
    for _ in range(_MOST_HEIRS):
        clause = Clause.objects.filter(edition=record.current_edition_id, key=key).first()
        if clause is not None:
            return Destination(record, clause)
        merged = ClauseDescent.objects.filter(kind=ClauseDescent.Kind.MERGED, from_key=key, **_published_in(pages))
        heir = merged.order_by("-edition__published_at").values_list("to_key", flat=True).first()
        if heir is None:
            break
        key = heir
    return Destination(record)


def family(record: FiledRecord) -> list[int]:
    """Return the pages whose editions are one text's life: an act and the draft it was."""
    if isinstance(record, ActRecord):
        return [*adopted_drafts(record).values_list("page_id", flat=True), record.page_id]
    return [record.page_id]


def adopted_drafts(record: ActRecord) -> QuerySet[DraftRecord]:
    """Return the drafts that became an act. Before the adoption the link between the two is the editors' own."""
    return DraftRecord.objects.filter(adopted_as=record, stage=DraftRecord.Stage.ADOPTED)


def _owner(key: str) -> FiledRecord | None:
    """Return the act or draft whose text the key belongs to today: the act, as soon as it is public."""
    pages = set(
        Clause.objects.filter(key=key, edition__published_at__isnull=False).values_list("edition__page", flat=True)
    )
    if not pages:
        return None
    drafts = list(DraftRecord.objects.filter(page__in=pages))
    is_adopted = DraftRecord.Stage.ADOPTED
    adopted = [draft.adopted_as_id for draft in drafts if draft.adopted_as_id and draft.stage == is_adopted]
    acts = ActRecord.objects.filter(page__in=pages) | ActRecord.objects.filter(pk__in=adopted)
    found: list[FiledRecord] = [*acts.select_related("current_edition").order_by("-adopted_on", "-pk"), *drafts]
    found = [record for record in found if record.was_public]
    return next((record for record in found if record.is_public), found[0] if found else None)


def _published_in(pages: Collection[int]) -> dict[str, object]:
    return {"edition__page__in": pages, "edition__published_at__isnull": False}
