"""A list of 20 acts through the API, on its first page and at nine tenths of its depth, beside a plain DRF view.

python -m bench.api_list [N]          default 5,000; DATABASE_URL chooses the engine

The plain view is what the framework's tutorial gives: ModelViewSet, ModelSerializer with the same columns,
LimitOffsetPagination, relations selected along. Both are called in one process over the same rows.
"""

import sys
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bench.city import engine, fill, milliseconds, temporary_city

LIMIT = 20
TIMES = 60


def main(count: int) -> None:
    with temporary_city():
        fill(count, seed=1)
        measure(count)


def measure(count: int) -> None:
    depth = count * 9 // 10
    ours, plain = _ours(), _plain()
    cursor = _cursor_at(ours, depth)
    figures = {
        "plain DRF, page 1": _figure(plain, {"limit": LIMIT, "offset": 0}),
        "plain DRF, depth": _figure(plain, {"limit": LIMIT, "offset": depth}),
        "ours, page 1": _figure(ours, {"limit": LIMIT}),
        "ours, depth": _figure(ours, {"limit": LIMIT, "cursor": cursor}),
        "ours, limit 500": _figure(ours, {"limit": 500}),
    }
    print(f"{engine()}, {count} acts, depth {depth}, pages of {LIMIT}")
    for name, (taken, statements) in figures.items():
        print(f"  {name:<20}{taken:8.1f} ms, {statements} statements")
    first, deep = figures["ours, page 1"][0], figures["ours, depth"][0]
    print(f"  depth ÷ page 1            {deep / first:6.2f}   (target ≤ 1.2)")
    print(f"  page 1 ÷ plain page 1     {first / figures['plain DRF, page 1'][0]:6.2f}   (target ≤ 0.25)")
    print(f"  depth ÷ plain depth       {deep / figures['plain DRF, depth'][0]:6.2f}")
    most = max(statements for name, (_, statements) in figures.items() if name.startswith("ours"))
    print(f"  most statements           {most:6}   (target ≤ 3)")


def _ours() -> Any:
    from api.v1.acts import ActViewSet

    return ActViewSet.as_view({"get": "list"})


def _plain() -> Any:
    from rest_framework import pagination, serializers, viewsets

    from documents.models import ActRecord

    class ActSerializer(serializers.ModelSerializer):
        kind = serializers.CharField(source="kind.name")
        issuing_body = serializers.CharField(source="issuing_body.name")
        rubric = serializers.CharField(source="rubric.name", default=None)

        class Meta:
            model = ActRecord
            fields = (
                *("public_id", "created_at", "published_at", "modified_at", "path", "kind", "number", "adopted_on"),
                *("issuing_body", "title", "rubric", "external_id"),
            )

    class ActViewSet(viewsets.ModelViewSet):
        queryset = (
            ActRecord.objects.filter(is_public=True)
            .select_related("kind", "issuing_body", "rubric")
            .order_by("modified_at", "public_id")
        )
        serializer_class = ActSerializer
        pagination_class = pagination.LimitOffsetPagination
        authentication_classes = ()
        permission_classes = ()

    return ActViewSet.as_view({"get": "list"})


def _get(view: Any, parameters: dict[str, Any]) -> Any:
    from django.test import RequestFactory

    response = view(RequestFactory(SERVER_NAME="127.0.0.1").get("/api/v1/acts/", parameters)).render()
    assert response.status_code == 200, response.content
    return response


def _figure(view: Any, parameters: dict[str, Any]) -> tuple[float, int]:
    """Return the median milliseconds of a request and the statements it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = milliseconds(lambda turn: _get(view, parameters), TIMES)
    with CaptureQueriesContext(connection) as queries:
        _get(view, parameters)
    return taken, len(queries)


def _cursor_at(view: Any, depth: int) -> str:
    """Walk to `depth` as a client would."""
    cursor, passed = "", 0
    while passed < depth:
        step = min(500, depth - passed)
        answer = _get(view, {"limit": step, "fields": "id", **({"cursor": cursor} if cursor else {})}).data
        cursor = parse_qs(urlsplit(answer["next"]).query)["cursor"][0]
        passed += step
    return cursor


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
