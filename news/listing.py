"""The list of news: by year, rubric, unit and person, a page at a time. Every state of the list is a plain address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from core.facets import Choice, Facet, chosen_in
from news.models import NewsRecord, NewsRubric
from structure.models import Post, Unit

PER_PAGE = 20
FACETS = {"year": "Год", "rubric": "Рубрика", "post": "Должностное лицо", "unit": "Подразделение"}


@dataclass(frozen=True)
class Listing:
    """What the list page shows."""

    page: Page[NewsRecord]
    facets: list[Facet]
    older: str
    newer: str

    @property
    def filters(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.is_useful]

    @property
    def chosen(self) -> list[tuple[str, Choice]]:
        return chosen_in(self.facets)


def public_news() -> QuerySet[NewsRecord]:
    """Everything published, newest first."""
    found: QuerySet[NewsRecord] = (
        NewsRecord.objects.public().select_related("rubric", "picture").order_by("-posted_on", "-id")
    )
    return found


def listing(parameters: Mapping[str, str]) -> Listing:
    """Answer an address: `year`, `rubric` and `unit` (their codes), `post` (its number) and `page`.

    What makes no sense is read as absent. Two statements for the news, one for each filter, whatever their number.
    """
    state = _chosen(parameters)
    page = Paginator(_narrowed(public_news(), state), PER_PAGE).get_page(parameters.get("page"))
    return Listing(
        page=page,
        facets=[_facet(name, state) for name in FACETS],
        older=address({**state, "page": str(page.next_page_number())}) if page.has_next() else "",
        newer=address({**state, "page": str(page.previous_page_number())}) if page.has_previous() else "",
    )


def address(state: Mapping[str, str]) -> str:
    """The address of one state of the list, with nothing in it that is not needed."""
    query = urlencode({name: value for name, value in state.items() if value and (name, value) != ("page", "1")})
    return f"?{query}" if query else "./"


def _chosen(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the filters that are set and make sense, "" for the others."""
    # A NUL stands in no value, and PostgreSQL refuses to compare with it.
    asked = {name: parameters.get(name, "").replace("\0", "\ufffd") for name in FACETS}
    numbers = {name: int(asked[name]) if _is_number(asked[name]) else 0 for name in ("year", "post")}
    known = {
        "year": 1990 <= numbers["year"] <= 2200,
        "rubric": bool(asked["rubric"]) and NewsRubric.objects.filter(slug=asked["rubric"]).exists(),
        "post": bool(numbers["post"]) and Post.objects.filter(pk=numbers["post"]).exists(),
        "unit": bool(asked["unit"]) and Unit.objects.public().filter(slug=asked["unit"]).exists(),
    }
    return {name: value if known[name] else "" for name, value in asked.items()}


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def _narrowed(news: QuerySet[NewsRecord], state: Mapping[str, str], without: str = "") -> QuerySet[NewsRecord]:
    """Leave of `news` what `state` asks for; `without` names a filter that is to count as not set."""
    lookups: dict[str, str] = {
        "year": "posted_on__year",
        "rubric": "rubric__slug",
        "post": "page__posts",
        "unit": "page__units__slug",
    }
    set_ones: dict[str, Any] = {lookups[name]: value for name, value in state.items() if value and name != without}
    return news.filter(**set_ones)


def _facet(name: str, state: Mapping[str, str]) -> Facet:
    """Count the values of one filter as if only the others were set: one can change one's mind."""
    news = _narrowed(NewsRecord.objects.public(), state, without=name).order_by()
    columns, order = {
        "year": (("the_year", "the_year"), "-the_year"),
        "rubric": (("rubric__slug", "rubric__name"), "rubric__sort_order"),
        "post": (("page__posts__pk", "page__posts__name", "page__posts__unit__name"), "page__posts__name"),
        "unit": (("page__units__slug", "page__units__name"), "page__units__name"),
    }[name]
    if name == "unit":
        news = news.filter(page__units__is_public=True)
    if name == "post":
        news = news.filter(page__posts__unit__is_public=True)
    rows = (
        news.annotate(the_year=ExtractYear("posted_on"))
        .exclude(**{columns[0]: None})
        .values_list(*columns)
        .annotate(count=Count("id", distinct=True))
        .order_by(order, columns[0])
    )
    choices = [
        Choice(
            value=str(value),
            label=", ".join(str(word) for word in words),
            count=count,
            chosen=str(value) == state[name],
            address=address({**state, name: "" if str(value) == state[name] else str(value)}),
        )
        for value, *words, count in rows
    ]
    return Facet(name, FACETS[name], choices)
