"""What ties an act to other acts, seen from its side (D51), and where it was published (D45)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.records import Address, Computed, Moment, Nested, Row, projection
from documents.commenting.places import place_in_words
from documents.models import ActRelation, PublicationFact, RelationClause
from documents.relations import relation_words

INCOMING = {
    "amends": "amended_by",
    "repeals": "repealed_by",
    "cancels": "cancelled_by",
    "suspends": "suspended_by",
    "approves": "approved_by",
    "based_on": "basis_of",
}
"""What the affected side calls a relation."""


class RelatedActSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="public_id", help_text="Номер записи акта.")
    url = Address(source="path", help_text="Страница акта.")
    api_url = Address("/api/v1/acts/{}/", source="public_id", help_text="Адрес записи акта.")
    kind = serializers.CharField(source="kind__name", help_text="Вид.")
    number = serializers.CharField(help_text="Номер.")
    adopted_on = serializers.DateField(help_text="Дата принятия.")
    title = serializers.CharField(help_text="Наименование.")


class RelatedPlaceSerializer(serializers.Serializer[Any]):
    """A clause of the act that is changed, and the clause of the other one that says so."""

    change = serializers.ChoiceField(RelationClause.Change.choices, help_text="Что стало с пунктом.")
    name = serializers.CharField(help_text="Какой это пункт, словами.")
    target_key = serializers.CharField(
        allow_null=True, help_text="Постоянный номер изменённого пункта; null, если его нет в тексте."
    )
    target_address = serializers.CharField(help_text="Его место в тексте изменённого акта.")
    source_key = serializers.CharField(allow_null=True, help_text="Постоянный номер пункта, который меняет.")
    source_address = serializers.CharField(allow_null=True, help_text="Его место в тексте изменяющего акта.")


class RelationSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(
        [*INCOMING, *INCOMING.values()], help_text="amends: этот акт меняет другой; amended_by: его меняет другой."
    )
    name = serializers.CharField(help_text="То же словами.")
    effective_on = serializers.DateField(allow_null=True, help_text="С какого дня.")
    until = serializers.DateField(allow_null=True, help_text="По какой день.")
    places = RelatedPlaceSerializer(
        many=True, help_text="Каких пунктов касается; пусто — акта целиком. Отмена пункта не прекращает весь акт."
    )
    act = RelatedActSerializer(help_text="Другой акт.")


class PublicationSerializer(serializers.Serializer[Any]):
    method = serializers.ChoiceField(PublicationFact.Method.choices, help_text="Способ.")
    published_on = serializers.DateField(help_text="Дата.")
    placed_at = Moment(allow_null=True, help_text="Когда полный текст впервые размещён в сетевом издании или на сайте.")
    publication_name = serializers.CharField(help_text="Название издания.")
    issue = serializers.CharField(help_text="Номер выпуска.")
    pages = serializers.CharField(help_text="Страницы.")
    part = serializers.IntegerField(allow_null=True, help_text="Которая часть длинного акта; null — акт целиком.")
    parts = serializers.IntegerField(allow_null=True, help_text="Сколько всего частей.")
    url = serializers.CharField(help_text="Адрес в сети.")
    place = serializers.CharField(help_text="Общественное место или иной способ, словами.")


@extend_schema_field(RelationSerializer(many=True))
class Relations(Computed):
    """Relations whose other side is public too: two statements for both directions."""

    columns = ("pk",)

    def read(self, row: Row) -> list[dict[str, Any]]:
        key = row["pk"]
        sides = {name: Nested(RelatedActSerializer, f"{name}__", present="public_id") for name in ("source", "target")}
        found = ActRelation.objects.filter(
            Q(source=key, target__is_public=True) | Q(target=key, source__is_public=True)
        ).order_by("kind", "source__adopted_on", "pk")
        columns = [column for side in sides.values() for column in side.columns]
        relations = list(found.values("pk", "kind", "effective_on", "until", "source_id", *dict.fromkeys(columns)))
        places: defaultdict[int, list[RelationClause]] = defaultdict(list)
        for place in RelationClause.objects.filter(relation__in=[relation["pk"] for relation in relations]):
            places[place.relation_id].append(place)
        return [_relation(relation, key, sides, places[relation["pk"]]) for relation in relations]


def _relation(relation: Row, key: int, sides: dict[str, Nested], places: Sequence[RelationClause]) -> dict[str, Any]:
    kind = ActRelation.Kind(relation["kind"])
    is_outgoing = relation["source_id"] == key
    return {
        "kind": kind.value if is_outgoing else INCOMING[kind.value],
        "name": relation_words(kind, is_outgoing=is_outgoing, is_partial=bool(places)),
        "effective_on": relation["effective_on"],
        "until": relation["until"],
        "places": [
            {
                "change": place.change,
                "name": place_in_words(place.target_address),
                "target_key": place.target_key or None,
                "target_address": place.target_address,
                "source_key": place.source_key or None,
                "source_address": place.source_address or None,
            }
            for place in places
        ],
        "act": sides["target" if is_outgoing else "source"].read(relation),
    }


@extend_schema_field(PublicationSerializer(many=True))
class Publications(Computed):
    columns = ("pk",)

    def read(self, row: Row) -> list[dict[str, Any]]:
        shape = projection(PublicationSerializer)
        facts = PublicationFact.objects.filter(act=row["pk"]).order_by("published_on", "pk")
        return [shape.record(fact) for fact in facts.values(*shape.columns)]
