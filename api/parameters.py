"""Parameters of addresses. One declaration reads a value strictly, narrows the list and describes itself in OpenAPI.

Nothing is guessed or ignored (D155): an unknown name, a name given twice and a value of another form are refused.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import QueryDict

from api.problems import BadParameters, ParameterError

TEXT_LENGTH = 200
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# A plus sign that was not encoded arrives as a space: the most frequent slip with moments in an address.
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[-+ ]\d\d:\d\d)", re.ASCII)
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_WHOLE = re.compile(r"[0-9]+", re.ASCII)


@dataclass(frozen=True)
class Parameter:
    """`read` turns text into a value or raises ValueError whose words the client sees."""

    name: str
    description: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    condition: Callable[[Any], Q] | None = None
    """What a value asks of the rows of a list; None for parameters that are no filters."""
    openapi: Mapping[str, Any] = field(default_factory=dict)

    def narrow(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        return queryset.filter(self.condition(value)) if self.condition else queryset


def read_parameters(query: QueryDict, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Return the values given, by name. Raises BadParameters with every fault found, not only the first."""
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, Any] = {}
    errors: list[ParameterError] = []
    for name, texts in query.lists():
        parameter = known.get(name)
        if parameter is None:
            errors.append(ParameterError(name, _unknown(name, list(known))))
        elif len(texts) > 1:
            errors.append(ParameterError(name, f"Параметр «{name}» дан несколько раз. Оставьте один."))
        else:
            try:
                values[name] = parameter.read(_readable(texts[0]))
            except ValueError as error:
                errors.append(ParameterError(name, f"Параметр «{name}»: {error}"))
    if errors:
        raise BadParameters(errors)
    return values


def _unknown(name: str, known: list[str]) -> str:
    similar = difflib.get_close_matches(name, known, n=1)
    hint = f" Может быть, «{similar[0]}»?" if similar else ""
    return f"Параметра «{name[:40]}» здесь нет.{hint} Есть: {', '.join(known) or 'никаких'}."


def _readable(text: str) -> str:
    if "\0" in text:
        raise ValueError("в значении нулевой символ, уберите его.")
    return text


def lookup(path: str) -> Callable[[Any], Q]:
    """Ask that the column or relation at `path` (as in `filter`) fit the value."""
    return lambda value: Q(**{path: value})


def named(relation: str) -> Callable[[Any], Q]:
    """Ask that a row of a reference table be called so, by its name or by its code in addresses."""
    return lambda value: Q(**{f"{relation}__name": value}) | Q(**{f"{relation}__slug": value})


def text(name: str, description: str, condition: Callable[[Any], Q] | None = None) -> Parameter:
    """Take 1 to 200 characters as they are."""

    def read(value: str) -> str:
        if not value or len(value) > TEXT_LENGTH:
            raise ValueError(f"нужно от 1 до {TEXT_LENGTH} знаков.")
        return value

    schema = {"type": "string", "minLength": 1, "maxLength": TEXT_LENGTH, "pattern": r"^[^\u0000]+$"}
    return Parameter(name, description, schema, read, condition)


def whole(
    name: str,
    description: str,
    condition: Callable[[Any], Q] | None = None,
    *,
    minimum: int,
    maximum: int,
    default: int | None = None,
) -> Parameter:
    """Take a whole number within bounds, both included."""

    def read(value: str) -> int:
        if not _WHOLE.fullmatch(value) or len(value) > 20 or not minimum <= int(value) <= maximum:
            raise ValueError(f"нужно целое число от {minimum} до {maximum}.")
        return int(value)

    schema: dict[str, Any] = {"type": "integer", "minimum": minimum, "maximum": maximum}
    if default is not None:
        schema["default"] = default
    return Parameter(name, description, schema, read, condition)


def day(name: str, description: str, condition: Callable[[Any], Q]) -> Parameter:
    """Take a calendar date written YYYY-MM-DD."""

    def read(value: str) -> date:
        try:
            if _DATE.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise ValueError("нужна дата вида 2026-03-12.")

    return Parameter(name, description, {"type": "string", "format": "date"}, read, condition)


def moment(name: str, description: str, condition: Callable[[Any], Q]) -> Parameter:
    """Take a moment of RFC 3339 with its offset; the value is in UTC."""
    return Parameter(name, description, {"type": "string", "format": "date-time"}, _read_moment, condition)


def _read_moment(value: str) -> datetime:
    match = _MOMENT.fullmatch(value)
    if match:
        day_text, clock, fraction, offset = match.groups()
        microseconds = (fraction or ".0")[1:7].ljust(6, "0")
        offset = offset.upper().replace(" ", "+")
        # RFC 3339 knows the leap second, Python does not.
        whole_second = f"{clock[:-2]}59" if clock.endswith(":60") else clock
        try:
            local = datetime.fromisoformat(f"{day_text}T{whole_second}.{microseconds}{offset}")
        except ValueError:
            pass
        else:
            return _in_utc(local)
    raise ValueError("нужен момент по RFC 3339, например 2026-03-12T09:00:00%2B07:00 или 2026-03-12T02:00:00Z.")


def _in_utc(local: datetime) -> datetime:
    try:
        return local.astimezone(UTC)
    except OverflowError:  # the first and the last day of the calendar
        return local.replace(tzinfo=UTC)


def identifier(name: str, description: str, condition: Callable[[Any], Q]) -> Parameter:
    """Take the public number of a record."""

    def read(value: str) -> UUID:
        if not _UUID.fullmatch(value):
            raise ValueError("нужен номер записи вида 0f8fad5b-d9cb-469f-a165-70867728950e.")
        return UUID(value)

    return Parameter(name, description, {"type": "string", "format": "uuid"}, read, condition)


def one_of(
    name: str,
    description: str,
    choices: Iterable[str],
    condition: Callable[[Any], Q] | None = None,
    *,
    default: str | None = None,
) -> Parameter:
    """Take one name of a closed list."""
    allowed = list(choices)

    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"возможные значения: {', '.join(allowed)}.")
        return value

    schema: dict[str, Any] = {"type": "string", "enum": allowed}
    if default is not None:
        schema["default"] = default
    return Parameter(name, description, schema, read, condition)


def some_of(name: str, description: str, choices: Iterable[str]) -> Parameter:
    """Take names of a closed list, separated by commas."""
    allowed = list(choices)

    def read(value: str) -> tuple[str, ...]:
        names = value.split(",")
        unknown = [item for item in names if item not in allowed]
        if unknown:
            raise ValueError(f"нет поля «{unknown[0][:40]}». Есть: {', '.join(allowed)}.")
        return tuple(dict.fromkeys(names))

    schema = {"type": "array", "minItems": 1, "items": {"type": "string", "enum": allowed}}
    return Parameter(name, description, schema, read, openapi={"style": "form", "explode": False})
