"""What the clauses of an edition cite, as links: to clauses of the same text, to acts of the register, to articles
of codes among the reference texts. Two statements at most for a whole edition; none where it cites nothing else."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from documents.models import ActRecord, Clause
from documents.naming import OF_COUNTRY, capitalized, number_key
from documents.text.address import PREFIXES
from documents.text.citations import Citation, cite
from documents.text.citations.linking import Link
from documents.text.citations.locating import Locator, comparable, fragment
from documents.text.citations.model import Act, Place
from documents.text.model import Kind

MOST_TARGETS = 300
"""How many different acts of one text are looked up; what a longer text cites beyond them stays words."""

_SEPARATORS = str.maketrans("_~-", "...")


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause of the database as the text engine reads one."""

    kind: str
    number: str
    text: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class CitedAct:
    """What identifies a cited act, on the site and in files."""

    path: str
    kind_slug: str
    body_slug: str
    adopted_on: date
    number: str
    is_reference_text: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Where a citation leads."""

    act: CitedAct | None
    """None: another clause of the same text."""
    address: str
    """The address of the clause in that text; empty: the whole act."""

    @property
    def on_site(self) -> str:
        return f"{self.act.path if self.act else ''}{'#' if self.address else ''}{self.address}"


def links_of(clauses: Sequence[Clause], citing: ActRecord | None = None) -> dict[int, list[Link]]:
    """Return the links in the words of each clause of one edition, by the clause's position."""
    links: defaultdict[int, list[Link]] = defaultdict(list)
    for clause, citation, target in targets_of(clauses, citing):
        links[clause.position].append(Link(citation.start, citation.end, target.on_site))
    return links


def targets_of(clauses: Sequence[Clause], citing: ActRecord | None = None) -> Iterator[tuple[Clause, Citation, Target]]:
    """Yield the citations of one edition with their targets, each with its clause, in reading order.

    `citing` is the act whose text it is; a draft is none yet. A citation whose target is not on the site, not public
    or not certain is left out: it stays words.
    """
    found = [(index, citation) for index, citations in enumerate(cite(clauses)) for citation in citations]
    if not found:
        return
    locator = Locator(spots(clauses))
    own_code = citing.rubric.name if citing and citing.kind.is_reference_text and citing.rubric else ""
    public = ActRecord.objects.public()
    if citing is not None:
        public = public.exclude(pk=citing.pk)
    cited = {citation.act for _, citation in found if citation.act}
    acts = {act: identified(record) for act, record in acts_among(public, cited).items()}
    articles = _articles({article for _, citation in found if (article := _article(citation, own_code))}, public)
    for index, citation in found:
        if (article := _article(citation, own_code)) in articles:
            target = Target(articles[article], _rest(citation.places[0], after=Kind.ARTICLE))
        elif citation.act in acts:
            place = fragment(citation.places[0], PREFIXES) if citation.places else ""
            target = Target(acts[citation.act], place)
        elif (own := locator.locate(index, citation)) is not None:
            target = Target(None, clauses[own].address)
        else:
            continue
        yield clauses[index], citation, target


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
    code = own_code if act.is_own else capitalized(act.kind) + OF_COUNTRY
    first = citation.places[0].steps[0]
    return (code, _article_key(first.number or "")) if code and first.kind is Kind.ARTICLE and first.number else None


def _articles(cited: set[tuple[str, str]], public: QuerySet[ActRecord]) -> dict[tuple[str, str] | None, CitedAct]:
    """Return those cited articles of codes that are among the reference texts. One statement."""
    wanted = sorted(cited)[:MOST_TARGETS]
    if not wanted:
        return {}
    rows = public.filter(kind__is_reference_text=True, rubric__name__in={code for code, _ in wanted}).values_list(
        "rubric__name", "path", "kind__slug", "issuing_body__slug", "adopted_on", "number"
    )
    return {
        (code, article): CitedAct(path, kind_slug, body_slug, adopted_on, number, is_reference_text=True)
        for code, path, kind_slug, body_slug, adopted_on, number in rows
        if (article := _article_key(number.rpartition(" ст. ")[2])) and (code, article) in cited
    }


def identified(record: ActRecord) -> CitedAct:
    """Return what identifies an act; asks for its kind and body unless they were selected with it."""
    return CitedAct(
        record.path,
        record.kind.slug,
        record.issuing_body.slug,
        record.adopted_on,
        record.number,
        record.kind.is_reference_text,
    )


def _article_key(number: str) -> str:
    """Articles put in later are printed 39¹⁵ and written 39.15; no code has both."""
    return comparable(number).translate(_SEPARATORS)


def _rest(place: Place, *, after: Kind) -> str:
    steps = [step for step in place.steps if step.kind is not after]
    return fragment(Place(tuple(steps)), PREFIXES) if steps else ""
