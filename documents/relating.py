"""The one place where an editor's relations of acts are made: with the clauses they are about, dates recomputed once.

What the text of an act says about others is only proposed (`documents.proposing`); here it is accepted or dismissed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from documents.citing import spots
from documents.models import ActRecord, ActRelation, Clause, DismissedRelation, RelationClause
from documents.publication.acts import relations_changed
from documents.text.address import PREFIXES
from documents.text.citations import Place
from documents.text.citations.locating import Locator, fragment


@dataclass(frozen=True)
class Touched:
    """A place of the target as it is kept: the clause that was found there, or the address it will likely have."""

    address: str
    key: str
    change: str
    source: Clause | None = None

    @property
    def is_known(self) -> bool:
        """Whether the place is where it should be: an added clause comes with the next edition."""
        return bool(self.key) or self.change == RelationClause.Change.ADDED


class TargetText:
    """The text of an act that others touch: finds the clause they mean. One statement."""

    def __init__(self, target: ActRecord) -> None:
        self._clauses = list(Clause.objects.filter(edition=target.current_edition_id).order_by("position"))
        self._locator = Locator(spots(self._clauses))

    def touched(self, place: Place, change: str, source: Clause | None = None) -> Touched | None:
        """Return the clause `place` means; None where its words give no address («преамбула», «абзац второй»)."""
        found = self._locator.find(place)
        if found is not None:
            return Touched(self._clauses[found].address, self._clauses[found].key, change, source)
        beside = self._address_beside(place) if change == RelationClause.Change.ADDED else ""
        address = beside or fragment(place, PREFIXES)
        return Touched(address, "", change, source) if address else None

    def _address_beside(self, place: Place) -> str:
        """Return the address a new clause gets beside the one before it: point 2.6 stands where 2.5 does, in the annex
        that the amending act need not name. Empty where there is no such one."""
        *above, new = place.steps
        head, dot, tail = (new.number or "").rpartition(".")
        if not tail.isdecimal() or new.last:
            return ""
        before = replace(new, number=f"{head}{dot}{int(tail) - 1}")
        found = self._locator.find(Place((*above, before)))
        ending = fragment(Place((before,)), PREFIXES)
        if found is None or not self._clauses[found].address.endswith(ending):
            return ""
        return self._clauses[found].address.removesuffix(ending) + fragment(Place((new,)), PREFIXES)


@transaction.atomic
def relate(
    source: ActRecord,
    kind: str,
    target: ActRecord,
    *,
    effective_on: date | None = None,
    until: date | None = None,
    places: Sequence[Touched] = (),
) -> ActRelation:
    """Let `source` do something to `target`, or to `places` of it; a relation that is there gets the places."""
    relation = ActRelation.objects.filter(kind=kind, source=source, target=target).first()
    if relation is None:
        relation = ActRelation(kind=kind, source=source, target=target, effective_on=effective_on, until=until)
        ActRelation.objects.bulk_create([relation])  # not saved: its signal would count the dates before it has places
    RelationClause.objects.bulk_create(
        [
            RelationClause(
                relation=relation,
                change=place.change,
                target_address=place.address,
                target_key=place.key,
                source_address=place.source.address if place.source else "",
                source_key=place.source.key if place.source else "",
            )
            for place in places
        ],
        ignore_conflicts=True,
    )
    DismissedRelation.objects.filter(kind=kind, source=source, target=target).delete()
    relations_changed(ActRecord.objects.filter(pk__in=[source.pk, target.pk]).select_related("kind"))
    return relation


def dismiss(source: ActRecord, kind: str, target: ActRecord) -> None:
    """Keep that the text of `source` does not mean this: it is not proposed again."""
    DismissedRelation.objects.get_or_create(kind=kind, source=source, target=target)


def propose_again(source: ActRecord, kind: str, target: ActRecord) -> None:
    """Take a dismissal back."""
    DismissedRelation.objects.filter(kind=kind, source=source, target=target).delete()
