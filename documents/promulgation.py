"""Which publications make an act officially public, and from which day (D45, D49)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from documents.models import ActRecord, PublicationFact


@dataclass(frozen=True)
class Publication:
    """One publication of one act: a fact, or those of the parts that a long act was printed in."""

    facts: tuple[PublicationFact, ...]
    """At least one; parts in their order."""

    @property
    def last(self) -> PublicationFact:
        """The part that came last: its day is that of the whole."""
        return max(self.facts, key=lambda fact: fact.published_on)

    @property
    def published_on(self) -> date:
        return self.last.published_on

    @property
    def missing(self) -> list[int]:
        """The parts that nobody has entered yet; what was published in one piece lacks none."""
        told = {fact.part for fact in self.facts}
        return [part for part in range(1, (self.facts[0].parts or 0) + 1) if part not in told]

    @property
    def is_of_the_charter(self) -> bool:
        """Whether acts are promulgated this way (K)."""
        return self.facts[0].method in settings.PROMULGATION_METHODS

    @property
    def counts(self) -> bool:
        return self.is_of_the_charter and not self.missing


def publications(facts: Iterable[PublicationFact]) -> list[Publication]:
    """Return the publications that `facts` of one act tell, by day: parts of one edition are one publication."""
    joined: dict[tuple[Any, ...], list[PublicationFact]] = defaultdict(list)
    for fact in facts:
        joined[(fact.method, fact.publication_name, fact.parts) if fact.parts else (fact.pk,)].append(fact)
    found = [Publication(tuple(sorted(each, key=lambda fact: fact.part or 0))) for each in joined.values()]
    return sorted(found, key=lambda each: (each.published_on, each.facts[0].pk))


def promulgation(facts: Iterable[PublicationFact]) -> Publication | None:
    """Return the first of the publications that count: its day is the legal one. None before there is any."""
    return next((each for each in publications(facts) if each.counts), None)


def days_of_promulgation(acts: Sequence[ActRecord]) -> dict[int, date]:
    """Return the legal day of each of `acts` that has one, by the key of its row. One statement."""
    facts: dict[int, list[PublicationFact]] = defaultdict(list)
    for fact in PublicationFact.objects.filter(act__in=acts, method__in=settings.PROMULGATION_METHODS):
        facts[fact.act_id].append(fact)
    found = {act: promulgation(told) for act, told in facts.items()}
    return {act: publication.published_on for act, publication in found.items() if publication}
