"""One clause by its permanent key: where it stands now, and how it went through all editions."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from api.parameters import Parameter
from api.problems import Withdrawn
from api.v1.texts import CauseSerializer, EditionReferenceSerializer, PlaceSerializer, cause, edition_reference, place
from api.views import Answer, ReadOnlyView
from documents.history import clause_history
from documents.keys import follow, read_key
from documents.models import ActRecord, Clause, Edition


class ClauseStepSerializer(serializers.Serializer[Any]):
    edition = EditionReferenceSerializer(help_text="Редакция, которая внесла, изменила или исключила пункт.")
    made_by = CauseSerializer(
        many=True, help_text="Какими актами сделана редакция: «в ред. постановлений…»; пусто, если никакими."
    )
    clause = PlaceSerializer(allow_null=True, help_text="Каким он стал; null, если исключён.")


class ClauseHistorySerializer(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="Постоянный номер пункта.")
    url = serializers.URLField(help_text="Постоянный адрес: ведёт к пункту, где бы он ни стоял.")
    act = serializers.UUIDField(allow_null=True, help_text="Номер записи акта; null, пока это проект.")
    draft = serializers.UUIDField(allow_null=True, help_text="Номер записи проекта; null у акта.")
    current_key = serializers.CharField(
        allow_null=True, help_text="Под каким номером его слова стоят в действующей редакции; null, если исключён."
    )
    origins = serializers.ListField(child=serializers.CharField(), help_text="Из каких пунктов он выделен.")
    heirs = serializers.ListField(child=serializers.CharField(), help_text="В какие пункты вошли его слова.")
    history = ClauseStepSerializer(many=True, help_text="Изменения, начиная с первого появления.")


class ClauseViewSet(ReadOnlyView, GenericViewSet[Clause]):
    """Пункт акта или проекта по постоянному номеру и его история во всех редакциях.

    Номер переживает перенумерование, перенос и принятие проекта.
    """

    title = "Пункт и его история"
    lookup_description = "Постоянный номер пункта: поле key из clauses."
    queryset = Clause.objects.none()
    serializer_class = ClauseHistorySerializer
    lookup_field = "key"
    lookup_url_kwarg = "key"
    lookup_value_regex = "[0-9a-z]+"

    @classmethod
    def sample(cls) -> str:
        public = Clause.objects.filter(edition__in=Edition.objects.public())
        return public.order_by("-pk").values_list("key", flat=True).first() or ""

    def parameters_of(self, action: str) -> Sequence[Parameter]:
        return []

    def retrieve(self, request: Request, key: str) -> Answer:
        self.read(request)
        key = read_key(key)
        destination = follow(key)
        if destination is None:
            raise NotFound("Пункта с таким номером нет. Проверьте адрес.")
        record = destination.record
        if not record.is_public:
            raise Withdrawn(record.withdrawal_reason, record.withdrawn_at)
        history = clause_history(key, destination)
        if not history.steps:
            raise NotFound("Пункта с таким номером нет. Проверьте адрес.")
        is_act = isinstance(record, ActRecord)
        answer = Answer(
            {
                "key": key,
                "url": f"{settings.SITE_URL}{reverse('clause_key', args=[key])}",
                "act": str(record.public_id) if is_act else None,
                "draft": None if is_act else str(record.public_id),
                "current_key": destination.clause.key if destination.clause else None,
                "origins": history.origins,
                "heirs": history.heirs,
                "history": [
                    {
                        "edition": edition_reference(step.edition),
                        "made_by": [cause(act) for act in step.made_by],
                        "clause": None if step.clause is None else place(step.clause),
                    }
                    for step in history.steps
                ],
            }
        )
        answer.last_modified = record.modified_at
        return answer
