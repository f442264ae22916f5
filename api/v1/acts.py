"""Legal acts: requisites and status in lists; text, relations and publication facts in details."""

from types import SimpleNamespace
from typing import cast

from django.db.models import Q
from django.db.models.lookups import Exact
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api import parameters
from api.parameters import lookup, named
from api.records import Address, Computed, Highlight, Nested, RecordSerializer, Row, projection
from api.resources import BY_CHANGE, RecordViewSet
from api.v1.registration import Registration
from api.v1.relations import Publications, Relations
from api.v1.texts import Clauses, EditionOfTextSerializer, Formats, Text
from documents import status
from documents.models import ActRecord, Edition
from documents.validity import bring_up

STATUSES = ", ".join(f"{value} ({label})" for value, label in status.Status.choices)


class _OfStatus(Computed):
    """Asks `documents.status` for each row: as an expression of the database it would cost a list half its time."""

    dates = (
        *("requires_publication", "promulgated_on", "effective_on", "amended_on"),
        *("suspended_from", "suspended_until", "ceased_on", "cessation"),
    )
    columns = (*dates, "kind__is_reference_text")

    def status(self, row: Row) -> status.Status:
        if "status" not in row:
            kind = SimpleNamespace(is_reference_text=row["kind__is_reference_text"])
            record = SimpleNamespace(kind=kind, **{name: row[name] for name in self.dates})
            row["status"] = status.status(cast("ActRecord", record), timezone.localdate())
        known: status.Status = row["status"]
        return known


@extend_schema_field({"type": "string", "enum": status.Status.values})
class Status(_OfStatus):
    def read(self, row: Row) -> str:
        return self.status(row).value


@extend_schema_field(OpenApiTypes.STR)
class StatusName(_OfStatus):
    def read(self, row: Row) -> str:
        return str(self.status(row).label)


class ActRequisitesSerializer(RecordSerializer):
    url = Address(source="path", help_text="Страница акта на сайте.")
    api_url = Address("/api/v1/acts/{}/", source="public_id", help_text="Адрес записи.")
    kind = serializers.CharField(source="kind__name", help_text="Вид: постановление, решение…")
    number = serializers.CharField(help_text="Номер, как в документе: «145-п».")
    adopted_on = serializers.DateField(help_text="Дата принятия.")
    issuing_body = serializers.CharField(source="issuing_body__name", help_text="Принявший орган.")
    title = serializers.CharField(help_text="Наименование; бывает пустым.")
    rubric = serializers.CharField(source="rubric__name", allow_null=True, help_text="Рубрика.")
    status = Status(help_text=f"Состояние на сегодня, меняется и в полночь без записи в changes: {STATUSES}.")
    status_name = StatusName(help_text="Состояние словами.")
    external_id = serializers.CharField(allow_null=True, help_text="Номер в системе, из которой акт загружен.")


class ActSerializer(ActRequisitesSerializer):
    highlight = Highlight(
        help_text="С q: место в тексте, слова запроса в <mark>; HTML. Пусто, если совпали только номер или название."
    )


class ActDetailSerializer(ActRequisitesSerializer):
    signatory = serializers.CharField(source="page__signatory", help_text="Кто подписал.")
    signatory_post = serializers.CharField(source="page__signatory_post", help_text="Должность подписавшего.")
    is_normative = serializers.BooleanField(source="page__is_normative", help_text="Нормативный ли акт.")
    source_url = serializers.CharField(source="page__source_url", help_text="Откуда взят текст.")
    promulgated_on = serializers.DateField(
        allow_null=True, help_text="Дата официального опубликования: первого, которое считается по уставу."
    )
    effective_on = serializers.DateField(
        allow_null=True,
        help_text="Дата вступления в силу; пока акт ждёт опубликования — дата, раньше которой он в силу не вступит.",
    )
    ceased_on = serializers.DateField(allow_null=True, help_text="Дата прекращения действия.")
    formats = Formats(help_text="Адреса текста в других видах: Word, простой текст, Akoma Ntoso.")
    publications = Publications(help_text="Где и когда опубликован.")
    relations = Relations(help_text="Связи с другими актами, с обеих сторон.")
    register = Registration(
        help_text="Регистр муниципальных нормативных актов и проверки законности; null, если о них ничего не известно."
    )
    edition = Nested(
        EditionOfTextSerializer, "current_edition__", present="public_id", help_text="Редакция, чей текст ниже."
    )
    text = Text("current_edition", help_text="Весь текст действующей редакции без разметки.")
    clauses = Clauses("current_edition", help_text="Тот же текст по структурным единицам, по порядку.")


def _in_status(value: str) -> Q:
    return Q(Exact(status.expression(timezone.localdate()), value))


class ActViewSet(RecordViewSet):
    """Правовые акты города и справочные тексты: реквизиты и состояние, в подробной записи ещё текст и связи."""

    title = "Правовые акты"
    renewal = "Когда акт публикуют или исправляют; состояние — ещё и в полночь."
    formats = "JSON; тексты также Word, простой текст, Akoma Ntoso"
    model = ActRecord
    serializer_class = ActSerializer
    detail_serializer_class = ActDetailSerializer
    searchable = True
    changes_at_midnight = True
    detail_columns = ("page", "current_edition", "current_edition__valid_to")
    filters = (
        parameters.text("kind", "Вид: название («постановление») или код из адреса страницы.", named("kind")),
        parameters.text("number", "Номер в точности: «145-п».", lookup("number")),
        parameters.text("issuing_body", "Принявший орган: название или код.", named("issuing_body")),
        parameters.text("rubric", "Рубрика: название или код.", named("rubric")),
        parameters.one_of("status", "Состояние на сегодня.", status.Status.values, _in_status),
        parameters.text("external_id", "Номер в системе, из которой акт загружен.", lookup("external_id")),
        parameters.text("register_number", "Номер в регистре.", lookup("register_entry__number")),
        parameters.whole("year", "Год принятия.", lookup("year"), minimum=1, maximum=9999),
        parameters.day("adopted_on", "Дата принятия.", lookup("adopted_on")),
        parameters.day("adopted_on_from", "Принят не раньше.", lookup("adopted_on__gte")),
        parameters.day("adopted_on_to", "Принят не позже.", lookup("adopted_on__lte")),
    )
    orders = {
        **BY_CHANGE,
        "adopted_on": ("adopted_on", "public_id"),
        "-adopted_on": ("-adopted_on", "-public_id"),
    }

    def complete(self, row: Row) -> None:
        """Let the row hold the edition in force today, by the rule that the act's page follows."""
        known = Edition(pk=row["current_edition"], valid_to=row["current_edition__valid_to"])
        record = ActRecord(page_id=row["page"], current_edition=known)
        if bring_up(record):
            names = projection(EditionOfTextSerializer).columns
            row["current_edition"] = record.current_edition_id
            row |= {f"current_edition__{name}": getattr(record.current_edition, name) for name in names}
