"""Pages of lists: `{"results", "next", "prev"}` and the same two in the Link header (D156)."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from rest_framework.pagination import BasePagination
from rest_framework.request import Request

from api.parameters import Parameter, whole
from api.views import Answer, link

LIMIT = whole("limit", "Сколько записей на странице.", minimum=1, maximum=500, default=50)

# What core.keyset and api.searching give out begins so; anything else is not worth a question to the database.
_CURSOR_PATTERN = r"^(W2ZhbHNlLFsi|W3RydWUsWyJ)[A-Za-z0-9_-]{20,400}$|^r[0-9]{1,7}$"


def _read_cursor(value: str) -> str:
    if not re.fullmatch(_CURSOR_PATTERN, value, re.ASCII):
        raise ValueError("курсор берут из поля next или prev предыдущего ответа целиком.")
    return value


CURSOR = Parameter(
    "cursor",
    "Место, с которого читать: из next или prev предыдущего ответа. Вместе с ним повторите остальные параметры.",
    {"type": "string", "pattern": _CURSOR_PATTERN},
    _read_cursor,
)


@dataclass(frozen=True)
class Page:
    """Finished records and the cursors of the neighbour pages."""

    results: list[dict[str, Any]]
    next: str | None = None
    previous: str | None = None


def answer(request: Request, page: Page, *, cursor_name: str = "cursor") -> Answer:
    """Return the response with a page and the addresses of its neighbours."""
    others = request.query_params.copy()
    others.pop(cursor_name, None)
    asked = others.urlencode()
    following = _address(request, asked, cursor_name, page.next)
    previous = _address(request, asked, cursor_name, page.previous)
    response = Answer({"results": page.results, "next": following, "prev": previous})
    pairs = (("next", following), ("prev", previous))
    response.links = [link(address, relation) for relation, address in pairs if address]
    return response


def _address(request: Request, asked: str, name: str, cursor: str | None) -> str | None:
    """Return where a neighbour page is: what was `asked` beside the cursor, and the cursor, which needs no quoting."""
    if cursor is None:
        return None
    return f"{settings.SITE_URL}{request.path}?{asked}{'&' if asked else ''}{name}={cursor}"


class PageSchema(BasePagination):
    """Tells OpenAPI what a page looks like; reading it is the business of the views."""

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        neighbour = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["results", "next", "prev"],
            "properties": {
                "results": schema,
                "next": {**neighbour, "description": "Адрес следующей страницы; null на последней."},
                "prev": {**neighbour, "description": "Адрес предыдущей страницы; null на первой."},
            },
        }
