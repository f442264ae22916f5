"""What the clauses of an edition cite, as links: to clauses of the same text, to acts of the register, to articles
of codes among the reference texts. Two statements at most for a whole edition; none where it cites nothing else."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from documents.models import ActRecord, Clause
from documents.naming import capitalized, number_key
from documents.text.address import PREFIXES
from documents.text.citations import Citation, cite
from documents.text.citations.linking import Link
from documents.text.citations.locating import Locator, comparable, fragment
from documents.text.citations.model import Act, Place
from documents.text.model import Kind

MOST_TARGETS = 300
"""How many different acts of one text are looked up; what a longer text cites beyond them stays words."""

_SEPARATORS = str.maketrans("_~-", "...")
_OF_COUNTRY = " Российской Федерации"


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause of the database as the text engine reads one."""

    kind: str
    number: str
    text: str
    parent: int | None


def links_of(record: ActRecord, clauses: Sequence[Clause]) -> dict[int, list[Link]]:
    """Return the links in the words of each clause of one edition of `record`, by the clause's position.

    A citation whose target is not on the site, not public or not certain stays words.
    """
    found = [(index, citation) for index, citations in enumerate(cite(clauses)) for citation in citations]
    if not found:
        return {}
    locator = Locator(spots(clauses))
    own_code = record.rubric.name if record.kind.is_reference_text and record.rubric else ""
    public = ActRecord.objects.public().exclude(pk=record.pk)
    cited = {citation.act for _, citation in found if citation.act}
    acts = {act: target.path for act, target in acts_among(public, cited).items()}
    articles = _articles({article for _, citation in found if (article := _article(citation, own_code))}, record)
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for index, citation in found:
        if (article := _article(citation, own_code)) in articles:
            address: str | None = articles[article] + _rest(citation.places[0], after=Kind.ARTICLE)
        elif citation.act in acts:
            address = acts[citation.act] + (f"#{fragment(citation.places[0], PREFIXES)}" if citation.places else "")
        else:
            target = locator.locate(index, citation)
            address = None if target is None else f"#{clauses[target].address}"
        if address:
            links[clauses[index].position].append(Link(citation.start, citation.end, address))
    return links


def spots(clauses: Sequence[Clause]) -> list[Spot]:
    """Return stored clauses of one edition as the text engine reads them."""
    indexes = {clause.position: index for index, clause in enumerate(clauses)}
    return [
        Spot(
            clause.kind,
            clause.number,
            clause.text,
            None if clause.parent_position is None else indexes.get(clause.parent_position),
        )
        for clause in clauses
    ]


def acts_among(records: QuerySet[ActRecord], cited: Collection[Act]) -> dict[Act, ActRecord]:
    """Return those of `records` that are cited beyond doubt. One statement."""
    wanted = sorted(
        (act for act in cited if act.number and act.adopted_on), key=lambda act: (act.adopted_on, act.number, act.kind)
    )[:MOST_TARGETS]
    if not wanted:
        return {}
    rows = records.filter(
        number_key__in={number_key(act.number or "") for act in wanted},
        adopted_on__in={act.adopted_on for act in wanted},
    ).select_related("kind", "issuing_body")
    by_requisites: defaultdict[tuple[str, date, str], list[ActRecord]] = defaultdict(list)
    for row in rows:
        by_requisites[row.kind.name.lower(), row.adopted_on, row.number_key].append(row)
    found = {}
    for act in wanted:
        assert act.adopted_on is not None
        same = by_requisites.get((act.kind, act.adopted_on, number_key(act.number or "")), [])
        target = same[0] if len(same) == 1 else _of_body(same, act)
        if target is not None:
            found[act] = target
    return found


def _of_body(records: Sequence[ActRecord], act: Act) -> ActRecord | None:
    """Two bodies may each have a № 145 of one day: the words for the body decide, or nothing does."""
    said = act.body.lower()
    fitting = [record for record in records if said and record.issuing_body.genitive.lower().startswith(said)]
    return fitting[0] if len(fitting) == 1 else None


def _article(citation: Citation, own_code: str) -> tuple[str, str] | None:
    """Return the code and the article that are cited; «настоящего Кодекса» in an article of a code is that code."""
    act = citation.act
    if act is None or not act.kind.endswith("кодекс") or not citation.places:
        return None
    code = own_code if act.is_own else capitalized(act.kind) + _OF_COUNTRY
    first = citation.places[0].steps[0]
    return (code, _article_key(first.number or "")) if code and first.kind is Kind.ARTICLE and first.number else None


def _articles(cited: set[tuple[str, str]], citing: ActRecord) -> dict[tuple[str, str] | None, str]:
    """Return the addresses of public articles of codes among the reference texts. One statement."""
    wanted = sorted(cited)[:MOST_TARGETS]
    if not wanted:
        return {}
    rows = (
        ActRecord.objects.public()
        .filter(kind__is_reference_text=True, rubric__name__in={code for code, _ in wanted})
        .exclude(pk=citing.pk)
        .values_list("rubric__name", "number", "path")
    )
    return {
        (code, article): path
        for code, number, path in rows
        if (article := _article_key(number.rpartition(" ст. ")[2])) and (code, article) in cited
    }


def _article_key(number: str) -> str:
    """Articles put in later are printed 39¹⁵ and written 39.15; no code has both."""
    return comparable(number).translate(_SEPARATORS)


def _rest(place: Place, *, after: Kind) -> str:
    steps = [step for step in place.steps if step.kind is not after]
    return f"#{fragment(Place(tuple(steps)), PREFIXES)}" if steps else ""
