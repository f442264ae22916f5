"""Drafts of regulations: where they stand and until when remarks are taken; text and course in details (D21 to D27)."""

from types import SimpleNamespace
from typing import Any, cast

from django.db.models import Q
from django.db.models.lookups import Exact
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api import parameters
from api.parameters import lookup, named
from api.records import Address, Computed, Highlight, Moment, Nested, RecordSerializer, Row
from api.resources import BY_CHANGE, RecordViewSet
from api.v1.relations import RelatedActSerializer
from api.v1.texts import Clauses, EditionOfTextSerializer, Formats, Text
from documents import consultation
from documents.commenting.counting import count_remarks
from documents.consultation import Phase
from documents.drafts.wording import change_in_words
from documents.models import DraftRecord, DraftRegulation, StageChange

PHASES = [phase.value for phase in Phase if phase != Phase.PREPARATION]
PHASES_IN_WORDS = ", ".join(f"{value} ({Phase(value).label})" for value in PHASES)


class _OfClock(Computed):
    """Asks `documents.consultation` for each row, at the moment of the question."""

    columns = ("is_public", "stage", "closes_at")

    def draft(self, row: Row) -> DraftRecord:
        return cast("DraftRecord", SimpleNamespace(**{name: row[name] for name in self.columns}))


@extend_schema_field({"type": "string", "enum": PHASES})
class PhaseField(_OfClock):
    def read(self, row: Row) -> str:
        return consultation.phase(self.draft(row), timezone.now()).value


@extend_schema_field(OpenApiTypes.STR)
class PhaseName(_OfClock):
    def read(self, row: Row) -> str:
        return str(consultation.phase(self.draft(row), timezone.now()).label)


@extend_schema_field(OpenApiTypes.BOOL)
class AcceptsComments(_OfClock):
    def read(self, row: Row) -> bool:
        return consultation.accepts_comments(self.draft(row), timezone.now())


@extend_schema_field({"type": ["string", "null"], "format": "date"})
class LastDay(Computed):
    columns = ("closes_at",)

    def read(self, row: Row) -> Any:
        return consultation.last_day_of(row["closes_at"]) if row["closes_at"] else None


class DraftRequisitesSerializer(RecordSerializer):
    url = Address(source="path", help_text="Страница проекта на сайте.")
    api_url = Address("/api/v1/drafts/{}/", source="public_id", help_text="Адрес записи.")
    title = serializers.CharField(help_text="Наименование проекта.")
    service = serializers.CharField(source="page__service", help_text="Услуга, которую описывает регламент.")
    intent = serializers.ChoiceField(
        DraftRegulation.Intent.choices, source="page__intent", help_text="Что готовится: new, amendment, repeal."
    )
    developer = serializers.CharField(source="developer__name", help_text="Подразделение, которое готовит проект.")
    phase = PhaseField(help_text=f"Где проект сейчас; меняется и в полночь без записи в changes: {PHASES_IN_WORDS}.")
    phase_name = PhaseName(help_text="То же словами.")
    accepts_comments = AcceptsComments(help_text="Принимают ли замечания в этот момент.")
    posted_at = Moment(allow_null=True, help_text="Когда размещён.")
    closes_at = Moment(allow_null=True, help_text="Первый момент, когда замечания уже не принимают.")
    last_day = LastDay(help_text="Последний день приёма включительно, по времени Барнаула.")
    summary_due_on = serializers.DateField(allow_null=True, help_text="Сводка предложений не позднее этого дня.")
    comments_received = serializers.IntegerField(
        source="last_comment_number",
        help_text="Сколько замечаний получено к этому моменту; меняется без записи в changes.",
    )


class DraftSerializer(DraftRequisitesSerializer):
    highlight = Highlight(help_text="С q: место в тексте, слова запроса в <mark>; HTML.")


class StageChangeSerializer(serializers.Serializer[Any]):
    at = serializers.DateTimeField(help_text="Когда.")
    stage_before = serializers.ChoiceField(DraftRecord.Stage.choices, help_text="Стадия до.")
    stage_after = serializers.ChoiceField(DraftRecord.Stage.choices, help_text="Стадия после.")
    words = serializers.CharField(help_text="Что произошло.")
    reason = serializers.CharField(help_text="Почему; бывает пустым.")


@extend_schema_field(StageChangeSerializer(many=True))
class Course(Computed):
    """The steps of the consultation, without the names of those who made them."""

    columns = ("pk",)

    def read(self, row: Row) -> list[dict[str, Any]]:
        return [
            {
                "at": timezone.localtime(change.at),
                "stage_before": change.stage_before,
                "stage_after": change.stage_after,
                "words": change_in_words(change),
                "reason": change.reason,
            }
            for change in StageChange.objects.filter(draft=row["pk"])
        ]


class CommentCountsSerializer(serializers.Serializer[Any]):
    received = serializers.IntegerField(help_text="Получено.")
    published = serializers.IntegerField(help_text="Показано.")
    waiting = serializers.IntegerField(help_text="Ждут проверки.")
    withheld = serializers.IntegerField(help_text="Не показано: причина у каждого в comments.")
    withdrawn = serializers.IntegerField(help_text="Отозвано авторами.")
    answered = serializers.IntegerField(help_text="С ответом.")


COUNTS = ("received", "published", "waiting", "withheld", "withdrawn", "answered")


@extend_schema_field(CommentCountsSerializer)
class CommentCounts(Computed):
    """The honest counts (D197): what was received is the sum of what became of it."""

    columns = ("pk", "last_comment_number")

    def read(self, row: Row) -> dict[str, int]:
        counts = count_remarks(DraftRecord(pk=row["pk"], last_comment_number=row["last_comment_number"]))
        return {name: getattr(counts, name) for name in COUNTS}


class AdoptedAct(Nested):
    """The act that adopted the draft: editors link the two before everybody may know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = [*self.columns, "stage"]

    def read(self, row: Row) -> dict[str, Any] | None:
        return super().read(row) if row["stage"] == DraftRecord.Stage.ADOPTED else None


class DraftDetailSerializer(DraftRequisitesSerializer):
    is_normative = serializers.BooleanField(source="page__is_normative", help_text="Нормативный ли проект.")
    procedure = serializers.CharField(source="procedure__name", help_text="Порядок обсуждения.")
    legal_basis = serializers.CharField(source="procedure__legal_basis", help_text="Основание порядка и срока.")
    responsible_post = serializers.CharField(source="page__responsible_post", help_text="Кто отвечает: должность.")
    responsible_phone = serializers.CharField(source="page__responsible_phone", help_text="Телефон.")
    responsible_email = serializers.CharField(source="page__responsible_email", help_text="Электронная почта.")
    postal_address = serializers.CharField(source="page__postal_address", help_text="Адрес для писем.")
    explanation = serializers.CharField(source="page__explanation", help_text="Пояснительная записка.")
    outcome_reason = serializers.CharField(help_text="Почему проект отклонён или снят; пусто у остальных.")
    adopted_as = AdoptedAct(
        RelatedActSerializer, "adopted_as__", present="is_public", help_text="Акт, которым стал проект."
    )
    comments = CommentCounts(
        help_text="Сколько замечаний к этому моменту, и что с ними; меняется без записи в changes."
    )
    course = Course(help_text="Шаги обсуждения по порядку.")
    edition = Nested(
        EditionOfTextSerializer, "current_edition__", present="public_id", help_text="Редакция, чей текст ниже."
    )
    formats = Formats(help_text="Адреса текста в других видах: Word, простой текст, Akoma Ntoso.")
    text = Text("current_edition", help_text="Весь текст последней редакции без разметки.")
    clauses = Clauses("current_edition", help_text="Тот же текст по структурным единицам, по порядку.")


def _in_phase(value: str) -> Q:
    return Q(Exact(consultation.phase_expression(timezone.now()), value))


class DraftViewSet(RecordViewSet):
    """Проекты административных регламентов: где обсуждение, до какого дня замечания; в подробной записи ещё текст."""

    title = "Проекты регламентов"
    renewal = "Когда проект размещают, меняют или переводят дальше; состояние — ещё и в полночь."
    formats = "JSON; тексты также Word, простой текст, Akoma Ntoso"
    model = DraftRecord
    serializer_class = DraftSerializer
    detail_serializer_class = DraftDetailSerializer
    searchable = True
    changes_at_midnight = True
    filters = (
        parameters.one_of(
            "phase", "Где проект сейчас.", [each for each in Phase.values if each != "preparation"], _in_phase
        ),
        parameters.text("developer", "Разработчик: название или код.", named("developer")),
        parameters.one_of("intent", "Что готовится.", DraftRegulation.Intent.values, lookup("page__intent")),
        parameters.moment("closes_after", "Приём закрывается в этот момент или позже.", lookup("closes_at__gte")),
    )
    orders = {
        **BY_CHANGE,
        "posted_at": ("posted_at", "public_id"),
        "-posted_at": ("-posted_at", "-public_id"),
        "closes_at": ("closes_at", "public_id"),
    }
