"""The parts pages are made of, in every state on one page: accessible before the pages are."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory

from tests.core.test_components import Letter
from tests.e2e.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GALLERY = """{% extends "base.html" %}{% load static %}
{% block title %}Части страниц{% endblock %}
{% block head %}<link rel="stylesheet" href="{% static 'css/discussion.css' %}">{% endblock %}
{% block content %}
  {% include "components/form.html" with form=form label="Отправить" cancel="/" %}
  <h1>Части страниц</h1>
  {% for tone in tones %}
    {% include "components/notice.html" with title="Важно" text="Текст." tone=tone link="/" link_label="Подробнее" %}
    <p>{% include "components/status.html" with label="состояние" %}</p>
  {% endfor %}
  <h2>Ход обсуждения</h2>
  {% include "components/progress.html" with steps=steps %}
  {% include "components/deadline.html" with title="Приём идёт" days_left=5 link="#form" link_label="Написать" %}
  {% include "components/deadline.html" with days_left=0 %}
  {% include "components/deadline.html" with title="Замечания принимались" days_left=-1 %}
  <h2>Замечания</h2>
  {% include "components/comment_card.html" %}
  {% include "components/comment_card.html" with remark=withheld answer=None %}
  {% include "components/chosen.html" %}
  {% include "components/filter.html" with is_open=True %}
  {% include "components/paging.html" with newer="?page=1" older="?page=3" number=2 pages=7 %}
  <p class="buttons"><button class="button button--bad">Удалить</button></p>
{% endblock %}"""
REMARK = {
    "anchor": "remark-4",
    "number": 4,
    "received_on": date(2026, 3, 2),
    "kind": "правка",
    "place": "пункт 2.3",
    "place_address": "#p-2.3",
    "quote": "в течение тридцати рабочих дней со дня поступления заявления",
    "text": "Тридцать дней слишком долго.\n\nПредлагаю десять.",
    "state": "учтено частично",
    "tone": "warning",
}
ANSWER = {
    "decision": "учтено частично",
    "tone": "warning",
    "text": "Срок сокращён до пятнадцати дней.",
    "unit": "Юридический отдел",
    "unit_address": "/structure/",
    "answered_on": date(2026, 3, 20),
}
CHOICE = {"label": "постановления", "address": "?kind=", "count": 171, "chosen": True}


def gallery(cookies: str = "") -> str:
    """The page with everything on it; answered to the browser in place of a page of the site."""
    request = RequestFactory(headers={"cookie": cookies}).get("/gallery/")
    context = {
        "form": Letter({"email": "не почта"}),
        "tones": ["", "good", "warning", "bad"],
        "steps": [
            {"label": "Размещён", "state": "done", "note": "1 марта 2026 г."},
            {"label": "Рассмотрение замечаний", "state": "now", "note": "до 12 апреля"},
            {"label": "Принятие", "state": "ahead"},
        ],
        "last_day": date(2026, 3, 12),
        "remark": REMARK,
        "withheld": {**REMARK, "anchor": "remark-5", "number": 5, "withheld": "есть чужие личные данные"},
        "answer": ANSWER,
        "chosen": [("Вид", CHOICE)],
        "facet": {"title": "Вид", "choices": [CHOICE, {**CHOICE, "label": "решения", "chosen": False}]},
    }
    return str(engines["django"].from_string(GALLERY).render(context, request))


@pytest.mark.parametrize(
    ("width", "scheme", "cookie"), [(320, "light", ""), (1280, "dark", ""), (320, "light", "size=2&scheme=blue")]
)
def test_every_part_is_accessible_in_every_state(
    db: None, live_server: Any, open_context: Callable[..., Any], width: int, scheme: str, cookie: str
) -> None:
    page = open_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    body = gallery(f"display={cookie}" if cookie else "")
    page.route("**/gallery/", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    visit = Visit(page, live_server.url)
    visit.examine("/gallery/")
    assert visit.troubles == []
    assert page.evaluate("document.activeElement.className") == "error-summary"
