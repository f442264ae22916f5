"""Draft editions: a text cut into clauses becomes rows, and clauses known from the edition before keep their keys."""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max

from core.identifiers import new_clause_key
from documents.models import Clause, Edition, LegalAct
from documents.text.model import Clause as CutClause


@transaction.atomic
def draft_edition(
    page: LegalAct,
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
    """Return unsaved rows of `edition`; clauses that are the same as in the edition `before` keep their keys."""
    rows = [
        Clause(
            edition=edition,
            position=position,
            kind=clause.kind,
            number=clause.number or "",
            address=clause.address,
            heading=clause.heading,
            text=clause.text,
            html=clause.html,
            level=clause.level,
            parent_position=clause.parent,
        )
        for position, clause in enumerate(clauses)
    ]
    carry_keys(before, rows)
    return rows


def carry_keys(before: Iterable[Clause], rows: Sequence[Clause]) -> None:
    """Give each of `rows` the key of the clause it was, or a new one.

    A clause is the same when place and words are; then when its words are, wherever it went; then when its place is,
    however it was reworded. Each step takes only pairs that are certain: one on either side.
    """
    old, new = list(before), list(rows)
    for identity in (_place_and_words, _words, _place):
        old, new = _pair(old, new, identity)
    for row in new:
        row.key = new_clause_key()


def _pair(
    old: list[Clause], new: list[Clause], identity: Callable[[Clause], Hashable]
) -> tuple[list[Clause], list[Clause]]:
    known = {identity(clause): clause for clause in old}
    times_old, times_new = Counter(map(identity, old)), Counter(map(identity, new))
    taken, rest = set(), []
    for row in new:
        mark = identity(row)
        if mark and times_old[mark] == 1 == times_new[mark]:
            row.key = known[mark].key
            taken.add(row.key)
        else:
            rest.append(row)
    return [clause for clause in old if clause.key not in taken], rest


def _place_and_words(clause: Clause) -> Hashable:
    return clause.kind, clause.address, clause.heading, clause.text


def _words(clause: Clause) -> Hashable:
    return (clause.heading, clause.text) if clause.heading or clause.text else None


def _place(clause: Clause) -> Hashable:
    return clause.kind, clause.address
