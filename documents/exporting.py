"""The text of an act or a draft in other forms: Akoma Ntoso, plain text, Word (D164, D177)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.utils import timezone

from documents.amending import CHANGES
from documents.causes import causes_in_words, course_of, made_by
from documents.citing import CitedAct, Target, identified, targets_of
from documents.models import (
    ActRecord,
    ActRelation,
    DraftRecord,
    Edition,
    FiledRecord,
    PublicationFact,
    RelationClause,
)
from documents.models import Clause as StoredClause
from documents.naming import act_name, act_slug
from documents.promulgation import promulgation
from documents.text import Clause, Kind
from documents.text.citations.linking import Link
from documents.text.writing import (
    Amendment,
    Description,
    Modification,
    Publication,
    write_akn,
    write_html,
    write_plain,
    write_word,
)
from documents.validity import begins_on

_MODIFICATIONS = {
    RelationClause.Change.CHANGED.value: "substitution",
    RelationClause.Change.ADDED.value: "insertion",
    RelationClause.Change.REPEALED.value: "repeal",
    RelationClause.Change.CANCELLED.value: "repeal",
}
"""What becomes of a clause, in the words of Akoma Ntoso. A clause that rests reads as before."""


@dataclass(frozen=True)
class Format:
    """One form: the last part of its address, what it is called, how it is written."""

    name: str
    """`akn.xml`: the last part of the address."""
    label: str
    content_type: str
    write: Callable[[FiledRecord, Edition], bytes]


def write_edition_as_akn(record: FiledRecord, edition: Edition) -> bytes:
    stored = list(edition.clauses.all())
    return write_akn(_read(stored), describe_edition(record, edition, stored), references_of(record, stored))


def write_edition_as_plain(record: FiledRecord, edition: Edition) -> bytes:
    return write_plain(clauses_of(edition), _head(record, edition)).encode()


def write_edition_as_word(record: FiledRecord, edition: Edition) -> bytes:
    *head, title = _head(record, edition)
    return write_word(write_html(clauses_of(edition), title, head))


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format(
            "text.docx",
            "Word",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            write_edition_as_word,
        ),
        Format("text.txt", "простой текст", "text/plain; charset=utf-8", write_edition_as_plain),
        Format("akn.xml", "Akoma Ntoso (XML)", "application/akn+xml", write_edition_as_akn),
    )
}


def clauses_of(edition: Edition) -> list[Clause]:
    """Return the clauses of an edition as the text engine knows them. One statement."""
    return _read(list(edition.clauses.all()))


def _read(stored: Sequence[StoredClause]) -> list[Clause]:
    indexes = {clause.position: index for index, clause in enumerate(stored)}
    return [
        Clause(
            kind=Kind(clause.kind),
            number=clause.number or None,
            address=clause.address,
            heading=clause.heading,
            text=clause.text,
            html=clause.html,
            level=clause.level,
            parent=None if clause.parent_position is None else indexes[clause.parent_position],
        )
        for clause in stored
    ]


def references_of(record: FiledRecord, clauses: Sequence[StoredClause]) -> dict[str, list[Link]]:
    """Return what the clauses of one edition cite as addresses of Akoma Ntoso, by the address of the clause.

    Two statements at most.
    """
    references: defaultdict[str, list[Link]] = defaultdict(list)
    for clause, citation, target in targets_of(clauses, record if isinstance(record, ActRecord) else None):
        references[clause.address].append(Link(citation.start, citation.end, _reference(target)))
    return references


def _reference(target: Target) -> str:
    work = _identity(target.act).work if target.act else ""
    return f"{work}#{target.address}" if target.address else work


def describe_edition(record: FiledRecord, edition: Edition, clauses: Sequence[StoredClause] = ()) -> Description:
    """Return the requisites of an act or a draft and of one of its editions. Four statements at most.

    Of `clauses`, those of the edition, it is told which act changed them.
    """
    basic = _amended(record, edition, clauses) if isinstance(record, ActRecord) else _draft(record, edition)
    return replace(
        basic,
        edition_on=edition.valid_from or edition.dated_on,
        written_on=timezone.localdate(edition.modified_at) if edition.modified_at else None,
    )


def _amended(record: ActRecord, edition: Edition, clauses: Sequence[StoredClause]) -> Description:
    official = promulgation(record.publication_facts.all())
    amending = _amending(record, edition)
    modifications = _modifications(record, [act for act, _ in amending], clauses)
    return replace(
        _identity(identified(record)),
        kind=record.kind.name,
        title=record.title,
        body=record.issuing_body.name,
        publication=_published(official.last) if official else None,
        amendments=[
            Amendment(
                day, act_name(act.kind.name, None, act.number), _identity(identified(act)).work, modifications[act.pk]
            )
            for act, day in amending
        ],
    )


def _amending(record: ActRecord, edition: Edition) -> list[tuple[ActRecord, date]]:
    """Return the public acts that amended `record` up to `edition`, each with the day it did, in order of days.

    An act that made a later edition has no part in this one; of others their relation tells.
    """
    course = course_of(record)
    made = {cause.act for cause in course}
    amending = [(cause.act, begins_on(cause.edition)) for cause in course if cause.edition.number <= edition.number]
    relations = ActRelation.objects.filter(CHANGES, target=record, source__is_public=True)
    amending += [
        (relation.source, day)
        for relation in relations.select_related("source__kind", "source__issuing_body")
        if (day := relation.takes_effect_on) and relation.source not in made
    ]
    return sorted(amending, key=lambda pair: (pair[1], pair[0].pk))


def _modifications(
    record: ActRecord, acts: Sequence[ActRecord], clauses: Sequence[StoredClause]
) -> Mapping[int, list[Modification]]:
    """Return what each of `acts` did to those of `clauses` that its relation names, by the key of the act."""
    found: defaultdict[int, list[Modification]] = defaultdict(list)
    if not acts or not clauses:
        return found
    by_key = {clause.key: clause.address for clause in clauses}
    addresses = set(by_key.values())
    places = RelationClause.objects.filter(
        relation__target=record, relation__source__in=acts, change__in=_MODIFICATIONS
    )
    for place in places.select_related("relation"):
        # A clause that came with the change has no key in the relation, one that went is not in the text any more.
        address = by_key.get(place.target_key, place.target_address)
        if address in addresses:
            said = Modification(_MODIFICATIONS[place.change], address, place.source_address)
            found[place.relation.source_id].append(said)
    return found


def _published(fact: PublicationFact) -> Publication:
    return Publication(fact.published_on, fact.publication_name or fact.get_method_display(), fact.issue)


def _identity(act: CitedAct) -> Description:
    return Description(
        kind="",
        number=act.number,
        adopted_on=act.adopted_on,
        kind_slug=act.kind_slug,
        body_slug=act.body_slug,
        number_slug=act_slug(act.number, ""),
        jurisdiction="ru" if act.is_reference_text else settings.JURISDICTION,
        site=settings.SITE_URL,
    )


def _draft(record: DraftRecord, edition: Edition) -> Description:
    return Description(
        kind="проект",
        number="",
        adopted_on=timezone.localdate(record.posted_at) if record.posted_at else edition.dated_on,
        title=record.title,
        body=record.developer.name,
        kind_slug="proekt",
        body_slug=record.developer.slug,
        number_slug=record.path.strip("/").rpartition("/")[2],
        jurisdiction=settings.JURISDICTION,
        site=settings.SITE_URL,
        is_draft=True,
    )


def _head(record: FiledRecord, edition: Edition) -> list[str]:
    """Return how the text is announced, the title last: by its name and the acts that made it (D52). One statement."""
    if isinstance(record, DraftRecord):
        return ["Проект", record.title]
    name = act_name(record.kind.name, record.adopted_on, record.number, record.issuing_body.genitive)
    made = causes_in_words(made_by([edition])[edition.pk])
    changed = [f"({made})"] if made else []
    return [name, *changed, record.title] if record.title else [*changed, name]
