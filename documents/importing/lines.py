"""One line of the file → one act, or one sentence about what is wrong with it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from documents.facts import impossible_day
from documents.models import ActRelation, PublicationFact

REQUIRED = (
    "kind",
    "number",
    "adopted_on",
    "issuing_body",
    "title",
    "rubric",
    "paragraphs",
    "source_url",
    "external_id",
)


# NUL is refused by PostgreSQL, halves of surrogate pairs by every database.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class LineError(ValueError):
    """A line that cannot become an act; the message says why, in Russian."""


@dataclass(frozen=True, slots=True)
class RelationLine:
    kind: ActRelation.Kind
    external_id: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act as the file states it. Strings are stripped, dates are dates, what is absent is empty or None."""

    kind: str
    number: str
    adopted_on: date
    issuing_body: str
    title: str
    rubric: str
    paragraphs: tuple[str, ...]
    source_url: str
    external_id: str
    signatory: str = ""
    signatory_post: str = ""
    published_on: date | None = None
    publication_name: str = ""
    publication_issue: str = ""
    in_force_on: date | None = None
    repealed_on: date | None = None
    relations: tuple[RelationLine, ...] = ()
    is_normative: bool = True
    is_generated: bool = False

    @property
    def publication_method(self) -> PublicationFact.Method:
        """In print, where the edition has a name; else "other": it was not said."""
        return PublicationFact.Method.PRINTED if self.publication_name else PublicationFact.Method.OTHER

    @property
    def digest(self) -> str:
        """SHA-256 of the text, by which a second import knows that nothing changed."""
        return hashlib.sha256("\n".join(self.paragraphs).encode()).hexdigest()


def parse_line(line: bytes) -> ActLine:
    """Read one line. Raises `LineError`."""
    try:
        decoded = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineError("строка не в кодировке UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise LineError(f"это не JSON: {getattr(error, 'msg', 'слишком глубокая вложенность')}") from error
    if not isinstance(decoded, dict):
        raise LineError("строка должна быть объектом JSON: {…}")
    missing = [name for name in REQUIRED if name not in decoded]
    if missing:
        raise LineError(f"нет {'поля' if len(missing) == 1 else 'полей'} {', '.join(missing)}")
    fields = _Fields(decoded)
    adopted_on = fields.day("adopted_on")
    return ActLine(
        kind=fields.string("kind", longest=100),
        number=fields.string("number", longest=60),
        adopted_on=adopted_on,
        issuing_body=fields.string("issuing_body", longest=255),
        title=fields.string("title", may_be_empty=True),
        rubric=fields.string("rubric", longest=255, may_be_empty=True),
        paragraphs=fields.paragraphs("paragraphs"),
        source_url=fields.address("source_url", longest=500),
        external_id=fields.string("external_id", longest=200),
        signatory=fields.string("signatory", longest=255, may_be_empty=True),
        signatory_post=fields.string("signatory_post", longest=255, may_be_empty=True),
        published_on=fields.day_of_publication("published_on", adopted_on),
        publication_name=fields.string("publication_name", longest=255, may_be_empty=True),
        publication_issue=fields.string("publication_issue", longest=60, may_be_empty=True),
        in_force_on=fields.optional_day("in_force_on"),
        repealed_on=fields.optional_day("repealed_on"),
        relations=fields.relations("relations"),
        is_normative=fields.flag("is_normative", default=True),
        is_generated=fields.flag("is_generated", default=False),
    )


class _Fields:
    """Reads values by name and says what is wrong with them."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def string(self, name: str, *, longest: int | None = None, may_be_empty: bool = False) -> str:
        value = self._values.get(name)
        if value is None and may_be_empty:
            return ""
        if not isinstance(value, str):
            raise LineError(f"{name}: нужна строка")
        text = _clean(name, value).strip()
        if not text and not may_be_empty:
            raise LineError(f"{name}: пустое значение")
        if longest is not None and len(text) > longest:
            raise LineError(f"{name}: {len(text)} знаков, а помещается {longest}")
        return text

    def address(self, name: str, *, longest: int) -> str:
        address = self.string(name, longest=longest, may_be_empty=True)
        if address and urlsplit(address).scheme not in {"http", "https"}:
            raise LineError(f"{name}: адрес должен начинаться с http:// или https://")
        return address

    def optional_day(self, name: str) -> date | None:
        return None if self._values.get(name) in (None, "") else self.day(name)

    def day_of_publication(self, name: str, adopted_on: date) -> date | None:
        day = self.optional_day(name)
        if day and (words := impossible_day(day, adopted_on=adopted_on, today=timezone.localdate())):
            raise LineError(f"{name}: {words[0].lower()}{words[1:].rstrip('.')}")
        return day

    def day(self, name: str) -> date:
        value = self._values.get(name)
        try:
            if not isinstance(value, str) or len(value) != 10:
                raise ValueError
            return date.fromisoformat(value)
        except ValueError as error:
            raise LineError(
                f"{name}: нужна дата вида 2026-03-12, а не {json.dumps(value, ensure_ascii=False)}"
            ) from error

    def flag(self, name: str, *, default: bool) -> bool:
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise LineError(f"{name}: нужно true или false")
        return value

    def paragraphs(self, name: str) -> tuple[str, ...]:
        value = self._values[name]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise LineError(f"{name}: нужен список строк")
        _clean(name, "\n".join(value))
        return tuple(item for item in value if item.strip())

    def relations(self, name: str) -> tuple[RelationLine, ...]:
        value = self._values.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise LineError(f"{name}: нужен список вида [{{kind, external_id}}]")
        relations = []
        for item in value:
            fields = _Fields(item)
            kind = fields.string("kind")
            if kind not in ActRelation.Kind.values:
                raise LineError(f"{name}: вид связи «{kind}» неизвестен; есть {', '.join(ActRelation.Kind.values)}")
            target = fields.string("external_id", longest=200)
            if target == self._values.get("external_id"):
                raise LineError(f"{name}: акт не может быть связан сам с собой")
            relations.append(RelationLine(ActRelation.Kind(kind), target))
        return tuple(dict.fromkeys(relations))


def _clean(name: str, text: str) -> str:
    if _UNSTORABLE.search(text):
        raise LineError(f"{name}: в тексте есть знаки, которые нельзя хранить")
    return text
