"""What the page of an act shows, gathered in a handful of statements and ready for the template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from core.navigation import Crumb, from_home
from documents.citing import links_of
from documents.exporting import FORMATS
from documents.models import ActRecord, ActRelation, Clause, Edition, PublicationFact
from documents.naming import act_name, capitalized, quoted, shortened
from documents.status import status
from documents.text import printing
from documents.text.citations.linking import Link, link_words
from documents.text.printing import DIVISIONS
from documents.wording import status_in_words, tone


@dataclass(frozen=True)
class ShownClause:
    """A clause as the page shows it."""

    clause: Clause
    label: str
    """The number as it hangs in the margin: «2.3.», «а)», «Статья 5.»; empty where there is none."""
    body: SafeString
    heading_level: int | None
    """2…6 where the clause is a division of the text, else None."""

    @property
    def indent(self) -> int:
        return min(self.clause.level, 4)

    @property
    def name(self) -> str:
        """What the permanent link calls the clause."""
        return " ".join(part for part in (self.label, self.clause.heading) if part) or "этот абзац"


@dataclass(frozen=True)
class ShownRelation:
    """A relation seen from one of its sides (D51)."""

    words: str
    other: ActRecord
    day: date | None

    @property
    def name(self) -> str:
        """What the other act is called."""
        named = act_name(self.other.kind.name, self.other.adopted_on, self.other.number)
        return f"{named} {quoted(shortened(self.other.title, 120))}" if self.other.title else named


def shown_clauses(
    clauses: Sequence[Clause], links: Mapping[int, Sequence[Link]] = MappingProxyType({})
) -> list[ShownClause]:
    """Prepare `clauses` of one edition, in their order; `links` are laid over the words of each, by its position."""
    divisions = sorted({clause.level for clause in clauses if clause.kind in DIVISIONS})
    levels = {level: min(2 + rank, 6) for rank, level in enumerate(divisions)}
    return [
        ShownClause(
            clause=clause,
            label=printed_number(clause),
            body=_body(clause, links.get(clause.position, ())),
            heading_level=levels[clause.level] if clause.kind in DIVISIONS else None,
        )
        for clause in clauses
    ]


def contents(shown: Sequence[ShownClause]) -> list[ShownClause]:
    """Return the divisions worth a list of contents; nothing when there are fewer than two."""
    divisions = [each for each in shown if each.heading_level is not None]
    return divisions if len(divisions) > 1 else []


def relations_of(record: ActRecord) -> list[ShownRelation]:
    """Return the relations of `record` with public acts, seen from its side. One statement."""
    rows = (
        ActRelation.objects.filter(Q(source=record, target__is_public=True) | Q(target=record, source__is_public=True))
        .select_related("source__kind", "source__issuing_body", "target__kind", "target__issuing_body")
        .order_by("kind", "source__adopted_on", "target__adopted_on", "pk")
    )
    return [
        ShownRelation(row.get_kind_display(), row.target, row.effective_on)
        if row.source_id == record.pk
        else ShownRelation(row.inverse, row.source, row.effective_on)
        for row in rows
    ]


def heading(record: ActRecord) -> str:
    """Return how the act is announced: «Постановление администрации города Алейска от 12.03.2026 № 145-п»."""
    return act_name(record.kind.name, record.adopted_on, record.number, record.issuing_body.genitive)


def citation(record: ActRecord, facts: Sequence[PublicationFact]) -> str:
    """Return the line to quote the act by (D62): its name, and where it was officially published."""
    named = f"{heading(record)} {quoted(record.title)}" if record.title else heading(record)
    printed = next((fact for fact in facts if fact.publication_name), None)
    if printed is None:
        return f"{named} // {settings.SITE_URL.rstrip('/')}{record.path}"
    parts = [printed.publication_name, str(printed.published_on.year)]
    if printed.issue:
        parts.append(printed.issue_in_words)
    if printed.pages:
        parts.append(f"С. {printed.pages}")
    return f"{named} // {'. '.join(parts)}"


def way_to(record: ActRecord) -> list[Crumb]:
    """Return the breadcrumbs of an act (D107): its address says them all, so the tree need not be asked."""
    here = Crumb(act_name(record.kind.name, record.adopted_on, record.number))
    if record.path.count("/") <= 5:
        return from_home(here)
    section, acts, year, kind, _ = record.path.strip("/").rsplit("/", 4)
    return from_home(
        Crumb("Документы", f"/{section}/"),
        Crumb("Правовые акты", f"/{section}/{acts}/"),
        Crumb(f"{year} год", f"/{section}/{acts}/{year}/"),
        Crumb(capitalized(record.kind.plural), f"/{section}/{acts}/{year}/{kind}/"),
        here,
    )


def act_context(record: ActRecord, edition: Edition | None, editions: Sequence[Edition] = ()) -> dict[str, Any]:
    """Return everything the page of `record` shows beside its requisites."""
    today = timezone.localdate()
    state = status(record, today)
    clauses = list(edition.clauses.all()) if edition else []
    shown = shown_clauses(clauses, links_of(record, clauses))
    facts = list(record.publication_facts.all()) if record.pk else []
    return {
        "record": record,
        "edition": edition,
        "editions": editions,
        "clauses": shown,
        "contents": contents(shown),
        "relations": relations_of(record) if record.pk else [],
        "facts": facts,
        "heading": heading(record),
        "short_name": act_name(record.kind.name, None, record.number),
        "citation": citation(record, facts),
        "crumbs": way_to(record),
        "formats": FORMATS.values() if record.is_public else (),
        "status": state,
        "status_tone": tone(state),
        "status_words": status_in_words(record, state, today),
    }


def printed_number(clause: Clause) -> str:
    """Return the number as it stands in print; "" where there is none."""
    return printing.printed_number(clause.kind, clause.number)


def _body(clause: Clause, links: Sequence[Link]) -> SafeString:
    """Return the words as HTML. `html` is written only by the text engine; a text without markup is escaped there."""
    return mark_safe(link_words(clause.text, clause.html, links))  # noqa: S308 - see the docstring
