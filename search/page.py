"""What the search page shows: the query, its filters as links with counts, the results, the way on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date

from core.facets import Choice, Facet, chosen_in
from documents.models import ActKind, ActRecord, Rubric
from documents.register import ListedAct
from documents.status import status
from search.finding import Found, Hit, find
from search.scope import Scope
from structure.models import Body

ON_PAGE = 20
MOST_CHOICES = 12
RESOURCES = {
    "acts": "Правовые акты",
    "drafts": "Проекты регламентов",
    "collections": "Выпуски сборника",
    "news": "Новости",
    "units": "Подразделения",
    "pages": "Страницы",
}
ONE = {
    "acts": "Правовой акт",
    "drafts": "Проект регламента",
    "collections": "Выпуск сборника",
    "news": "Новость",
    "units": "Подразделение",
    "pages": "Страница",
}
FACETS = {
    "resource": "Что",
    "kind": "Вид акта",
    "year": "Год",
    "body": "Кто принял",
    "rubric": "Рубрика",
}


@dataclass(frozen=True)
class Result:
    """One result as it is printed; `act` where it is one."""

    hit: Hit
    act: ListedAct | None = None

    @property
    def what(self) -> str:
        return self.act.name if self.act else ONE.get(self.hit.resource, "")


@dataclass(frozen=True)
class SearchPage:
    """Everything the template needs."""

    query: str
    found: Found = field(default_factory=Found)
    results: list[Result] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    number: int = 1
    newer: str = ""
    older: str = ""
    without_filters: str = ""

    @property
    def chosen(self) -> list[tuple[str, Choice]]:
        return chosen_in(self.facets)

    @property
    def pages(self) -> int:
        return max(1, -(-self.found.total // ON_PAGE))


def search_page(typed: Mapping[str, str]) -> SearchPage:
    """Read the page that the address asks for. What cannot be understood in it is left out."""
    query = typed.get("q", "").strip()
    if not query:
        return SearchPage(query="")
    chosen = {name: typed[name] for name in FACETS if typed.get(name)}
    if not chosen.get("year", "0").isdecimal():
        del chosen["year"]
    number = _page_number(typed.get("page", ""))
    scope = _scope(chosen, typed)
    found = find(query, scope, limit=ON_PAGE, offset=(number - 1) * ON_PAGE, facets=tuple(FACETS))
    kept = {"q": query, **chosen, **{name: typed[name] for name in ("from", "to") if _day(typed, name)}}
    names = _names(found, chosen)
    return SearchPage(
        query=query,
        found=found,
        results=_results(found.hits),
        facets=[_facet(name, found.facets.get(name, []), names[name], chosen, kept) for name in FACETS],
        number=number,
        newer=_address(kept, page=number - 1) if number > 1 else "",
        older=_address(kept, page=number + 1) if number * ON_PAGE < found.total else "",
        without_filters=_address({"q": query}),
    )


def _results(hits: Sequence[Hit]) -> list[Result]:
    """Add to acts what people know them by, number and status: one statement for all."""
    ids = [hit.public_id for hit in hits if hit.public_id and hit.resource == ActRecord.resource]
    public = ActRecord.objects.public().select_related("kind", "issuing_body", "rubric")
    records = public.filter(public_id__in=ids) if ids else ()
    today = timezone.localdate()
    acts = {record.public_id: ListedAct(record, status(record, today)) for record in records}
    return [Result(hit, acts.get(hit.public_id) if hit.public_id else None) for hit in hits]


def _scope(chosen: Mapping[str, str], typed: Mapping[str, str]) -> Scope:
    def values(name: str) -> tuple[str, ...]:
        return (chosen[name],) if name in chosen else ()

    return Scope(
        resources=values("resource"),
        kinds=values("kind"),
        bodies=values("body"),
        rubrics=values("rubric"),
        years=tuple(int(year) for year in values("year") if len(year) <= 4),
        adopted_from=_day(typed, "from"),
        adopted_to=_day(typed, "to"),
    )


def _day(typed: Mapping[str, str], name: str) -> date | None:
    try:
        return parse_date(typed.get(name, ""))
    except ValueError:
        return None


def _page_number(typed: str) -> int:
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 9 else 1


def _names(found: Found, chosen: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """Return what the values of each filter are called: three statements, whatever their number."""

    def slugs(name: str) -> list[str]:
        return [*(str(value) for value, _ in found.facets.get(name, [])), *([chosen[name]] if name in chosen else [])]

    years = {year: year for year in slugs("year")}
    return {
        "resource": RESOURCES,
        "year": years,
        "kind": dict(ActKind.objects.filter(slug__in=slugs("kind")).values_list("slug", "name")),
        "body": dict(Body.objects.filter(slug__in=slugs("body")).values_list("slug", "name")),
        "rubric": dict(Rubric.objects.filter(slug__in=slugs("rubric")).values_list("slug", "name")),
    }


def _facet(
    name: str,
    counts: Iterable[tuple[Any, int]],
    names: Mapping[str, str],
    chosen: Mapping[str, str],
    kept: Mapping[str, str],
) -> Facet:
    values = [(str(value), count) for value, count in counts]
    if name == "year":
        values.sort(reverse=True)
    if name in chosen and chosen[name] not in dict(values):
        values.insert(0, (chosen[name], 0))
    choices = []
    for value, count in values:
        is_chosen = chosen.get(name) == value
        others = {key: text for key, text in kept.items() if key != name}
        address = _address(others if is_chosen else {**others, name: value})
        choices.append(Choice(value, names.get(value) or value, count, is_chosen, address))
    return Facet(name, FACETS[name], choices[:MOST_CHOICES])


def _address(values: Mapping[str, str], page: int = 1) -> str:
    query = QueryDict(mutable=True)
    query.update({**values, **({"page": str(page)} if page > 1 else {})})
    return f"?{query.urlencode()}"
