"""The text of an act or a draft in other forms: Akoma Ntoso, plain text, Word (D164, D177)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone

from documents.citing import CitedAct, Target, identified, targets_of
from documents.models import ActRecord, ActRelation, DraftRecord, Edition, FiledRecord
from documents.models import Clause as StoredClause
from documents.naming import act_name, act_slug
from documents.text import Clause, Kind
from documents.text.citations.linking import Link
from documents.text.writing import (
    Amendment,
    Description,
    Publication,
    write_akn,
    write_html,
    write_plain,
    write_word,
)


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
    return write_akn(_read(stored), describe_edition(record, edition), references_of(record, stored))


def write_edition_as_plain(record: FiledRecord, edition: Edition) -> bytes:
    return write_plain(clauses_of(edition), _head(record)).encode()


def write_edition_as_word(record: FiledRecord, edition: Edition) -> bytes:
    *head, title = _head(record)
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


def describe_edition(record: FiledRecord, edition: Edition) -> Description:
    """Return the requisites of an act or a draft and of one of its editions. Two statements at most."""
    basic = _amended(record) if isinstance(record, ActRecord) else _draft(record, edition)
    return replace(
        basic,
        edition_on=edition.valid_from or edition.dated_on,
        written_on=timezone.localdate(edition.modified_at) if edition.modified_at else None,
    )


def _amended(record: ActRecord) -> Description:
    facts = [fact for fact in record.publication_facts.all() if fact.publication_name]
    first = min(facts, key=lambda fact: fact.published_on, default=None)
    changes = (
        ActRelation.objects.filter(
            target=record, kind=ActRelation.Kind.AMENDS, source__is_public=True, effective_on__isnull=False
        )
        .select_related("source__kind", "source__issuing_body")
        .order_by("effective_on", "pk")
    )
    amendments = [
        Amendment(change.effective_on, act_name(act.kind.name, None, act.number), _identity(identified(act)).work)
        for change in changes
        if (act := change.source) and change.effective_on
    ]
    return replace(
        _identity(identified(record)),
        kind=record.kind.name,
        title=record.title,
        body=record.issuing_body.name,
        publication=Publication(first.published_on, first.publication_name, first.issue) if first else None,
        amendments=amendments,
    )


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


def _head(record: FiledRecord) -> list[str]:
    """Return how the text is announced, the title last."""
    if isinstance(record, DraftRecord):
        return ["Проект", record.title]
    name = act_name(record.kind.name, record.adopted_on, record.number, record.issuing_body.genitive)
    return [name, record.title] if record.title else [name]
