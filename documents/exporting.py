"""The text of an act in other forms: Akoma Ntoso, plain text, Word (D164, D177)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone

from documents.models import ActRecord, ActRelation, Edition
from documents.models import Clause as StoredClause
from documents.naming import act_name, act_slug
from documents.text import Clause, Kind
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
    write: Callable[[ActRecord, Edition], bytes]


def write_edition_as_akn(record: ActRecord, edition: Edition) -> bytes:
    return write_akn(clauses_of(edition), describe_edition(record, edition))


def write_edition_as_plain(record: ActRecord, edition: Edition) -> bytes:
    return write_plain(clauses_of(edition), [_name(record), *filter(None, [record.title])]).encode()


def write_edition_as_word(record: ActRecord, edition: Edition) -> bytes:
    head = [_name(record)] if record.title else []
    return write_word(write_html(clauses_of(edition), record.title or _name(record), head))


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
    stored: Sequence[StoredClause] = list(edition.clauses.all())
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


def describe_edition(record: ActRecord, edition: Edition) -> Description:
    """Return the requisites of an act and of one of its editions. Two statements."""
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
        Amendment(change.effective_on, act_name(act.kind.name, None, act.number), _basic(act).work)
        for change in changes
        if (act := change.source) and change.effective_on
    ]
    return replace(
        _basic(record),
        edition_on=edition.valid_from or edition.dated_on,
        written_on=timezone.localdate(edition.modified_at) if edition.modified_at else None,
        publication=Publication(first.published_on, first.publication_name, first.issue) if first else None,
        amendments=amendments,
    )


def _basic(record: ActRecord) -> Description:
    return Description(
        kind=record.kind.name,
        number=record.number,
        adopted_on=record.adopted_on,
        title=record.title,
        body=record.issuing_body.name,
        kind_slug=record.kind.slug,
        body_slug=record.issuing_body.slug,
        number_slug=act_slug(record.number, ""),
        jurisdiction="ru" if record.kind.is_reference_text else settings.JURISDICTION,
        site=settings.SITE_URL,
    )


def _name(record: ActRecord) -> str:
    return act_name(record.kind.name, record.adopted_on, record.number, record.issuing_body.genitive)
