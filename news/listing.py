"""The list of news: by year and rubric, a page at a time. Every state of the list is a plain address."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from news.models import NewsRecord, NewsRubric

PER_PAGE = 20


@dataclass(frozen=True)
class Filter:
    """One link of a filter."""

    label: str
    address: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Listing:
    """What the list page shows."""

    page: Page[NewsRecord]
    years: list[Filter]
    rubrics: list[Filter]
    older: str
    newer: str
    is_filtered: bool


def public_news() -> QuerySet[NewsRecord]:
    """Everything published, newest first."""
    found: QuerySet[NewsRecord] = (
        NewsRecord.objects.public().select_related("rubric", "picture").order_by("-posted_on", "-id")
    )
    return found


def listing(parameters: Mapping[str, str]) -> Listing:
    """Answer an address: `year`, `rubric` (its code) and `page`; what makes no sense is read as absent."""
    year = (
        int(parameters["year"]) if parameters.get("year", "").isascii() and parameters.get("year", "").isdigit() else 0
    )
    year = year if 1990 <= year <= 2200 else 0
    # A NUL stands in no value, and PostgreSQL refuses to compare with it.
    rubric = NewsRubric.objects.filter(slug=parameters.get("rubric", "").replace("\0", "\ufffd")).first()
    state = {"year": str(year) if year else "", "rubric": rubric.slug if rubric else ""}

    of_rubric = NewsRecord.objects.public().filter(**({"rubric": rubric} if rubric else {}))
    years = (
        of_rubric.annotate(year=ExtractYear("posted_on")).values_list("year").annotate(Count("id")).order_by("-year")
    )
    found = public_news()
    if year:
        found = found.filter(posted_on__year=year)
    rubrics = (
        found.order_by()
        .exclude(rubric=None)
        .values_list("rubric__slug", "rubric__name")
        .annotate(count=Count("id"))
        .order_by("rubric__sort_order", "rubric__name")
    )
    if rubric:
        found = found.filter(rubric=rubric)
    page = Paginator(found, PER_PAGE).get_page(parameters.get("page"))

    def filters(name: str, rows: list[tuple[str, str, int]]) -> list[Filter]:
        every = Filter("Все", address({**state, name: ""}), 0, not state[name])
        return [
            every,
            *(Filter(label, address({**state, name: value}), n, value == state[name]) for value, label, n in rows),
        ]

    return Listing(
        page=page,
        years=filters("year", [(str(value), str(value), count) for value, count in years]),
        rubrics=filters("rubric", list(rubrics)),
        older=address({**state, "page": str(page.next_page_number())}) if page.has_next() else "",
        newer=address({**state, "page": str(page.previous_page_number())}) if page.has_previous() else "",
        is_filtered=bool(year or rubric),
    )


def address(state: Mapping[str, str]) -> str:
    """The address of one state of the list, with nothing in it that is not needed."""
    query = urlencode({name: value for name, value in state.items() if value and (name, value) != ("page", "1")})
    return f"?{query}" if query else "./"
