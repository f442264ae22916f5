"""How acts touch each other, as pages show it: the relations of an act, notes at the clauses they are about (D51)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Q
from django.utils import timezone

from documents.commenting.places import place_in_words
from documents.models import ActRecord, ActRelation, Clause, RelationClause
from documents.naming import act_name, capitalized, quoted, shortened

_FEMININE = {"gl", "st", "ch", "tabl", "preambula", "podpis"}
_NEUTER = {"pril", "prim"}
_ENDINGS = {
    RelationClause.Change.CHANGED: ("изменён", "изменена", "изменено"),
    RelationClause.Change.ADDED: ("введён", "введена", "введено"),
    RelationClause.Change.REPEALED: ("утратил силу", "утратила силу", "утратило силу"),
    RelationClause.Change.CANCELLED: ("отменён", "отменена", "отменено"),
    RelationClause.Change.SUSPENDED: ("приостановлен", "приостановлена", "приостановлено"),
}
_AHEAD = {
    **{change: tuple(f"будет {ending}" for ending in endings) for change, endings in _ENDINGS.items()},
    RelationClause.Change.REPEALED: ("утратит силу",) * 3,
}


@dataclass(frozen=True)
class ShownPlace:
    """A clause of the amended act and the clause of the amending one, whichever side looks."""

    row: RelationClause
    source: ActRecord
    target: ActRecord
    is_ahead: bool = False
    """The day from which it holds is still to come."""

    @property
    def words(self) -> str:
        """«пункт 2.3 изменён»; before its day «пункт 2.3 будет изменён»."""
        return f"{self.name} {self.change}"

    @property
    def change(self) -> str:
        return change_in_words(self.row.change, self.row.target_address, is_ahead=self.is_ahead)

    @property
    def name(self) -> str:
        return place_in_words(self.row.target_address)

    @property
    def by(self) -> str:
        """The clause that says so; "" where it is not known."""
        return place_in_words(self.row.source_address) if self.row.source_address else ""

    @property
    def target_link(self) -> str:
        return f"{self.target.path}#{self.row.target_address}"

    @property
    def source_link(self) -> str:
        return f"{self.source.path}#{self.row.source_address}" if self.row.source_address else self.source.path


@dataclass(frozen=True)
class ShownRelation:
    """A relation seen from one of its sides (D51)."""

    words: str
    other: ActRecord
    day: date | None
    until: date | None = None
    places: Sequence[ShownPlace] = ()
    is_outgoing: bool = False
    made: Collection[int] = ()
    """Keys of the editions that the source made, of whatever act."""

    @property
    def short_name(self) -> str:
        """What the other act is called without its title."""
        return act_name(self.other.kind.name, self.other.adopted_on, self.other.number)

    @property
    def name(self) -> str:
        """What the other act is called."""
        return f"{self.short_name} {quoted(shortened(self.other.title, 120))}" if self.other.title else self.short_name


@dataclass(frozen=True)
class Note:
    """What stands at a clause about another act: its words, the other act, the way to its clause."""

    words: str
    other: str
    address: str
    day: date | None


def relations_of(record: ActRecord) -> list[ShownRelation]:
    """Return the relations of `record` with public acts, seen from its side. Two statements."""
    made: defaultdict[int, set[int]] = defaultdict(set)
    rows: dict[int, ActRelation] = {}
    found = (
        ActRelation.objects.filter(Q(source=record, target__is_public=True) | Q(target=record, source__is_public=True))
        .select_related("source__kind", "source__issuing_body", "target__kind", "target__issuing_body")
        .prefetch_related("places")
        .annotate(made=F("source__made_editions__edition"))  # a row for each, joined here to save a statement
        .order_by("kind", "source__adopted_on", "target__adopted_on", "pk")
    )
    for row in found:
        rows.setdefault(row.pk, row)
        if row.made is not None:
            made[row.pk].add(row.made)
    return [
        replace(shown_relation(row, is_outgoing=row.source_id == record.pk), made=made[row.pk]) for row in rows.values()
    ]


def shown_relation(row: ActRelation, *, is_outgoing: bool) -> ShownRelation:
    """Return one relation as its source or its target shows it; `row` comes with both acts and its places."""
    day = row.takes_effect_on
    is_ahead = day is not None and day > timezone.localdate()
    places = [ShownPlace(place, row.source, row.target, is_ahead) for place in row.places.all()]
    return ShownRelation(
        relation_words(row.kind, is_outgoing=is_outgoing, is_partial=bool(places), is_ahead=is_ahead),
        row.target if is_outgoing else row.source,
        day,
        row.until,
        places,
        is_outgoing,
    )


def relation_words(kind: str, *, is_outgoing: bool, is_partial: bool, is_ahead: bool = False) -> str:
    """Return what a relation is called at one of its sides; what ends a clause of an act does not end the act."""
    kinds = ActRelation.Kind
    inverse = {**ActRelation.INVERSE, **ActRelation.INVERSE_AHEAD} if is_ahead else ActRelation.INVERSE
    words = str(kinds(kind).label if is_outgoing else inverse[kinds(kind)])
    return f"{words} (в части)" if is_partial and kind in (kinds.REPEALS, kinds.CANCELS, kinds.SUSPENDS) else words


def change_in_words(change: str, address: str, *, is_ahead: bool = False) -> str:
    """Return what became of the clause at `address`, agreeing with its kind: «изменён», «введена», «утратило силу»."""
    kind = address.rpartition("_")[2].partition("-")[0]
    gender = 1 if kind in _FEMININE else 2 if kind in _NEUTER else 0
    return (_AHEAD if is_ahead else _ENDINGS)[RelationClause.Change(change)][gender]


def notes_at(clauses: Sequence[Clause], relations: Sequence[ShownRelation]) -> dict[int, list[Note]]:
    """Return what stands at the clauses of one edition about other acts, by the clause's position. No statements.

    A clause is found by its key; by its address where the key is not known.
    """
    by_key = {clause.key: clause.position for clause in clauses}
    by_address = {clause.address: clause.position for clause in clauses}
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    for relation in relations:
        for place in relation.places:
            row = place.row
            key, address = (
                (row.source_key, row.source_address) if relation.is_outgoing else (row.target_key, row.target_address)
            )
            position = by_key.get(key) if key else by_address.get(address)
            if position is not None:
                notes[position].append(_note(relation, place))
    return notes


def _note(relation: ShownRelation, place: ShownPlace) -> Note:
    if relation.is_outgoing:
        return Note(f"{capitalized(place.words)}:", relation.short_name, place.target_link, relation.day)
    by = f", {place.by}" if place.by else ""
    words = f"{capitalized(place.words)}:"
    return Note(words, f"{relation.short_name}{by}", place.source_link, relation.day)
