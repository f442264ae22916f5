"""Drafts for tests: the shortest way to one that takes remarks is `make_draft()`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from documents.consultation import earliest_last_day, moves
from documents.editions import draft_edition
from documents.models import ConsultationProcedure, DraftRecord, DraftRegulation, DraftsIndexPage, Edition
from documents.text.structure import cut
from structure.models import Unit
from structure.publication import settle
from tests.factories import documents as make

PARAGRAPHS = (
    "1. Общие положения",
    "1.1. Регламент определяет порядок выдачи разрешений на вырубку зелёных насаждений.",
    "1.2. Заявителями являются жители города.",
    "2. Стандарт услуги",
    "2.1. Срок предоставления услуги не превышает двадцати рабочих дней.",
    "2.2. Плата за услугу не взимается.",
)


def make_drafts_index() -> DraftsIndexPage:
    """Return /documents/drafts/."""
    index = DraftsIndexPage.objects.first()
    if index is None:
        section = make.make_index().get_parent()
        index = section.add_child(instance=DraftsIndexPage(title="Проекты регламентов", slug="drafts"))
    return index


def make_unit(name: str = "Отдел городского хозяйства", slug: str = "gorkhoz") -> Unit:
    unit, is_new = Unit.objects.get_or_create(slug=slug, defaults={"name": name, "body": make.make_body()})
    if is_new:
        settle(unit)
    return unit


def make_procedure(**fields: Any) -> ConsultationProcedure:
    """Return a procedure of 15 calendar days, or one of its own with other `fields`."""
    values: dict[str, Any] = {"name": "Независимая экспертиза", "minimum_days": 15, "legal_basis": "Порядок", **fields}
    return ConsultationProcedure.objects.get_or_create(slug=values.pop("slug", "obraztsovy"), defaults=values)[0]


def make_draft_page(title: str = "Об утверждении регламента выдачи разрешений", **fields: Any) -> DraftRegulation:
    """Return the page of a draft in preparation, without a text."""
    values: dict[str, Any] = {
        "procedure": fields.pop("procedure", None) or make_procedure(),
        "developer": fields.pop("developer", None) or make_unit(),
        "responsible_post": "Главный специалист отдела",
        "postal_address": "658130, г. Алейск, ул. Примерная, 1",
        **fields,
    }
    page = DraftRegulation(official_title=title, live=False, **values)
    make_drafts_index().add_child(instance=page)
    return page


def make_text(page: DraftRegulation, paragraphs: Sequence[str] = PARAGRAPHS, **fields: Any) -> Edition:
    """Return an unpublished edition of `page`."""
    clauses = cut(paragraphs, within_article=False).clauses
    return draft_edition(page, clauses, **{"dated_on": timezone.localdate(), **fields})


def make_draft(
    title: str = "Об утверждении регламента выдачи разрешений",
    *,
    posted_at: datetime | None = None,
    last_day: date | None = None,
    paragraphs: Sequence[str] = PARAGRAPHS,
    **fields: Any,
) -> DraftRecord:
    """Return a posted draft with one edition, open for remarks unless the dates say otherwise."""
    page = make_draft_page(title, **fields)
    at = posted_at or timezone.now()
    last_day = last_day or earliest_last_day(page.record.procedure, timezone.localdate(at))
    moves.post(page.record, make_text(page, paragraphs), last_day=last_day, by=None, at=at)
    return again(page.record)


def again(record: DraftRecord) -> DraftRecord:
    """Read `record` anew."""
    related = ("page", "developer", "procedure", "current_edition", "adopted_as")
    return DraftRecord.objects.select_related(*related).get(pk=record.pk)
