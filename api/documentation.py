"""The OpenAPI description as people read it: operations, their parameters and the fields of their answers (D160).

Nothing is described here anew: whatever `api.schema` tells programs is only put into rows and Russian words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.urls import resolve

from api.schema import openapi
from api.views import ReadOnlyView

KINDS = {
    "boolean": "да или нет",
    "integer": "целое число",
    "null": "null",
    "number": "число",
    "object": "объект",
    "string": "строка",
}
LISTS = {"объект": "список объектов", "строка": "список строк"}
FORMATS = {"date": "дата", "date-time": "дата и время", "uri": "адрес", "uuid": "UUID"}
COMPONENT = "#/components/schemas/"
_NAMED_VALUE = re.compile(r"^\* `([^`]*)` - (.+)$", re.MULTILINE)
_PLACE_OF_RECORD = re.compile(r"{(\w+)}")


@dataclass(frozen=True)
class Value:
    """One value of a closed list; `meaning` is empty where the value speaks for itself."""

    name: str
    meaning: str = ""


@dataclass(frozen=True)
class Entry:
    """A row of a table: a parameter, or a field of an answer."""

    name: str
    kind: str
    component: str
    """The name of the object that the value is or consists of; empty when there is none."""
    description: str
    values: Sequence[Value] = ()
    default: str = ""
    is_in_path: bool = False


@dataclass(frozen=True)
class Component:
    """An object inside answers."""

    name: str
    fields: Sequence[Entry]


@dataclass(frozen=True)
class Operation:
    """One address that can be asked."""

    name: str
    """The anchor of the operation: its `operationId`."""
    title: str
    paragraphs: Sequence[str]
    path: str
    parameters: Sequence[Entry]
    fields: Sequence[Entry]
    is_list: bool
    problems: Sequence[int]

    def example(self) -> str:
        """Return a path that answers now; empty when nothing that could be asked for is public yet."""
        if self.is_list:
            return f"{self.path}?limit=5"
        sample = _view_at(self.path).sample()
        return _PLACE_OF_RECORD.sub(sample, self.path) if sample else ""


@dataclass(frozen=True)
class Documentation:
    """All there is to tell."""

    operations: Sequence[Operation]
    components: Sequence[Component]
    problem: Sequence[Entry]


@cache
def documentation() -> Documentation:
    """Read the description once: it cannot change while the process runs."""
    description = openapi()
    reader = _Reader(description["components"]["schemas"])
    operations = [
        reader.operation(path, operation)
        for path, methods in description["paths"].items()
        for operation in methods.values()
    ]
    problem = reader.fields("Problem")
    return Documentation(operations, list(reader.components(operations)), problem)


def _view_at(path: str) -> type[ReadOnlyView]:
    """Return the view behind an address of the description; any record will do."""
    found: Any = resolve(_PLACE_OF_RECORD.sub(str(UUID(int=0)), path)).func  # `as_view` gives a function its `cls`
    view: type[ReadOnlyView] = found.cls
    return view


class _Reader:
    """Reads schemas and follows their references."""

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        self.schemas = schemas

    def operation(self, path: str, operation: Mapping[str, Any]) -> Operation:
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
        name = _component_of(answer)
        results = self.schemas[name]["properties"].get("results")
        return Operation(
            name=operation["operationId"],
            title=operation["summary"],
            paragraphs=[" ".join(paragraph.split()) for paragraph in operation["description"].split("\n\n")],
            path=path,
            parameters=[self.parameter(parameter) for parameter in operation["parameters"]],
            fields=self.fields(_component_of(results) if results else name),
            is_list=results is not None,
            problems=[int(code) for code in operation["responses"] if int(code) >= 400],
        )

    def parameter(self, parameter: Mapping[str, Any]) -> Entry:
        schema = {**parameter["schema"], "description": parameter["description"]}
        return self.entry(parameter["name"], schema, is_in_path=parameter["in"] == "path")

    def fields(self, component: str) -> list[Entry]:
        return [self.entry(name, schema) for name, schema in self.schemas[component]["properties"].items()]

    def entry(self, name: str, schema: Mapping[str, Any], *, is_in_path: bool = False) -> Entry:
        description = schema.get("description", "")
        words = _NAMED_VALUE.sub("", description).strip()
        values = list(self.values(schema))
        if all(value.name in words and value.meaning in words for value in values):
            values = []  # the description tells them already
        component = _component_of(schema)
        is_object = "properties" in self.schemas.get(component, {})
        default = str(schema.get("default", ""))
        return Entry(name, self.kind(schema), component if is_object else "", words, values, default, is_in_path)

    def values(self, schema: Mapping[str, Any]) -> Iterator[Value]:
        """Tell the closed list of values, each with its meaning where one is given."""
        if "$ref" in schema:
            schema = self.schemas[schema["$ref"].removeprefix(COMPONENT)]
        meanings = dict(_NAMED_VALUE.findall(schema.get("description", "")))
        yield from (Value(name, meanings.get(name, "")) for name in schema.get("enum", ()) if name)
        for part in _parts(schema):
            yield from self.values(part)

    def kind(self, schema: Mapping[str, Any]) -> str:
        """Say in words what a value is."""
        if "$ref" in schema:
            return self.kind(self.schemas[schema["$ref"].removeprefix(COMPONENT)])
        for several in ("allOf", "oneOf"):
            if several in schema:
                return " или ".join(dict.fromkeys(self.kind(part) for part in schema[several]))
        if schema.get("type") == "array":
            kind = self.kind(schema["items"])
            return LISTS.get(kind, f"список: {kind}")
        if "additionalProperties" in schema:
            return f"объект: имя и {self.kind(schema['additionalProperties'])}"
        kinds = schema.get("type", "string")
        kinds = [kinds] if isinstance(kinds, str) else kinds
        named = [FORMATS.get(schema.get("format", ""), KINDS[kind]) if kind != "null" else kind for kind in kinds]
        return " или ".join(named) + _bounds(schema)

    def components(self, operations: Sequence[Operation]) -> Iterator[Component]:
        """Tell the objects that fields of answers lead to, and those that they lead to in turn."""
        found: dict[str, Component] = {}
        waiting = [entry for operation in operations for entry in operation.fields]
        while waiting:
            name = waiting.pop(0).component
            if name and name not in found:
                found[name] = Component(name, self.fields(name))
                waiting.extend(found[name].fields)
        yield from (found[name] for name in sorted(found))


def _parts(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the schemas a schema is made of, itself left out."""
    return [*schema.get("allOf", ()), *schema.get("oneOf", ()), *([schema["items"]] if "items" in schema else [])]


def _component_of(schema: Mapping[str, Any]) -> str:
    """Return the name of the first component that a schema, or a part of it, refers to; empty when none does."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(COMPONENT)
    return next((name for name in map(_component_of, _parts(schema)) if name), "")


def _bounds(schema: Mapping[str, Any]) -> str:
    if "maximum" in schema:
        return f" от {schema['minimum']} до {schema['maximum']}"
    if "maxLength" in schema:
        return f", до {schema['maxLength']} знаков"
    return ""
