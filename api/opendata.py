"""The section /opendata/ for people: which sets there are, how to take them, on what terms (D128, D140)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from api.problems import KINDS
from core.models import PublicRecord
from core.navigation import Crumb, from_home
from documents.models import ActRecord, DraftRecord, Edition, IssueRecord, PublicComment
from news.models import NewsRecord
from structure.models import Unit

# The register for machines (list.csv, passports) comes with the dumps; these are what it will list.
SETS: tuple[tuple[type[PublicRecord], str, str], ...] = (
    (ActRecord, "Правовые акты", "Реквизиты, состояние, текст по пунктам, связи и опубликование каждого акта."),
    (Edition, "Редакции правовых актов", "Все опубликованные тексты актов, включая прежние."),
    (IssueRecord, "Сборник правовых актов", "Вышедшие выпуски: дата, акты со страницами, опечатки, файл PDF."),
    (DraftRecord, "Проекты регламентов", "Проекты, вынесенные на обсуждение: текст по пунктам, сроки, ход и итог."),
    (PublicComment, "Замечания к проектам", "Замечания жителей с ответами; личных данных авторов здесь нет."),
    (NewsRecord, "Новости", "Новости города с датой, рубрикой и текстом."),
    (Unit, "Подразделения администрации", "Чем занимаются, как связаться, кому подчиняются."),
)
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
    resource: str
    size: int
    modified_at: datetime | None


def sets() -> Iterator[DataSet]:
    """Count the public records of every set. One statement each."""
    for model, title, description in SETS:
        counted = model.objects.public().aggregate(size=Count("pk"), modified_at=Max("modified_at"))
        yield DataSet(title, description, model.resource, **counted)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    problems = [
        (slug, title, code, EXPLANATIONS[code]) for code, (slug, title) in KINDS.items() if code in EXPLANATIONS
    ]
    return render(request, "api/opendata.html", {"sets": list(sets()), "problems": problems, "crumbs": _way()})


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "api/terms.html", {"crumbs": _way("Условия использования")})


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show the OpenAPI description in a form one can try out; all of its files are our own."""
    return render(request, "api/documentation.html", {"crumbs": _way("Описание API")})


def _way(title: str = "") -> list[Crumb]:
    section = "Открытые данные"
    return from_home(Crumb(section, "/opendata/"), Crumb(title)) if title else from_home(Crumb(section))
