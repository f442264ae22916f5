"""Draft editions: a text cut into clauses becomes rows, and clauses of the edition before keep their keys."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from wagtail.models import Page

from core.identifiers import new_clause_key, new_clause_keys
from documents.causes import name_causes
from documents.models import ActRecord, Clause, ClauseDescent, DraftRecord, Edition, Preparation, Upload
from documents.text.contract import as_json, pairs_as_json
from documents.text.matching import Pair, keys, match
from documents.text.matching.inheritance import Inheritance
from documents.text.matching.matching import Decision
from documents.text.model import Clause as CutClause
from documents.text.model import Doubt, Kind, Text

_ROWS = 500


@transaction.atomic
def draft_edition(
    page: Page,
    clauses: Sequence[CutClause],
    *,
    dated_on: date,
    note: str = "",
    causes: Sequence[ActRecord] = (),
    source_name: str = "",
    source: bytes = b"",
    warnings: Sequence[Doubt] = (),
) -> Edition:
    """Keep a cut text as the next draft edition of `page`. Nothing of it is public before `publish_edition`."""
    edition = Edition(page=page, number=_next_number(page), dated_on=dated_on, note=note, source_name=source_name)
    if source:
        edition.source_size = len(source)
        edition.source_sha256 = hashlib.sha256(source).hexdigest()
        edition.source_file.save(source_name, ContentFile(source), save=False)
    edition.save()
    name_causes(edition, causes)
    prepare(edition, Text("", tuple(clauses), tuple(warnings)))
    return edition


@transaction.atomic
def draft_from_upload(upload: Upload, text: Text) -> Edition:
    """Keep the text of an uploaded file as the next draft edition; the file becomes its source."""
    edition = Edition.objects.create(
        page_id=upload.page_id,
        number=_next_number(upload.page),
        dated_on=upload.dated_on,
        note=upload.note,
        source_name=upload.name,
        source_file=upload.file.name,
        source_size=upload.size,
        source_sha256=upload.sha256,
    )
    name_causes(edition, upload.causes.all())
    prepare(edition, text)
    return edition


def prepare(edition: Edition, text: Text) -> Preparation:
    """Begin the work on a draft: its clauses, matched with the edition before."""
    base = base_of(edition.page)
    pairs = write_clauses(edition, text.clauses, clauses_of(base))
    said = as_json(text)
    return Preparation.objects.create(
        edition=edition, base=base, text=said, warnings=said["warnings"], pairs=pairs_as_json(pairs)["pairs"]
    )


def base_of(page: Page) -> Edition | None:
    """Return the edition whose keys the next one takes over: the last published one of the act or draft, in force
    already or not.

    The first text of an act that was a draft follows the draft's last edition.
    """
    last = Edition.objects.filter(page=page.pk, published_at__isnull=False).order_by("-number").first()
    if last is not None:
        return last
    draft = DraftRecord.objects.filter(adopted_as__page=page.pk).select_related("current_edition").first()
    return draft.current_edition if draft is not None else None


def is_first(page: Page | int) -> bool:
    """Say whether the next text published of an act or a draft is its first; drafts given up do not count."""
    return not Edition.objects.filter(page=page, published_at__isnull=False).exists()


def number_as_next(draft: Edition) -> None:
    """Give a draft the number after the published ones: readers find no gap where drafts were given up.

    A draft that has it takes the one that becomes free. Must run under the lock of the act or draft.
    """
    published = Edition.objects.filter(page=draft.page_id, published_at__isnull=False)
    free, wanted = draft.number, _after(published)
    if free == wanted:
        return
    _renumber(draft, _next_number(draft.page))  # two rows never have one number, not even for a moment
    for other in Edition.objects.filter(page=draft.page_id, number=wanted):
        _renumber(other, free)
    _renumber(draft, wanted)


def clauses_of(edition: Edition | None) -> list[Clause]:
    return list(edition.clauses.order_by("position")) if edition is not None else []


def write_clauses(
    edition: Edition, clauses: Sequence[CutClause], before: Sequence[Clause] = (), *, decided: Sequence[Decision] = ()
) -> list[Pair]:
    """Insert the clauses of a draft and what they descend from; return what became of the clauses `before`.

    `decided` are pairs of places that an editor has settled.
    """
    pairs = match([as_cut(row) for row in before], clauses, decided=decided) if before else []
    inherited = keys([row.key for row in before], pairs, new_clause_key)
    given = inherited.keys if before else new_clause_keys(len(clauses))
    Clause.objects.bulk_create(clause_rows(edition, clauses, given), batch_size=_ROWS)
    ClauseDescent.objects.bulk_create(_descents(edition, inherited), batch_size=_ROWS)
    return pairs


def clause_rows(edition: Edition, clauses: Sequence[CutClause], given: Sequence[str]) -> list[Clause]:
    """Return unsaved rows of `edition` with the keys that are `given`."""
    return [
        Clause(
            edition=edition,
            position=position,
            key=key,
            kind=clause.kind,
            number=clause.number or "",
            address=clause.address,
            heading=clause.heading,
            text=clause.text,
            html=clause.html,
            level=clause.level,
            parent_position=clause.parent,
        )
        for position, (clause, key) in enumerate(zip(clauses, given, strict=True))
    ]


def as_cut(row: Clause) -> CutClause:
    """Return a row as the text engine takes it."""
    return CutClause(
        kind=Kind(row.kind),
        number=row.number or None,
        address=row.address,
        heading=row.heading,
        text=row.text,
        html=row.html,
        level=row.level,
        parent=row.parent_position,
    )


def _next_number(page: Page) -> int:
    return _after(Edition.objects.filter(page=page))


def _after(editions: QuerySet[Edition]) -> int:
    return (editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _renumber(edition: Edition, number: int) -> None:
    edition.number = number
    edition.save(update_fields=["number"])


def _descents(edition: Edition, inherited: Inheritance) -> list[ClauseDescent]:
    split = ((ClauseDescent.Kind.SPLIT, origin, piece) for piece, origin in inherited.origins.items())
    merged = ((ClauseDescent.Kind.MERGED, part, heir) for part, heir in inherited.successors.items())
    rows = {(source, target): kind for kind, source, target in (*split, *merged)}
    return [
        ClauseDescent(edition=edition, kind=kind, from_key=source, to_key=target)
        for (source, target), kind in rows.items()
    ]


def clauses_with_past(edition: Edition, editions: Sequence[Edition]) -> tuple[list[Clause], set[str]]:
    """Return the clauses of `edition`, and the keys of those that not all `editions` have in the same words.

    One statement.
    """
    if len(editions) < 2:
        return list(edition.clauses.all()), set()
    same = {name: OuterRef(name) for name in ("key", "number", "heading", "text")}
    alike = Clause.objects.filter(edition__in=editions, **same).order_by().values("key").annotate(count=Count("pk"))
    counted = edition.clauses.annotate(alike=Subquery(alike.values("count")))
    clauses: list[Clause] = []
    changed: set[str] = set()
    for clause in counted:
        clauses.append(clause)
        if clause.alike < len(editions):
            changed.add(clause.key)
    return clauses, changed
