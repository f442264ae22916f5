"""What the index keeps of an object, and the words that a model itself calls its search fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self
from uuid import UUID

from django.utils.html import strip_tags
from modelsearch.index import AutocompleteField, SearchField
from wagtail.models import Page

from core.models import PublicRecord
from search.passages import Piece


@dataclass(frozen=True)
class Description:
    """What the index keeps of one object. Lengths are cut where a table has limits."""

    object_id: int
    title: str
    sought_title: str
    """The words of the title that ranking counts; empty where the title is only made of requisites."""

    is_public: bool = False
    resource: str = ""
    public_id: UUID | None = None
    path: str = ""
    more_words: str = ""
    """Words by which it is also found: requisites, tags. They stand before the text and are not shown with it."""

    pieces: Sequence[Piece] = field(default_factory=list)
    kind: str = ""
    body: str = ""
    rubric: str = ""
    dated_on: date | None = None
    number_key: str = ""

    @classmethod
    def of_hidden(cls, page: Page) -> Self:
        """Describe a page that only the admin may find, by its title."""
        return cls(object_id=page.pk, title=page.title, sought_title=page.title)

    @classmethod
    def of_record(cls, record: PublicRecord, object_id: int, *, path: str, **fields: Any) -> Self:
        """Describe what a public record shows."""
        return cls(
            object_id=object_id,
            is_public=record.is_public,
            resource=record.resource,
            public_id=record.public_id,
            path=path,
            **fields,
        )


def pieces_of(thing: Any) -> list[Piece]:
    """Return the text of what a model calls its search fields; of a page without the title, which is indexed apart."""
    fields = [found for found in thing.get_search_fields() if isinstance(found, SearchField | AutocompleteField)]
    names = dict.fromkeys(found.field_name for found in fields)
    if isinstance(thing, Page):
        names.pop("title", None)
    first = {name: next(found for found in fields if found.field_name == name) for name in names}
    return [Piece(text) for found in first.values() for text in _texts(found.get_value(thing))]


def _texts(value: Any) -> Iterator[str]:
    if value is None or value == "":
        return
    if isinstance(value, list | tuple | set):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    else:
        yield strip_tags(str(value))
