"""Kinds, bodies and rubrics by the name a line gives; one that is not there yet is entered."""

from typing import Any, TypeVar

from django.db.models import Model

from core.tree import beginning
from documents.models import ActKind, Rubric
from documents.naming import latin
from documents.reference_rows import GENITIVES, KINDS
from structure.models import Body

Row = TypeVar("Row", bound=Model)


class Registers:
    """Looks names up once a run. Slugs of new rows are made of their names and are free."""

    def __init__(self) -> None:
        self._rows: dict[type[Model], dict[str, Any]] = {}

    def kind(self, name: str) -> ActKind:
        known = next((row for row in KINDS if row[1] == name), None)
        if known is None:
            return self._row(ActKind, name)
        slug, _, plural_name, is_reference_text = known
        genitive, plural_genitive = GENITIVES.get(slug, ("", ""))
        return self._row(
            ActKind,
            name,
            slug=slug,
            plural_name=plural_name,
            genitive=genitive,
            plural_genitive=plural_genitive,
            is_reference_text=is_reference_text,
        )

    def body(self, name: str) -> Body:
        return self._row(Body, name)

    def rubric(self, name: str) -> Rubric | None:
        return self._row(Rubric, name) if name else None

    def forget(self) -> None:
        """Read everything anew: a transaction that was rolled back took its new rows along."""
        self._rows.clear()

    def _row(self, model: type[Row], name: str, *, slug: str = "", **values: Any) -> Row:
        manager: Any = model._default_manager
        if model not in self._rows:
            self._rows[model] = {row.name: row for row in manager.all()}
        rows = self._rows[model]
        if name not in rows:
            rows[name] = manager.create(name=name, slug=_free_slug(model, slug or latin(name)), **values)
        row: Row = rows[name]
        return row


def _free_slug(model: type[Model], wanted: str) -> str:
    manager: Any = model._default_manager
    longest: int = getattr(model._meta.get_field("slug"), "max_length", None) or 50
    slug = wanted[: longest - 4].strip("-") or model._meta.model_name or ""
    taken = set(manager.filter(beginning("slug", slug)).values_list("slug", flat=True))
    candidate, count = slug, 1
    while candidate in taken:
        count += 1
        candidate = f"{slug}-{count}"
    return candidate
