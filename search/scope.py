"""Where to look. A search is narrowed inside the engines' candidate lists, never after them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet
from modelsearch.utils import get_descendant_models

from core.models import PublicRecord
from search.models import Entry


@dataclass(frozen=True)
class Scope:
    """What may be found. Names are slugs; several values of one kind are alternatives.

    `queryset` narrows to objects of a model: of a record (`ActRecord.objects.filter(…)`) or of anything that
    Wagtail indexes (`Page.objects.child_of(…)`). Its own ordering does not matter. It must not be sliced.
    """

    resources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    rubrics: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    adopted_from: date | None = None
    adopted_to: date | None = None
    public_only: bool = True
    queryset: "QuerySet[Any] | None" = None

    @property
    def is_everything_public(self) -> bool:
        return self == EVERYTHING_PUBLIC

    @property
    def columns(self) -> dict[str, tuple[Any, ...]]:
        """The columns of `Entry` that are narrowed to values."""
        narrowed = {
            "resource": self.resources,
            "kind": self.kinds,
            "body": self.bodies,
            "rubric": self.rubrics,
            "year": self.years,
        }
        return {column: values for column, values in narrowed.items() if values}

    def entries(self) -> "QuerySet[Entry]":
        """Return the entries that may be found."""
        entries = Entry.objects.filter(**{f"{column}__in": values for column, values in self.columns.items()})
        if self.public_only:
            entries = entries.filter(is_public=True)
        if self.adopted_from:
            entries = entries.filter(dated_on__gte=self.adopted_from)
        if self.adopted_to:
            entries = entries.filter(dated_on__lte=self.adopted_to)
        if self.queryset is not None:
            entries = _of_queryset(entries, self.queryset)
        return entries


EVERYTHING_PUBLIC = Scope()


def _of_queryset(entries: "QuerySet[Entry]", queryset: "QuerySet[Any]") -> "QuerySet[Entry]":
    model = queryset.model
    objects = queryset.order_by()
    if issubclass(model, PublicRecord):
        return entries.filter(
            Exists(objects.filter(public_id=OuterRef("public_id"))), resource=model.resource, public_id__isnull=False
        )
    entries = entries.filter(content_type__in=content_types_of(model))
    if not objects.query.where and not objects.query.combinator:
        return entries
    return entries.filter(Exists(objects.filter(pk=OuterRef("object_id"))))


def content_types_of(model: Any) -> list[ContentType]:
    """Return the content types of a model and of the models derived from it."""
    return list(ContentType.objects.get_for_models(*get_descendant_models(model)).values())
