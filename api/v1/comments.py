"""Residents' remarks on drafts with their answers (D223).

Read from `PublicComment` alone, a table that has no private column: no field added here can give one away.
"""

from typing import Any

from django.conf import settings
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api import parameters
from api.parameters import lookup
from api.records import Address, Computed, Moment, Nested, RecordSerializer, Row
from api.resources import BY_CHANGE, RecordViewSet
from documents.models import Answer, CommentKind, PublicComment, WithholdingReason

DECISIONS_IN_WORDS = ", ".join(f"{decision.value} ({decision.label})" for decision in Answer.Decision)
STATES = [(state.value, state.label) for state in (PublicComment.State.PUBLISHED, PublicComment.State.WITHHELD)]
"""What is in the list; a remark that its author withdrew is told of by `changes`, its address answers 410."""


@extend_schema_field(OpenApiTypes.URI)
class PlaceOnPage(Computed):
    columns = ("draft__path", "number")

    def read(self, row: Row) -> str:
        number = row["number"]
        return f"{settings.SITE_URL}{row['draft__path']}?comment={number}#comment-{number}"


class AnswerSerializer(serializers.Serializer[Any]):
    decision = serializers.ChoiceField(Answer.Decision.choices, help_text=f"Решение: {DECISIONS_IN_WORDS}.")
    text = serializers.CharField(source="answer_text", help_text="Обоснование; бывает пустым.")
    unit = serializers.CharField(source="answered_by__name", help_text="Кто ответил.")
    answered_on = serializers.DateField(help_text="Когда.")
    changed_clauses = serializers.ListField(
        child=serializers.CharField(), help_text="Ключи пунктов, которые ответ изменил."
    )


class CommentSerializer(RecordSerializer):
    url = PlaceOnPage(help_text="Замечание на странице проекта.")
    api_url = Address("/api/v1/comments/{}/", source="public_id", help_text="Адрес записи.")
    draft = serializers.UUIDField(source="draft__public_id", help_text="Номер записи проекта.")
    number = serializers.IntegerField(help_text="Номер замечания в проекте: с 1, без пропусков среди полученных.")
    state = serializers.ChoiceField(
        STATES,
        help_text="published: показано; withheld: не показано, слов нет.",
    )
    withholding_reason = serializers.ChoiceField(
        WithholdingReason.choices, allow_blank=True, help_text="Почему не показано; пусто у показанных."
    )
    kind = serializers.ChoiceField(CommentKind.choices, help_text="Вид: proposal, objection, question, support.")
    edition = serializers.UUIDField(source="edition__public_id", help_text="Редакция, к которой написано.")
    clause = serializers.CharField(source="clause_key", help_text="Ключ пункта; пусто: ко всему проекту.")
    clause_address = serializers.CharField(help_text="Место пункта в той редакции: p-2.3.")
    quoted = serializers.CharField(help_text="Слова пункта, как они стояли тогда.")
    author = serializers.CharField(source="author_label", help_text="Подпись, если автор разрешил её показать.")
    text = serializers.CharField(help_text="Текст без разметки; скрытое заменено на «[скрыто: причина]».")
    received_at = Moment(help_text="Когда получено.")
    edited_on = serializers.DateField(allow_null=True, help_text="Когда автор изменил текст.")
    answer = Nested(AnswerSerializer, "", present="decision", help_text="Ответ разработчика; null, пока его нет.")


class CommentViewSet(RecordViewSet):
    """Замечания жителей к проектам с ответами. Непоказанные есть тоже: номер, причина и ответ, без слов."""

    title = "Замечания к проектам и ответы"
    renewal = "Когда замечание показывают, исправляют или отвечают на него."
    model = PublicComment
    serializer_class = CommentSerializer
    detail_serializer_class = CommentSerializer
    filters = (
        parameters.identifier("draft", "Только к этому проекту (id записи).", lookup("draft__public_id")),
        parameters.text("clause", "Только к этому пункту (ключ).", lookup("clause_key")),
        parameters.one_of("decision", "Только с таким решением.", Answer.Decision.values, lookup("decision")),
        parameters.one_of("state", "Показано или нет.", [value for value, _label in STATES], lookup("state")),
    )
    orders = {
        **BY_CHANGE,
        "received_at": ("received_at", "public_id"),
        "-received_at": ("-received_at", "-public_id"),
    }
