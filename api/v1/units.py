"""Units of the administration."""

from rest_framework import serializers

from api import parameters
from api.parameters import lookup, named
from api.records import Address, RecordSerializer
from api.resources import RecordViewSet
from structure.models import Unit


class UnitSerializer(RecordSerializer):
    url = Address("/structure/{}/", source="slug", help_text="Страница подразделения на сайте.")
    api_url = Address("/api/v1/units/{}/", source="public_id", help_text="Адрес записи.")
    name = serializers.CharField(help_text="Название.")
    body = serializers.CharField(source="body__name", help_text="Орган, в который входит подразделение.")
    parent = serializers.UUIDField(  # type: ignore[assignment]  # hides an attribute nothing here reads
        source="parent__public_id", allow_null=True, help_text="Номер вышестоящего подразделения."
    )
    phone = serializers.CharField(help_text="Телефон.")
    email = serializers.CharField(help_text="Электронная почта.")


class UnitDetailSerializer(UnitSerializer):
    tasks = serializers.CharField(help_text="Задачи и функции.")
    address = serializers.CharField(help_text="Адрес.")
    hours = serializers.CharField(help_text="Часы работы и приёма.")


class UnitViewSet(RecordViewSet):
    """Подразделения администрации города: как связаться, кому подчиняются; в подробной записи ещё задачи."""

    title = "Подразделения администрации"
    renewal = "Когда меняются сведения о подразделении."
    model = Unit
    serializer_class = UnitSerializer
    detail_serializer_class = UnitDetailSerializer
    filters = (
        parameters.text("name", "Название целиком.", lookup("name")),
        parameters.text("body", "Орган: название или код.", named("body")),
    )
