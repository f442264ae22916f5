"""Editions of texts: what an act said, and from when till when; how the text of a draft changed."""

from django.conf import settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api import parameters
from api.parameters import lookup
from api.records import Address, Computed, Nested, RecordSerializer, Row
from api.resources import BY_CHANGE, RecordViewSet
from api.v1.texts import Clauses, MadeBy, SignedSerializer, SourceSerializer, Text
from documents.models import Edition

ACT = "page__legalact__record"
DRAFT = "page__draftregulation__record"


@extend_schema_field(OpenApiTypes.URI)
class PageAddress(Computed):
    """The page of the act or draft whose text it is."""

    columns = (f"{ACT}__path", f"{DRAFT}__path")

    def read(self, row: Row) -> str:
        return settings.SITE_URL + str(row[f"{ACT}__path"] or row[f"{DRAFT}__path"])


class EditionSerializer(RecordSerializer):
    url = PageAddress(help_text="Страница акта или проекта на сайте.")
    api_url = Address("/api/v1/editions/{}/", source="public_id", help_text="Адрес записи.")
    act = serializers.UUIDField(
        source=f"{ACT}__public_id", allow_null=True, help_text="Номер записи акта; null у редакции проекта."
    )
    draft = serializers.UUIDField(
        source=f"{DRAFT}__public_id", allow_null=True, help_text="Номер записи проекта; null у редакции акта."
    )
    number = serializers.IntegerField(help_text="Номер редакции, с 1.")
    dated_on = serializers.DateField(help_text="Дата редакции.")
    valid_from = serializers.DateField(allow_null=True, help_text="С какого дня действует.")
    valid_to = serializers.DateField(allow_null=True, help_text="По какой день действует включительно.")
    made_by = MadeBy(help_text="Какими актами сделана: «в ред. постановлений…»; если никакими, смотрите note.")
    note = serializers.CharField(help_text="Почему появилась эта редакция.")
    source = Nested(SourceSerializer, "", present="source_file", help_text="Файл, из которого сделан текст.")  # type: ignore[assignment]  # hides an attribute nothing here reads
    signed = Nested(SignedSerializer, "", present="signed_file", help_text="Подписанный документ в PDF.")


class EditionDetailSerializer(EditionSerializer):
    text = Text(help_text="Весь текст без разметки.")
    clauses = Clauses(help_text="Текст по структурным единицам, по порядку.")


class EditionViewSet(RecordViewSet):
    """Редакции текстов правовых актов и проектов. Опубликованная редакция не меняется: исправление выходит новой."""

    title = "Редакции текстов"
    renewal = "Когда выходит новая редакция акта или проекта."
    model = Edition
    serializer_class = EditionSerializer
    detail_serializer_class = EditionDetailSerializer
    filters = (
        parameters.identifier("act", "Только редакции этого акта (id записи акта).", lookup(f"{ACT}__public_id")),
        parameters.identifier(
            "draft", "Только редакции этого проекта (id записи проекта).", lookup(f"{DRAFT}__public_id")
        ),
        parameters.day("dated_on_from", "Дата редакции не раньше.", lookup("dated_on__gte")),
        parameters.day("dated_on_to", "Дата редакции не позже.", lookup("dated_on__lte")),
    )
    orders = {
        **BY_CHANGE,
        "dated_on": ("dated_on", "public_id"),
        "-dated_on": ("-dated_on", "-public_id"),
    }
