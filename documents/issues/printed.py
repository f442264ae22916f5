"""What of an act is in print already, as whoever puts an issue together must know (D49, D65, D67).

An act is printed once a printed edition has it whole. One of which a part is missing is not: an issue proposes it and
prints it whole, its number is a gap where it is left out, and the editor is told which part nobody has entered.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, Exists, F, OuterRef, Q

from documents.models import ActRecord, PublicationFact
from documents.naming import quoted
from documents.promulgation import Publication, publications
from documents.wording import missing_parts_in_words

_IN_PRINT = PublicationFact.objects.filter(method=PublicationFact.Method.PRINTED).order_by()


def is_printed() -> Q:
    """Return the condition that an act is printed whole, for a query of acts. A test holds it to `publications`."""
    facts = _IN_PRINT.filter(act=OuterRef("pk"))
    joined = facts.values("publication_name", "parts").annotate(told=Count("part", distinct=True))
    return Q(Exists(facts.filter(parts=None))) | Q(Exists(joined.filter(told=F("parts"))))


def print_of(acts: Iterable[ActRecord]) -> Mapping[int, list[Publication]]:
    """Return the publications in print of each of `acts`, by the key of its row, whole or not. One statement."""
    facts: defaultdict[int, list[PublicationFact]] = defaultdict(list)
    for fact in _IN_PRINT.filter(act__in=[act.pk for act in acts]):
        facts[fact.act_id].append(fact)
    return defaultdict(list, {act: publications(told) for act, told in facts.items()})


def lacking(printed: Iterable[Publication]) -> str:
    """Return what is missing of an act whose publications in print are `printed`; "" when it is printed, or not at all.

    «напечатан не весь: «Маяк труда», не внесены части 2, 3 из 4».
    """
    told = list(printed)
    if not told or any(not each.missing for each in told):
        return ""
    return f"напечатан не весь: {'; '.join(_lacking(each) for each in told)}"


def _lacking(publication: Publication) -> str:
    fact = publication.facts[0]
    return f"{quoted(fact.publication_name)}, {missing_parts_in_words(publication)} из {fact.parts}"
