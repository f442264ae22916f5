"""Issues of the printed Collection: numbers, dates and file in lists; acts with pages, gaps and errata in details."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api import parameters
from api.parameters import lookup
from api.records import Address, Computed, Highlight, Moment, RecordSerializer, Row
from api.resources import BY_CHANGE, RecordViewSet
from documents.issues.preparing import IMPRINT_FIELDS
from documents.models import IssueErratum, IssueItem, IssueRecord, StatedGap
from documents.naming import IssueNumbers


@extend_schema_field(OpenApiTypes.STR)
class Title(Computed):
    columns = ("year", "number", "through_number")

    def read(self, row: Row) -> str:
        return IssueNumbers(row["year"], row["number"], row["through_number"]).title


class IssueFileSerializer(serializers.Serializer[Any]):
    url = serializers.URLField(help_text="Где взять файл.")
    media_type = serializers.CharField(help_text="Всегда application/pdf.")
    size = serializers.IntegerField(help_text="Размер, байт.")
    sha256 = serializers.CharField(help_text="SHA-256 файла: он не меняется никогда.")
    pages = serializers.IntegerField(help_text="Страниц.")


@extend_schema_field(IssueFileSerializer())
class IssueFile(Computed):
    columns = ("public_id", "pdf_size", "pdf_sha256", "pdf_pages")

    def read(self, row: Row) -> dict[str, Any]:
        return {
            "url": f"{settings.SITE_URL}{reverse('issue_file', args=[row['public_id']])}",
            "media_type": "application/pdf",
            "size": row["pdf_size"],
            "sha256": row["pdf_sha256"],
            "pages": row["pdf_pages"],
        }


class IssueRequisitesSerializer(RecordSerializer):
    url = Address(source="path", help_text="Страница выпуска на сайте.")
    api_url = Address("/api/v1/collections/{}/", source="public_id", help_text="Адрес записи.")
    title = Title(help_text="Название: «Сборник № 3 за 2026 год».")
    year = serializers.IntegerField(help_text="Год.")
    number = serializers.IntegerField(help_text="Номер в году.")
    through_number = serializers.IntegerField(help_text="Сквозной номер.")
    issued_on = serializers.DateField(help_text="Дата выхода в свет: дата официального опубликования актов выпуска.")
    print_run = serializers.IntegerField(allow_null=True, help_text="Тираж, экземпляров.")
    file = IssueFile(help_text="Файл выпуска.")


class IssueSerializer(IssueRequisitesSerializer):
    highlight = Highlight(help_text="С q: место в тексте, слова запроса в <mark>; HTML.")


class PrintedActSerializer(serializers.Serializer[Any]):
    position = serializers.IntegerField(help_text="Место в выпуске, с 1.")
    name = serializers.CharField(help_text="Реквизиты, как напечатаны.")
    title = serializers.CharField(help_text="Наименование; пусто, если акта сейчас нет на сайте.")
    first_page = serializers.IntegerField(help_text="С какой страницы.")
    last_page = serializers.IntegerField(help_text="По какую страницу.")
    act = serializers.UUIDField(allow_null=True, help_text="Номер записи акта; null, если акта сейчас нет на сайте.")
    edition = serializers.UUIDField(allow_null=True, help_text="Номер записи редакции, чей текст напечатан.")


@extend_schema_field(PrintedActSerializer(many=True))
class PrintedActs(Computed):
    """The list as printed. Of an act that is not public now only its requisites are told (D60)."""

    columns = ("pk",)

    def read(self, row: Row) -> list[dict[str, Any]]:
        items = IssueItem.objects.filter(issue=row["pk"]).select_related("act", "edition")
        return [
            {
                "position": item.position,
                "name": item.heading,
                "title": item.title if item.act.is_public else "",
                "first_page": item.first_page,
                "last_page": item.last_page,
                "act": item.act.public_id if item.act.is_public else None,
                "edition": item.edition.public_id if item.edition and item.edition.is_public else None,
            }
            for item in items.order_by("position", "pk")
        ]


class GapSerializer(serializers.Serializer[Any]):
    kind = serializers.CharField(help_text="Вид акта.")
    issuing_body = serializers.CharField(help_text="Принявший орган.")
    year = serializers.IntegerField(help_text="Год.")
    first = serializers.IntegerField(help_text="Первый пропущенный номер.")
    last = serializers.IntegerField(help_text="Последний пропущенный номер.")
    reason = serializers.CharField(help_text="Почему пропущены.")


@extend_schema_field(GapSerializer(many=True))
class Gaps(Computed):
    columns = ("pk",)

    def read(self, row: Row) -> Sequence[dict[str, Any]]:
        names = {"kind__name": "kind", "issuing_body__name": "issuing_body"}
        found = StatedGap.objects.filter(issue=row["pk"]).values(*names, "year", "first", "last", "reason")
        return [{names.get(name, name): value for name, value in gap.items()} for gap in found]


class ErratumSerializer(serializers.Serializer[Any]):
    noted_on = serializers.DateField(help_text="Когда отмечена.")
    text = serializers.CharField(help_text="Что напечатано и что следует читать.")


@extend_schema_field(ErratumSerializer(many=True))
class Errata(Computed):
    columns = ("pk",)

    def read(self, row: Row) -> Sequence[dict[str, Any]]:
        found = IssueErratum.objects.filter(issue=row["pk"]).values("noted_on", "text")
        return [dict(erratum) for erratum in found]


@extend_schema_field({"type": "object", "additionalProperties": {"type": "string"}})
class Imprint(Computed):
    """In the order of print: a database may keep names in an order of its own."""

    columns = ("imprint",)

    def read(self, row: Row) -> dict[str, str]:
        kept = row["imprint"]
        return {name: kept[name] for name in IMPRINT_FIELDS if name in kept}


class IssueDetailSerializer(IssueRequisitesSerializer):
    signed_at = Moment(help_text="Когда подписан в печать.")
    imprint = Imprint(help_text="Выходные данные, с которыми вышел.")
    skipped_reason = serializers.CharField(help_text="Почему пропущены номера выпусков перед этим; обычно пусто.")
    acts = PrintedActs(help_text="Акты выпуска по порядку.")
    gaps = Gaps(help_text="Пропущенные номера актов с причинами.")
    errata = Errata(help_text="Опечатки, замеченные после выхода. Сам выпуск не меняется.")


class IssueViewSet(RecordViewSet):
    """Вышедшие выпуски печатного сборника правовых актов. Состав и файл вышедшего выпуска не меняются."""

    title = "Выпуски сборника правовых актов"
    renewal = "Когда выходит новый выпуск."
    formats = "JSON; выпуски также PDF"
    model = IssueRecord
    serializer_class = IssueSerializer
    detail_serializer_class = IssueDetailSerializer
    searchable = True
    filters = (
        parameters.whole("year", "Год.", lookup("year"), minimum=1, maximum=9999),
        parameters.whole("number", "Номер в году.", lookup("number"), minimum=1, maximum=9999),
        parameters.day("issued_on", "Дата выхода в свет.", lookup("issued_on")),
        parameters.day("issued_on_from", "Вышел не раньше.", lookup("issued_on__gte")),
        parameters.day("issued_on_to", "Вышел не позже.", lookup("issued_on__lte")),
    )
    orders = {
        **BY_CHANGE,
        "issued_on": ("issued_on", "public_id"),
        "-issued_on": ("-issued_on", "-public_id"),
    }
