"""A resource of the API: a list read by keyset and details, over the public records of one model.

A room's file in `api/v1/` declares its fields, filters and orders; everything else is here.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from api import parameters
from api.paging import CURSOR, LIMIT, Page, PageSchema, answer
from api.parameters import Parameter
from api.problems import NoSuchPage, Withdrawn
from api.records import Projection, RecordSerializer, Row, projection
from api.searching import QUERY, Search
from api.views import Answer, ReadOnlyView
from core.keyset import CursorError, Keyset
from core.models import ChangeEntry, PublicRecord

MODIFIED_SINCE = parameters.moment(
    "modified_since",
    "Только записи, изменённые в этот момент или позже. Знак «+» в адресе пишется %2B.",
    lambda value: Q(modified_at__gte=value),
)
BY_CHANGE: Mapping[str, Sequence[str]] = {
    "modified_at": ("modified_at", "public_id"),
    "-modified_at": ("-modified_at", "-public_id"),
}


class RecordViewSet(ReadOnlyView, GenericViewSet[Any]):
    """List and details of one kind of public records."""

    model: ClassVar[type[PublicRecord]]
    renewal: ClassVar[str]
    """When the set changes, for people."""
    formats: ClassVar[str] = "JSON"
    detail_serializer_class: ClassVar[type[RecordSerializer]]
    filters: ClassVar[Sequence[Parameter]] = ()
    orders: ClassVar[Mapping[str, Sequence[str]]] = BY_CHANGE
    searchable: ClassVar[bool] = False
    changes_at_midnight: ClassVar[bool] = False
    """Whether a record may read differently tomorrow although nobody touched it."""
    detail_columns: ClassVar[Sequence[str]] = ()
    """What `complete` asks of a row beside the columns of its fields."""

    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"
    pagination_class = PageSchema

    @property
    def resource(self) -> str:
        return self.model.resource

    def summary_of(self, action: str) -> str:
        return f"{self.title}: {'одна запись целиком' if action == 'retrieve' else 'список'}"

    @classmethod
    def sample(cls) -> str:
        newest = cls.model.objects.public().order_by("-modified_at", "-public_id").values_list("public_id", flat=True)
        return str(newest.first() or "")

    def get_queryset(self) -> QuerySet[Any]:
        return self.model.objects.public()

    def get_serializer_class(self) -> type[RecordSerializer]:
        if self.action == "retrieve":
            return self.detail_serializer_class
        return self.serializer_class  # type: ignore[return-value]  # REST framework allows None

    def parameters_of(self, action: str) -> Sequence[Parameter]:
        """Return the parameters that a list or a detail takes; OpenAPI is made of the same."""
        fields = parameters.some_of("fields", "Какие поля отдать, через запятую; без него все.", self._field_names())
        if action == "retrieve":
            return [fields]
        sort = parameters.one_of(
            "sort", "Порядок; минус означает обратный. Без sort: modified_at, с q: по соответствию.", self.orders
        )
        common = [LIMIT, CURSOR, fields, sort, MODIFIED_SINCE]
        return [*common, *([QUERY] if self.searchable else []), *self.filters]

    def list(self, request: Request) -> Answer:
        values = self.read(request, *self.parameters_of("list"))
        queryset = self.get_queryset()
        for parameter in (MODIFIED_SINCE, *self.filters):
            if parameter.name in values:
                queryset = parameter.narrow(queryset, values[parameter.name])
        shape = projection(self.get_serializer_class(), values.get("fields") or self._usual_fields("q" in values))
        response = answer(request, self._page(queryset, shape, values))
        response.last_modified = self._last_change()
        return response

    def retrieve(self, request: Request, id: UUID) -> Answer:
        values = self.read(request, *self.parameters_of("retrieve"))
        shape = projection(self.detail_serializer_class, values.get("fields", ()))
        columns = dict.fromkeys(["pk", "modified_at", *self.detail_columns, *shape.columns])
        row: Row | None = self.get_queryset().filter(public_id=id).values(*columns).first()
        if row is None:
            self._explain_absence(id)
            raise NotFound("Записи с таким номером нет. Проверьте адрес.")
        self.complete(row)
        response = Answer(shape.record(row))
        response.last_modified = self._not_before_today(row["modified_at"])
        return response

    def complete(self, row: Row) -> None:
        """Change the row of a detail before its fields are read: what depends on the day."""

    def _field_names(self) -> Sequence[str]:
        return projection(self.get_serializer_class()).names

    def _usual_fields(self, is_search: bool) -> tuple[str, ...]:
        return tuple(name for name in self._field_names() if is_search or name != "highlight")

    def _page(self, queryset: QuerySet[Any], shape: Projection, values: Mapping[str, Any]) -> Page:
        place = {"cursor": values.get("cursor"), "limit": values.get("limit", LIMIT.schema["default"])}
        sort = values.get("sort")
        if "q" not in values:
            return _keyset_page(queryset, shape, self.orders[sort or "modified_at"], **place)
        is_narrowed = any(parameter.name in values for parameter in (MODIFIED_SINCE, *self.filters))
        search = Search(values["q"], queryset, is_narrowed)
        return search.sorted_page(shape, self.orders[sort], **place) if sort else search.page(shape, **place)

    def _explain_absence(self, public_id: UUID) -> None:
        """Say that a record was withdrawn, and why; say nothing of one that never was public."""
        withdrawn = self.model._default_manager.filter(
            public_id=public_id, is_public=False, published_at__isnull=False, withdrawn_at__isnull=False
        )
        row = withdrawn.values("withdrawal_reason", "withdrawn_at").first()
        if row:
            raise Withdrawn(row["withdrawal_reason"], row["withdrawn_at"])

    def _last_change(self) -> datetime | None:
        """Return when anything public changed: a list changes also by what is no more in it."""
        moment = ChangeEntry.objects.order_by("-seq").values_list("changed_at", flat=True).first()
        return self._not_before_today(moment) if moment else None

    def _not_before_today(self, moment: datetime) -> datetime:
        if not self.changes_at_midnight:
            return moment
        return max(moment, timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0))


def _keyset_page(
    queryset: QuerySet[Any], shape: Projection, ordering: Sequence[str], *, cursor: str | None, limit: int
) -> Page:
    columns = dict.fromkeys([*shape.columns, *(column.lstrip("-") for column in ordering)])
    try:
        found = Keyset(ordering).page(queryset.values(*columns), cursor=cursor, limit=limit)
    except CursorError as error:
        raise NoSuchPage from error
    return Page(shape.records(found.items), found.next, found.previous)
