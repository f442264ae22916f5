"""What changed between two editions of one text, clause by clause."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from api import parameters
from api.parameters import Parameter
from api.problems import Withdrawn
from api.v1.texts import EditionReferenceSerializer, PlaceSerializer, edition_reference, place
from api.views import Answer, ReadOnlyView
from documents.changes import pairs_between
from documents.editions import clauses_of
from documents.models import Edition
from documents.text.matching import Relation

SINCE = parameters.identifier(
    "since", "С какой редакцией сравнить (id). Без него — с предыдущей опубликованной.", lambda value: value
)


FATES = [each.value for each in Relation if each is not Relation.SAME]


class ChangeOfClauseSerializer(serializers.Serializer[Any]):
    relation = serializers.ChoiceField(
        FATES,
        help_text="Что стало с пунктом: added, removed, split, merged, moved, renumbered, reworded.",
    )
    text_changed = serializers.BooleanField(help_text="Изменились слова.")
    number_changed = serializers.BooleanField(help_text="Изменился номер.")
    parent_changed = serializers.BooleanField(help_text="Стоит в другой части текста.")
    old = PlaceSerializer(allow_null=True, help_text="Каким пункт был; null у нового.")
    new = PlaceSerializer(allow_null=True, help_text="Каким стал; null у исключённого.")


class ComparisonSerializer(serializers.Serializer[Any]):
    old = EditionReferenceSerializer(help_text="Прежняя редакция.")
    new = EditionReferenceSerializer(help_text="Новая редакция.")
    changes = ChangeOfClauseSerializer(many=True, help_text="Изменившиеся пункты по порядку нового текста.")


class ComparisonViewSet(ReadOnlyView, GenericViewSet[Edition]):
    """Что изменилось между двумя редакциями одного текста: пункты узнаются по постоянным номерам.

    Разделённый или объединённый пункт даёт несколько записей. Пункты без изменений не перечислены.
    """

    title = "Что изменилось между двумя редакциями"
    lookup_description = "Номер редакции: её поле id."
    queryset = Edition.objects.none()
    serializer_class = ComparisonSerializer
    lookup_field = "public_id"
    lookup_url_kwarg = "id"

    @classmethod
    def sample(cls) -> str:
        later = Edition.objects.public().filter(number__gt=1).order_by("-pk").values_list("public_id", flat=True)
        return str(later.first() or "")

    def parameters_of(self, action: str) -> Sequence[Parameter]:
        return [SINCE]

    def retrieve(self, request: Request, id: UUID) -> Answer:
        values = self.read(request, *self.parameters_of("retrieve"))
        new = _public(id)
        old = _public(values["since"]) if "since" in values else _before(new)
        if old.page_id != new.page_id or old.pk == new.pk:
            raise NotFound("Сравнить можно две разные редакции одного акта или проекта. Проверьте since.")
        if old.number > new.number:
            old, new = new, old
        before, after = clauses_of(old), clauses_of(new)
        pairs = pairs_between(old, new, before, after)
        answer = Answer(
            {
                "old": edition_reference(old),
                "new": edition_reference(new),
                "changes": [
                    {
                        "relation": pair.relation.value,
                        "text_changed": pair.text_changed,
                        "number_changed": pair.number_changed,
                        "parent_changed": pair.parent_changed,
                        "old": None if pair.old is None else place(before[pair.old]),
                        "new": None if pair.new is None else place(after[pair.new]),
                    }
                    for pair in pairs
                    if pair.relation is not Relation.SAME
                ],
            }
        )
        answer.last_modified = max(old.modified_at, new.modified_at) if old.modified_at and new.modified_at else None
        return answer


def _public(public_id: UUID) -> Edition:
    edition = Edition.objects.filter(public_id=public_id, published_at__isnull=False).first()
    if edition is None:
        raise NotFound("Такой редакции нет. Проверьте адрес и since.")
    if not edition.is_public:
        raise Withdrawn(edition.withdrawal_reason, edition.withdrawn_at)
    return edition


def _before(new: Edition) -> Edition:
    earlier = Edition.objects.public().filter(page=new.page_id, number__lt=new.number)
    found = earlier.order_by("-number").first()
    if found is None:
        raise NotFound("Это первая редакция: сравнить её не с чем.")
    return found
