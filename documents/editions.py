"""Draft editions: a text cut into clauses becomes rows, and clauses of the edition before keep their keys."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from wagtail.models import Page

from core.identifiers import new_clause_key
from documents.models import Clause, Edition
from documents.text.matching import keys, match
from documents.text.model import Clause as CutClause
from documents.text.model import Kind


@transaction.atomic
def draft_edition(
    page: Page,
    clauses: Sequence[CutClause],
    *,
    dated_on: date,
    note: str = "",
    source_name: str = "",
    source: bytes = b"",
) -> Edition:
    """Keep a cut text as the next draft edition of `page`. Nothing of it is public before `publish_edition`."""
    last = Edition.objects.filter(page=page).aggregate(last=Max("number"))["last"] or 0
    edition = Edition(page=page, number=last + 1, dated_on=dated_on, note=note, source_name=source_name)
    if source:
        edition.source_size = len(source)
        edition.source_sha256 = hashlib.sha256(source).hexdigest()
        edition.source_file.save(source_name, ContentFile(source), save=False)
    edition.save()
    before = Clause.objects.filter(edition__page=page, edition__number=last).order_by("position")
    Clause.objects.bulk_create(clause_rows(edition, clauses, list(before)), batch_size=500)
    return edition


def clause_rows(edition: Edition, clauses: Sequence[CutClause], before: Sequence[Clause] = ()) -> list[Clause]:
    """Return unsaved rows of `edition`; clauses keep the keys they had in the edition `before`."""
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
        for position, (clause, key) in enumerate(zip(clauses, _keys(before, clauses), strict=True))
    ]


def _keys(before: Sequence[Clause], clauses: Sequence[CutClause]) -> Sequence[str]:
    """Return for each clause the key of the clause it was, or a new one (docs/decisions/0002-clauses-are-tables.md)."""
    if not before:
        return [new_clause_key() for _ in clauses]
    pairs = match([_as_cut(row) for row in before], clauses)
    return keys([row.key for row in before], pairs, new_clause_key).keys


def _as_cut(row: Clause) -> CutClause:
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
