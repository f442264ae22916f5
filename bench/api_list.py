"""A list of 20 acts through the API, on its first page and at nine tenths of its depth, beside a plain DRF view.

python -m bench.api_list [N]          default 5,000; DATABASE_URL chooses the engine

The plain views are what the framework's tutorial gives: ModelViewSet, ModelSerializer with the same fields,
LimitOffsetPagination, relations selected along. One stands over the pages, as the stack has it; the other over our own
narrow register, which spares it joins and most of the counting, so that what is left is the way of reading alone. All
are called in one process over the same rows, without middleware: over all of it each takes 0.3 ms more.
"""

import json
import sys
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bench.city import engine, fill, in_turns, temporary_city

LIMIT = 20
TIMES = 60
SLOW_TIMES = 7


def main(count: int) -> None:
    with temporary_city():
        fill(count, seed=1)
        measure(count)


def measure(count: int) -> None:
    depth = count * 9 // 10
    ours, pages, register = _ours(), _plain_pages(), _plain_register()
    cursor = _cursor_at(ours, depth)
    first_page = _get(ours, {"limit": LIMIT}).content
    for plain in (pages, register):
        same = json.loads(_get(plain, {"limit": LIMIT, "offset": 0}).content)["results"]
        assert same == json.loads(first_page)["results"], "the lists must be the same to be compared"
    beginning, place = {"limit": LIMIT, "offset": 0}, {"limit": LIMIT, "offset": depth}
    first_keys, deep_keys = {"limit": LIMIT}, {"limit": LIMIT, "cursor": cursor}
    figures = {
        **_figures({"pages, page 1": (pages, beginning), "pages, depth": (pages, place)}, SLOW_TIMES),
        **_figures({"register, page 1": (register, beginning), "register, depth": (register, place)}),
        **_figures({"ours, page 1": (ours, first_keys), "ours, depth": (ours, deep_keys)}),
        **_figures({"ours, limit 500": (ours, {"limit": 500})}),
    }
    print(f"{engine()}, {count} acts, depth {depth}, pages of {LIMIT}; plain DRF over pages and over the register")
    for name, (taken, statements) in figures.items():
        print(f"  {name:<20}{taken:8.1f} ms, {statements} statements")
    first, deep = figures["ours, page 1"][0], figures["ours, depth"][0]
    print(f"  depth ÷ page 1                   {deep / first:6.2f}   (target ≤ 1.2)")
    print(f"  page 1 ÷ that of plain pages     {first / figures['pages, page 1'][0]:6.2f}   (target ≤ 0.25)")
    print(f"  page 1 ÷ that of plain register  {first / figures['register, page 1'][0]:6.2f}   (target ≤ 0.25)")
    print(f"  depth ÷ that of plain register   {deep / figures['register, depth'][0]:6.2f}")
    most = max(statements for name, (_, statements) in figures.items() if name.startswith("ours"))
    print(f"  most statements                  {most:6}   (target ≤ 3)", flush=True)


def _ours() -> Any:
    from api.v1.acts import ActViewSet

    return ActViewSet.as_view({"get": "list"})


def _plain_register() -> Any:
    from documents.models import ActRecord

    acts = ActRecord.objects.filter(is_public=True).select_related("kind", "issuing_body", "rubric")
    return _plain(acts.order_by("modified_at", "public_id"), record="")


def _plain_pages() -> Any:
    from documents.models import LegalAct

    acts = LegalAct.objects.live().public().select_related("kind", "issuing_body", "rubric", "record__kind")
    return _plain(acts.order_by("record__modified_at", "record__public_id"), record="record.")


def _plain(acts: Any, *, record: str) -> Any:
    """Return the tutorial's list of `acts`; `record` is the way from one of them to its row of the register."""
    from django.conf import settings
    from django.utils import timezone
    from rest_framework import pagination, serializers, viewsets

    from documents.status import status

    def of_record(name: str) -> str | None:
        return f"{record}{name}" if record else None  # REST framework refuses a source that says nothing new

    class ActSerializer(serializers.ModelSerializer):
        id = serializers.UUIDField(source=f"{record}public_id")
        created_at = serializers.DateTimeField(source=of_record("created_at"))
        published_at = serializers.DateTimeField(source=of_record("published_at"))
        modified_at = serializers.DateTimeField(source=of_record("modified_at"))
        url = serializers.SerializerMethodField()
        api_url = serializers.SerializerMethodField()
        kind = serializers.CharField(source="kind.name")
        issuing_body = serializers.CharField(source="issuing_body.name")
        title = serializers.CharField(source="official_title" if record else None)
        rubric = serializers.CharField(source="rubric.name", default=None)
        status = serializers.SerializerMethodField()
        status_name = serializers.SerializerMethodField()
        external_id = serializers.CharField(source=of_record("external_id"))

        class Meta:
            model = acts.model
            fields = (
                *("id", "created_at", "published_at", "modified_at", "url", "api_url", "kind", "number", "adopted_on"),
                *("issuing_body", "title", "rubric", "status", "status_name", "external_id"),
            )

        def get_url(self, act: Any) -> str:
            return f"{settings.SITE_URL}{_record(act).path}"

        def get_api_url(self, act: Any) -> str:
            return f"{settings.SITE_URL}/api/v1/acts/{_record(act).public_id}/"

        def get_status(self, act: Any) -> str:
            return status(_record(act), timezone.localdate()).value

        def get_status_name(self, act: Any) -> str:
            return str(status(_record(act), timezone.localdate()).label)

    def _record(act: Any) -> Any:
        return act.record if record else act

    class ActViewSet(viewsets.ModelViewSet):
        queryset = acts
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


def _figures(requests: dict[str, tuple[Any, dict[str, Any]]], times: int = TIMES) -> dict[str, tuple[float, int]]:
    """Return the median milliseconds of each request, asked in turns, and the statements it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = in_turns({name: partial(_get, *request) for name, request in requests.items()}, times)
    statements = {}
    for name, request in requests.items():
        with CaptureQueriesContext(connection) as queries:
            _get(*request)
        statements[name] = len(queries)
    return {name: (taken[name], statements[name]) for name in requests}


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
