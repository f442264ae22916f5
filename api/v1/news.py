"""News of the city."""

from rest_framework import serializers

from api import parameters
from api.parameters import lookup, named
from api.records import Address, Highlight, RecordSerializer
from api.resources import BY_CHANGE, RecordViewSet
from news.models import NewsRecord


class NewsRequisitesSerializer(RecordSerializer):
    url = Address(source="path", help_text="Страница новости на сайте.")
    api_url = Address("/api/v1/news/{}/", source="public_id", help_text="Адрес записи.")
    title = serializers.CharField(help_text="Заголовок.")
    lead = serializers.CharField(help_text="Вводка.")
    posted_on = serializers.DateField(help_text="Дата новости.")
    rubric = serializers.CharField(source="rubric__name", allow_null=True, help_text="Рубрика.")


class NewsSerializer(NewsRequisitesSerializer):
    highlight = Highlight(help_text="С q: место в тексте, слова запроса в <mark>; HTML.")


class NewsDetailSerializer(NewsRequisitesSerializer):
    text = serializers.CharField(help_text="Весь текст без разметки, абзац в строке.")


class NewsViewSet(RecordViewSet):
    """Новости города: дата, рубрика, заголовок; в подробной записи ещё текст."""

    title = "Новости"
    renewal = "Когда выходит или исправляется новость."
    model = NewsRecord
    serializer_class = NewsSerializer
    detail_serializer_class = NewsDetailSerializer
    searchable = True
    filters = (
        parameters.text("rubric", "Рубрика: название или код.", named("rubric")),
        parameters.day("posted_on", "Дата новости.", lookup("posted_on")),
        parameters.day("posted_on_from", "Не раньше этой даты.", lookup("posted_on__gte")),
        parameters.day("posted_on_to", "Не позже этой даты.", lookup("posted_on__lte")),
    )
    orders = {
        **BY_CHANGE,
        "posted_on": ("posted_on", "public_id"),
        "-posted_on": ("-posted_on", "-public_id"),
    }
