"""The description of the API in OpenAPI 3.1 (D160), made of the same declarations that serve it."""

import inspect
from functools import cache
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema as SpectacularAutoSchema

from api import problems

HEADERS: dict[str, tuple[str, str]] = {
    "Link": ("string", "Условия использования (license), это описание (service-desc), соседние страницы (next, prev)."),
    "ETag": ("string", "Метка ответа. Пришлите её в If-None-Match, и неизменное вернётся кодом 304 без тела."),
    "Last-Modified": ("string", "Когда ответ изменился в последний раз."),
}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Вид ошибки; по адресу она объяснена."},
        "title": {"type": "string", "description": "Вид ошибки словами."},
        "status": {"type": "integer", "description": "Код ответа."},
        "detail": {"type": "string", "description": "Что случилось и что сделать."},
        "instance": {"type": "string", "description": "Адрес, который запросили."},
        "errors": {
            "type": "array",
            "description": "Все неверные параметры: имя (parameter), место (pointer) и что исправить (detail).",
            "items": {
                "type": "object",
                "required": ["parameter", "pointer", "detail"],
                "properties": {name: {"type": "string"} for name in ("parameter", "pointer", "detail")},
            },
        },
        "reason": {"type": "string", "description": "Почему запись снята (410)."},
        "withdrawn_at": {"type": ["string", "null"], "format": "date-time", "description": "Когда снята (410)."},
    },
}


class AutoSchema(SpectacularAutoSchema):
    """Takes the parameters from the declarations of the view."""

    def _get_parameters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = super()._get_parameters()
        return [{**parameter, "description": self.view.lookup_description} for parameter in found] + [
            {
                "in": "query",
                "name": parameter.name,
                "description": parameter.description,
                "schema": dict(parameter.schema),
                **parameter.openapi,
            }
            for parameter in self.view.parameters_of(self.view.action)
        ]

    def get_description(self) -> str:
        return inspect.cleandoc(self.view.__doc__ or "")

    def get_summary(self) -> str:
        return str(self.view.summary_of(self.view.action))

    def get_operation_id(self) -> str:
        return f"{self.view.basename}_{self.view.action}"

    def get_tags(self) -> list[str]:
        return [self.view.basename]


class NestedField(OpenApiSerializerFieldExtension):
    """Describes `api.records.Nested`."""

    target_class = "api.records.Nested"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: SpectacularAutoSchema, direction: str) -> dict[str, Any]:
        component = auto_schema.resolve_serializer(self.target.serializer_class, direction)
        return {"oneOf": [component.ref, {"type": "null"}]}


def only_ours(endpoints: list[tuple[str, str, str, Any]]) -> list[tuple[str, str, str, Any]]:
    """Leave out what Wagtail's admin serves to itself."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]


def add_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add to every operation the problems it may answer with, and to every answer its headers."""
    result["components"].setdefault("schemas", {})["Problem"] = _PROBLEM
    result["components"]["responses"] = {_name(code): _answer(code) for code in (400, 404, 406, 410, 429, 500)}
    for path, operations in result["paths"].items():
        for operation in operations.values():
            operation["responses"]["200"]["headers"] = {
                name: {"schema": {"type": kind}, "description": words} for name, (kind, words) in HEADERS.items()
            }
            operation["responses"]["304"] = {"description": "Ничего не изменилось с прошлого раза."}
            codes = (400, 404, 406, 429, 500, *((410,) if "{" in path else ()))
            for code in sorted(codes):
                operation["responses"][str(code)] = {"$ref": f"#/components/responses/{_name(code)}"}
    return result


def _name(code: int) -> str:
    return f"Problem{code}"


def _answer(code: int) -> dict[str, Any]:
    headers = {"Link": {"schema": {"type": "string"}, "description": HEADERS["Link"][1]}}
    if code == 429:
        headers["Retry-After"] = {"schema": {"type": "integer"}, "description": "Через сколько секунд повторить."}
    return {
        "description": f"{problems.KINDS[code][1]}.",
        "headers": headers,
        "content": {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def openapi() -> dict[str, Any]:
    """Return the description of the API as this site serves it."""
    return {**_description(), "servers": [{"url": settings.SITE_URL}]}


@cache
def _description() -> dict[str, Any]:
    """Generate it once: it cannot change while the process runs."""
    description: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return description
