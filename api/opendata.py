"""The section /opendata/ for people: which sets there are, how to take them, on what terms (D128, D140)."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import conditional_page, require_safe

from api.documentation import documentation
from api.problems import KINDS
from api.resources import RecordViewSet
from api.v1.urls import router
from core.navigation import Crumb, from_home

EXPLANATIONS = {
    400: "В адресе есть параметр, которого нет, или значение, которое не прочесть. Список errors называет все такие.",
    404: "Адрес неверен, либо запись никогда не была опубликована, либо курсор взят из списка с другим порядком.",
    405: "Данные здесь только читают.",
    406: "Заголовок Accept просит вид, в котором мы ответы не отдаём.",
    410: "Запись была опубликована и снята; причина — в поле reason. В ленте изменений это op: delete.",
    429: "Запросов с вашего адреса слишком много. Подождите столько секунд, сколько сказано в Retry-After.",
    500: "Ошибка у нас. Повторите позже; если повторяется, напишите нам.",
}


@dataclass(frozen=True)
class DataSet:
    """One row of the register as people read it."""

    title: str
    description: str
    renewal: str
    formats: str
    resource: str
    size: int
    modified_at: datetime | None


@dataclass(frozen=True)
class Problem:
    """A kind of refusal, and what to do about it."""

    slug: str
    title: str
    code: int
    explanation: str


PROBLEMS = [
    Problem(slug, title, code, EXPLANATIONS[code]) for code, (slug, title) in KINDS.items() if code in EXPLANATIONS
]


def sets() -> Iterator[DataSet]:
    """Tell every kind of records that the API serves, with the number of public ones. One statement each."""
    for resource, view, _basename in router.registry:
        if issubclass(view, RecordViewSet):
            counted = view.model.objects.public().aggregate(size=Count("pk"), modified_at=Max("modified_at"))
            description = inspect.cleandoc(view.__doc__ or "")
            yield DataSet(view.title, description, view.renewal, view.formats, resource, **counted)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "api/opendata.html", {"sets": list(sets()), "problems": PROBLEMS, "crumbs": _way()})


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "api/terms.html", {"crumbs": _way("Условия использования")})


@require_safe
@conditional_page
def describe(request: HttpRequest) -> HttpResponse:
    """Show the OpenAPI description as a page. A statement for each address that tells of one record: its example."""
    description = documentation()
    examples = [(operation, operation.example()) for operation in description.operations]
    context = {"documentation": description, "examples": examples, "problems": PROBLEMS}
    return render(request, "api/documentation.html", {**context, "crumbs": _way("Описание API")})


def _way(title: str = "") -> list[Crumb]:
    section = "Открытые данные"
    return from_home(Crumb(section, "/opendata/"), Crumb(title)) if title else from_home(Crumb(section))
