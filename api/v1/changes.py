"""The feed by which a mirror stays in step: everything that became public, changed or was withdrawn (D157, D158)."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Q
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from api import parameters
from api.paging import LIMIT, Page, PageSchema, answer
from api.parameters import Parameter, lookup
from api.records import Computed, Moment, NarrowableSerializer, Row, projection
from api.views import Answer, ReadOnlyView
from core.journal import changes_since
from core.models import ChangeEntry

RESOURCES = ("acts", "collections", "comments", "drafts", "editions", "news", "units")
"""What the API serves. An entry of the journal about anything else would lead nowhere."""

SINCE = parameters.whole(
    "since",
    "Отдать всё, что случилось после этого seq: номер последней записи, которую вы уже обработали.",
    lookup("seq__gt"),
    minimum=0,
    maximum=2**63 - 1,
    default=0,
)


@extend_schema_field(OpenApiTypes.URI)
class RecordAddress(Computed):
    columns = ("resource", "record_id")

    def read(self, row: Row) -> str:
        return f"{settings.SITE_URL}/api/v1/{row['resource']}/{row['record_id']}/"


class ChangeSerializer(NarrowableSerializer):
    seq = serializers.IntegerField(help_text="Номер изменения: только растёт, в порядке опубликования.")
    type = serializers.ChoiceField(RESOURCES, source="resource", help_text="Раздел.")
    id = serializers.UUIDField(source="record_id", help_text="Номер записи.")
    op = serializers.ChoiceField(
        ChangeEntry.Operation.choices,
        source="operation",
        help_text="upsert: запись появилась или изменилась, заберите её заново; delete: снята, удалите у себя.",
    )
    modified_at = Moment(source="changed_at", help_text="Когда это случилось.")
    api_url = RecordAddress(help_text="Адрес записи.")
    reason = serializers.CharField(help_text="Почему снята; пусто у остальных.")


class ChangeViewSet(ReadOnlyView, GenericViewSet[ChangeEntry]):
    """Лента изменений: по ней копия остаётся верной.

    Обработав страницу, запомните seq последней записи и приходите с ним в since.
    Номера только растут, пропуск в них не потеря.
    """

    title = "Лента изменений"
    queryset = ChangeEntry.objects.none()
    serializer_class = ChangeSerializer
    pagination_class = PageSchema

    def parameters_of(self, action: str) -> Sequence[Parameter]:
        fields = parameters.some_of(
            "fields", "Какие поля отдать, через запятую; без него все.", projection(self.serializer_class).names
        )
        kind = parameters.one_of("type", "Только этот раздел.", RESOURCES, lookup("resource"))
        return [SINCE, LIMIT, fields, kind]

    def list(self, request: Request) -> Answer:
        values = self.read(request, *self.parameters_of("list"))
        limit = values.get("limit", LIMIT.schema["default"])
        entries = changes_since(values.get("since", 0)).filter(
            Q(resource=values["type"]) if "type" in values else Q(resource__in=RESOURCES)
        )
        shape = projection(self.serializer_class, values.get("fields", ()))
        rows = list(entries.values("seq", "changed_at", *shape.columns)[: limit + 1])
        page = Page(
            [shape.record(row) for row in rows[:limit]],
            next=str(rows[limit - 1]["seq"]) if len(rows) > limit else None,
        )
        response = answer(request, page, cursor_name="since")
        if rows:
            response.last_modified = rows[:limit][-1]["changed_at"]
        return response
