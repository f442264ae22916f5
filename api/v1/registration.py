"""An act in the regional register of municipal normative acts, and the checks of its legality (D58)."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.records import Computed, Row, projection
from documents.models import LegalityReview


class ReviewSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(LegalityReview.Kind.choices, help_text="Что это.")
    issued_by = serializers.CharField(help_text="Чьё: орган или суд.")
    dated_on = serializers.DateField(help_text="Дата.")
    number = serializers.CharField(help_text="Номер; бывает пустым.")
    summary = serializers.CharField(help_text="Что сказано, кратко.")
    result = serializers.CharField(help_text="Чем закончилось; пусто, пока не рассмотрено.")


class RegistrationSerializer(serializers.Serializer[Any]):
    number = serializers.CharField(allow_null=True, help_text="Номер в регистре: RU и цифры; null, пока его нет.")
    included_on = serializers.DateField(allow_null=True, help_text="Когда акт включён в регистр.")
    reviews = ReviewSerializer(many=True, help_text="Экспертные заключения, акты прокурора, решения судов; по датам.")


@extend_schema_field(RegistrationSerializer(allow_null=True))
class Registration(Computed):
    """One statement, and only for an act that has an entry. When it was sent there is the city's own business."""

    columns = ("register_entry", "register_entry__number", "register_entry__included_on")

    def read(self, row: Row) -> dict[str, Any] | None:
        number, shape = row["register_entry__number"] or None, projection(ReviewSerializer)
        found = LegalityReview.objects.filter(entry=row["register_entry"]) if row["register_entry"] else None
        reviews = [shape.record(review) for review in found.values(*shape.columns)] if found is not None else []
        if not (number or reviews):
            return None
        return {"number": number, "included_on": row["register_entry__included_on"], "reviews": reviews}
