"""Editions of texts: what an act said, and from when till when."""

from rest_framework import serializers

from api import parameters
from api.parameters import lookup
from api.records import Address, Nested, RecordSerializer
from api.resources import BY_CHANGE, RecordViewSet
from api.v1.texts import Clauses, SourceSerializer, Text
from documents.models import Edition

ACT = "page__legalact__record"


class EditionSerializer(RecordSerializer):
    url = Address(source=f"{ACT}__path", help_text="Страница акта на сайте.")
    api_url = Address("/api/v1/editions/{}/", source="public_id", help_text="Адрес записи.")
    act = serializers.UUIDField(source=f"{ACT}__public_id", help_text="Номер записи акта.")
    number = serializers.IntegerField(help_text="Номер редакции, с 1.")
    dated_on = serializers.DateField(help_text="Дата редакции.")
    valid_from = serializers.DateField(allow_null=True, help_text="С какого дня действует.")
    valid_to = serializers.DateField(allow_null=True, help_text="По какой день действует включительно.")
    note = serializers.CharField(help_text="Почему появилась эта редакция.")
    source = Nested(SourceSerializer, "", present="source_file", help_text="Файл, из которого сделан текст.")  # type: ignore[assignment]  # hides an attribute nothing here reads


class EditionDetailSerializer(EditionSerializer):
    text = Text(help_text="Весь текст без разметки.")
    clauses = Clauses(help_text="Текст по структурным единицам, по порядку.")


class EditionViewSet(RecordViewSet):
    """Редакции текстов правовых актов. Опубликованная редакция не меняется: исправление выходит новой."""

    model = Edition
    serializer_class = EditionSerializer
    detail_serializer_class = EditionDetailSerializer
    filters = (
        parameters.identifier("act", "Только редакции этого акта (id записи акта).", lookup(f"{ACT}__public_id")),
        parameters.day("dated_on_from", "Дата редакции не раньше.", lookup("dated_on__gte")),
        parameters.day("dated_on_to", "Дата редакции не позже.", lookup("dated_on__lte")),
    )
    orders = {
        **BY_CHANGE,
        "dated_on": ("dated_on", "public_id"),
        "-dated_on": ("-dated_on", "-public_id"),
    }
