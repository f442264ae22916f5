"""What the page of an act shows, gathered in a handful of statements and ready for the template."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from core.navigation import Crumb, from_home
from documents.causes import NamedCause, named_causes
from documents.citing import links_of
from documents.editions import clauses_with_past
from documents.exporting import FORMATS
from documents.models import ActRecord, Clause, Edition, PublicationFact
from documents.naming import act_name, capitalized, quoted
from documents.promulgation import promulgation
from documents.registration.shown import shown_registration
from documents.relations import Note, ShownRelation, notes_at, relations_of
from documents.status import status
from documents.text import printing
from documents.text.citations.linking import Link, link_words
from documents.text.printing import DIVISIONS
from documents.wording import entry, publication_in_citation, status_in_words, tone


@dataclass(frozen=True)
class ShownClause:
    """A clause as the page shows it."""

    clause: Clause
    label: str
    """The number as it hangs in the margin: «2.3.», «а)», «Статья 5.»; empty where there is none."""
    body: SafeString
    heading_level: int | None
    """2…6 where the clause is a division of the text, else None."""
    indent: int = 0
    """0…3: below how many clauses it stands that are no divisions; a heading moves nothing in."""
    notes: Sequence[Note] = ()
    """What other acts do to it, or it does to them."""
    has_changed: bool = False
    """Whether another edition of the act has it in other words, or not at all: its history is worth a way to it."""

    @property
    def level(self) -> int:
        """0…4: how deep it stands in the tree."""
        return min(self.clause.level, 4)

    @property
    def name(self) -> str:
        """What the permanent link calls the clause."""
        return " ".join(part for part in (self.label, self.clause.heading) if part) or "этот абзац"


def shown_clauses(
    clauses: Sequence[Clause],
    links: Mapping[int, Sequence[Link]] = MappingProxyType({}),
    notes: Mapping[int, Sequence[Note]] = MappingProxyType({}),
    changed: Collection[str] = (),
) -> list[ShownClause]:
    """Prepare `clauses` of one edition, in their order; `links` are laid over the words of each, by its position.

    `changed` are the keys of those whose history the page leads to.
    """
    divisions = sorted({clause.level for clause in clauses if clause.kind in DIVISIONS})
    levels = {level: min(2 + rank, 6) for rank, level in enumerate(divisions)}
    indents = _indents(clauses)
    return [
        ShownClause(
            clause=clause,
            label=printed_number(clause),
            body=_body(clause, links.get(clause.position, ())),
            heading_level=levels[clause.level] if clause.kind in DIVISIONS else None,
            indent=indent,
            notes=notes.get(clause.position, ()),
            has_changed=clause.key in changed,
        )
        for clause, indent in zip(clauses, indents, strict=True)
    ]


def _indents(clauses: Sequence[Clause]) -> list[int]:
    """Return how far each clause is set in."""
    indents: list[int] = []
    above: list[bool] = []
    for clause in clauses:
        del above[clause.level :]
        indents.append(min(sum(above), 3))
        above.append(clause.kind not in DIVISIONS)
    return indents


def contents(shown: Sequence[ShownClause]) -> list[ShownClause]:
    """Return the divisions worth a list of contents; nothing when there are fewer than two."""
    divisions = [each for each in shown if each.heading_level is not None]
    return divisions if len(divisions) > 1 else []


def heading(record: ActRecord) -> str:
    """Return how the act is announced: «Постановление администрации города Алейска от 12.03.2026 № 145-п»."""
    return act_name(record.kind.name, record.adopted_on, record.number, record.issuing_body.genitive)


def citation(record: ActRecord, facts: Sequence[PublicationFact]) -> str:
    """Return the line to quote the act by (D62): its name, and where it was first published officially.

    Before that, and where nobody said where, the address of its page stands instead.
    """
    named = f"{heading(record)} {quoted(record.title)}" if record.title else heading(record)
    official = promulgation(facts)
    where = publication_in_citation(official) if official else ""
    return f"{named} // {where or settings.SITE_URL.rstrip('/') + record.path}"


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
    """Return everything the page of `record` shows beside its requisites.

    Editions come each with the acts that made it (D52).
    """
    today = timezone.localdate()
    state = status(record, today)
    clauses, changed = clauses_with_past(edition, editions) if edition else ([], ())
    relations = relations_of(record) if record.pk else []
    shown = shown_clauses(clauses, links_of(clauses, record), notes_at(clauses, relations), changed)
    facts = list(record.publication_facts.all()) if record.pk else []
    return {
        "record": record,
        "edition": edition,
        "editions": [(each, _causes(each, relations)) for each in editions],
        "causes": _causes(edition, relations) if edition else (),
        "clauses": shown,
        "contents": contents(shown),
        "relations": relations,
        "facts": facts,
        "official_facts": official.facts if (official := promulgation(facts)) else (),
        **shown_registration(record),
        "heading": heading(record),
        "short_name": act_name(record.kind.name, None, record.number),
        "citation": citation(record, facts),
        "crumbs": way_to(record),
        "formats": FORMATS.values() if record.is_public else (),
        "status": state,
        "status_tone": tone(state),
        "status_words": status_in_words(record, state, today),
        "entry": entry(record, state, today),
    }


def _causes(edition: Edition, relations: Sequence[ShownRelation]) -> list[NamedCause]:
    """Return the acts that made `edition`: whoever made one is tied to its act, and stays so (`documents.causes`)."""
    return named_causes({each.other for each in relations if not each.is_outgoing and edition.pk in each.made})


def printed_number(clause: Clause) -> str:
    """Return the number as it stands in print; "" where there is none."""
    return printing.printed_number(clause.kind, clause.number, clause.heading)


def _body(clause: Clause, links: Sequence[Link]) -> SafeString:
    """Return the words as HTML. `html` is written only by the text engine; a text without markup is escaped there."""
    return mark_safe(link_words(clause.text, clause.html, links))  # noqa: S308 - see the docstring
