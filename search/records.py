"""How each kind of object becomes an entry of the index: the only file here that knows the rooms below."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from django.db.models import Model
from django.utils import timezone
from modelsearch.index import class_is_indexed
from wagtail.models import Page, PageViewRestriction

from core.models import PublicRecord
from documents.models import (
    ActRecord,
    Clause,
    CollectionIssue,
    DraftRecord,
    DraftRegulation,
    IssueItem,
    IssueRecord,
    LegalAct,
)
from documents.models.sections import FolderPage
from documents.naming import act_name
from documents.reading import printed_number
from news.models import NewsPage, NewsRecord
from search.descriptions import Description, pieces_of
from search.passages import Piece
from structure.models import Unit


def describe(model: type[Model], ids: Sequence[int]) -> Iterator[Description]:
    """Describe those objects of exactly this model that may be in the index at all.

    What is not described must not be there: the object is gone, or it holds personal data (D60).
    """
    return _DESCRIBERS.get(model, _describe_others)(model, ids)


def model_of_record(record_model: type[PublicRecord]) -> tuple[type[Model], str] | None:
    """Return the model whose entry shows a record, and the record's column that names the object; None if none does."""
    return _OF_RECORD.get(record_model)


def models_outside_wagtail() -> list[type[Model]]:
    """Return findable models that Wagtail's own indexing does not know of."""
    return [model for model, _ in _OF_RECORD.values() if not class_is_indexed(model)]


def _describe_acts(model: type[Model], ids: Sequence[int]) -> Iterator[Description]:
    pages = {page.pk: page for page in LegalAct.objects.filter(pk__in=ids).only("pk", "title", "official_title")}
    records = {
        record.page_id: record
        for record in ActRecord.objects.filter(page_id__in=ids).select_related("kind", "issuing_body", "rubric")
    }
    editions = [record.current_edition_id for record in records.values() if record.is_public]
    texts = _clauses(edition for edition in editions if edition)
    for page_id, page in pages.items():
        record = records.get(page_id)
        if record is None or not record.is_public or record.contains_personal_data:
            if record is None or not record.contains_personal_data:
                yield Description.of_hidden(page)
            continue
        requisites = act_name(record.kind.name, record.adopted_on, record.number, record.issuing_body.genitive)
        yield Description.of_record(
            record,
            page_id,
            path=record.path,
            title=record.title or requisites,
            sought_title=record.title,
            more_words=requisites,
            pieces=texts.get(record.current_edition_id, ()),
            kind=record.kind.slug,
            body=record.issuing_body.slug,
            rubric=record.rubric.slug if record.rubric else "",
            dated_on=record.adopted_on,
            number_key=record.number_key,
        )


def _describe_drafts(model: type[Model], ids: Sequence[int]) -> Iterator[Description]:
    pages = {page.pk: page for page in DraftRegulation.objects.filter(pk__in=ids)}
    records = {
        record.page_id: record
        for record in DraftRecord.objects.filter(page_id__in=ids).select_related("developer__body")
    }
    editions = [record.current_edition_id for record in records.values() if record.is_public]
    texts = _clauses(edition for edition in editions if edition)
    for page_id, page in pages.items():
        record = records.get(page_id)
        if record is None or not record.is_public:
            yield Description.of_hidden(page)
            continue
        yield Description.of_record(
            record,
            page_id,
            path=record.path,
            title=record.title,
            sought_title=record.title,
            more_words=f"Проект регламента. {page.service}",
            pieces=[*texts.get(record.current_edition_id, ()), Piece(page.explanation)],
            body=record.developer.body.slug,
            dated_on=timezone.localdate(record.posted_at) if record.posted_at else None,
        )


def _clauses(editions: Iterator[int]) -> dict[int | None, list[Piece]]:
    clauses = (
        Clause.objects.filter(edition_id__in=list(editions))
        .order_by("edition_id", "position")
        .only("edition_id", "key", "address", "kind", "number", "heading", "text")
    )
    return {
        edition: [
            Piece(
                " ".join(filter(None, (printed_number(clause), clause.heading, clause.text))),
                clause.key,
                clause.address,
            )
            for clause in found
        ]
        for edition, found in groupby(clauses.iterator(chunk_size=2000), key=attrgetter("edition_id"))
    }


def _describe_issues(model: type[Model], ids: Sequence[int]) -> Iterator[Description]:
    """Describe issues by their numbers and the requisites of their acts, as printed.

    Titles of acts are left to the acts: one that is withdrawn must not be found here by its words (D60).
    """
    records = {record.page_id: record for record in IssueRecord.objects.filter(page_id__in=ids)}
    public = [record.pk for record in records.values() if record.is_public]
    acts: dict[int, list[Piece]] = {key: [] for key in public}
    for item in IssueItem.objects.filter(issue__in=public).order_by("position").only("issue", "heading"):
        acts[item.issue_id].append(Piece(item.heading))
    for page in CollectionIssue.objects.filter(pk__in=ids):
        record = records.get(page.pk)
        if record is None or not record.is_public:
            yield Description.of_hidden(page)
            continue
        yield Description.of_record(
            record,
            page.pk,
            path=record.path,
            title=page.title,
            sought_title=page.title,
            more_words=record.imprint.get("series_title", ""),
            pieces=[Piece(page.summary), *acts[record.pk]],
            dated_on=record.issued_on,
        )


def _describe_news(model: type[Model], ids: Sequence[int]) -> Iterator[Description]:
    records = {record.page_id: record for record in NewsRecord.objects.filter(page_id__in=ids)}
    for page in NewsPage.objects.filter(pk__in=ids):
        record = records.get(page.pk)
        if record is None or not record.is_public:
            yield Description.of_hidden(page)
            continue
        yield Description.of_record(
            record,
            page.pk,
            path=record.path,
            title=record.title,
            sought_title=record.title,
            pieces=pieces_of(page),
            dated_on=record.posted_on,
        )


def _describe_units(model: type[Model], ids: Sequence[int]) -> Iterator[Description]:
    for unit in Unit.objects.filter(pk__in=ids).select_related("body"):
        yield Description.of_record(
            unit,
            unit.pk,
            path=unit.path,
            title=unit.name,
            sought_title=unit.name,
            body=unit.body.slug,
            pieces=[Piece(unit.tasks), *_contacts(unit), Piece(unit.hours)],
        )


def _contacts(unit: Unit) -> list[Piece]:
    """Return how to reach a unit, each with its name: people ask for «телефон юридического отдела»."""
    named = {"Телефон": unit.phone, "Электронная почта": unit.email, "Адрес": unit.address}
    return [Piece(f"{name}: {value}") for name, value in named.items() if value]


def _describe_others(model: type[Model], ids: Sequence[int]) -> Iterator[Description]:
    """Describe plain pages, and what only the admin looks for: images, files, users, snippets."""
    for thing in model._default_manager.filter(pk__in=ids):
        if isinstance(thing, Page):
            # A folder that makes itself is only a list: ten «Постановления» would stand before any of them.
            is_public = thing.live and not isinstance(thing, FolderPage) and not _is_restricted(thing)
            yield Description(
                object_id=thing.pk,
                title=thing.title,
                sought_title=thing.title,
                is_public=is_public,
                resource="pages" if is_public else "",
                path=(thing.get_url() or "") if is_public else "",
                pieces=pieces_of(thing) if is_public else [],
            )
        else:
            words = " ".join(piece.text for piece in pieces_of(thing))
            yield Description(object_id=thing.pk, title=str(thing), sought_title=words or str(thing))


def _is_restricted(page: Page) -> bool:
    restrictions = PageViewRestriction.objects.filter(page__in=page.get_ancestors(inclusive=True))
    return bool(restrictions.exists())


Describer = Callable[[type[Model], Sequence[int]], Iterator[Description]]
_DESCRIBERS: dict[type[Model], Describer] = {
    LegalAct: _describe_acts,
    DraftRegulation: _describe_drafts,
    CollectionIssue: _describe_issues,
    NewsPage: _describe_news,
    Unit: _describe_units,
}
_OF_RECORD: dict[type[PublicRecord], tuple[type[Model], str]] = {
    ActRecord: (LegalAct, "page_id"),
    DraftRecord: (DraftRegulation, "page_id"),
    IssueRecord: (CollectionIssue, "page_id"),
    NewsRecord: (NewsPage, "page_id"),
    Unit: (Unit, "pk"),
}
