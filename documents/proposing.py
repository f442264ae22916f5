"""What the text of an act says about other acts, offered to the editor as relations (D51). Nothing is made silently."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from documents.citing import acts_among, spots
from documents.commenting.places import place_in_words
from documents.models import ActRecord, ActRelation, Clause, DismissedRelation, Edition
from documents.naming import act_name
from documents.relating import TargetText, Touched, relate
from documents.relations import change_in_words, relation_words
from documents.text.amending import Deed, find_deeds
from documents.text.citations.model import Act


@dataclass(frozen=True)
class Proposal:
    """One relation the text states. `target` is None where the register has no such act beyond doubt."""

    kind: str
    cited: Act
    target: ActRecord | None
    clause: Clause
    places: Sequence[Touched]
    effective_on: date | None
    until: date | None
    is_dismissed: bool = False

    @property
    def words(self) -> str:
        return relation_words(self.kind, is_outgoing=True, is_partial=bool(self.places))

    @property
    def cited_name(self) -> str:
        """What the text calls the act."""
        return act_name(self.cited.kind, self.cited.adopted_on, self.cited.number or "", self.cited.body)

    @property
    def by(self) -> str:
        return place_in_words(self.clause.address)

    @property
    def places_in_words(self) -> list[str]:
        """«пункт 2.3 изменён», what is not in the text of the target being told."""
        return [
            f"{place_in_words(place.address)} {change_in_words(place.change, place.address)}"
            f"{'' if place.is_known else ' (такого пункта в тексте нет)'}"
            for place in self.places
        ]


def proposals(record: ActRecord) -> list[Proposal]:
    """Return what the latest text of `record`, published or not, states and the register does not hold yet.

    Four statements, and one for each act whose places are named. None where the text does nothing to other acts.
    """
    edition = Edition.objects.filter(page=record.page_id).order_by("-number").first()
    clauses = list(edition.clauses.all()) if edition else []
    deeds = find_deeds(spots(clauses))
    if not deeds:
        return []
    targets = acts_among(ActRecord.objects.exclude(pk=record.pk), [deed.act for deed in deeds])
    held = {
        (row.kind, row.target_id): bool(row.places.all())
        for row in ActRelation.objects.filter(source=record).prefetch_related("places")
    }
    dismissed = set(DismissedRelation.objects.filter(source=record).values_list("kind", "target_id"))
    found: dict[tuple[str, object], Proposal] = {}
    texts: dict[int, TargetText] = {}
    for deed in deeds:
        target = targets.get(deed.act)
        proposal = _proposal(deed, target, clauses, texts)
        key = (proposal.kind, target.pk if target else deed.act)
        if target and key in held and (held[key] or not proposal.places):
            continue
        if earlier := found.get(key):
            proposal = replace(earlier, places=[*earlier.places, *proposal.places])
        found[key] = replace(proposal, is_dismissed=key in dismissed)
    return list(found.values())


def accept(record: ActRecord, kind: str, target: ActRecord) -> ActRelation | None:
    """Make the relation that the text proposes now; None where it proposes no such one any more."""
    for proposal in proposals(record):
        if (proposal.kind, proposal.target) == (kind, target):
            return relate(
                record,
                kind,
                target,
                effective_on=proposal.effective_on,
                until=proposal.until,
                places=proposal.places,
            )
    return None


def _proposal(
    deed: Deed, target: ActRecord | None, clauses: Sequence[Clause], texts: dict[int, TargetText]
) -> Proposal:
    places: list[Touched] = []
    effect = deed.effect.value
    if target and deed.touches:
        if target.pk not in texts:
            texts[target.pk] = TargetText(target)
        found = [
            texts[target.pk].touched(touch.place, touch.change.value, clauses[touch.clause]) for touch in deed.touches
        ]
        places = list({(each.address, each.source): each for each in found if each}.values())
    if deed.touches and not places:
        effect = ActRelation.Kind.AMENDS.value  # what ends a place that has no address of its own ends no act
    return Proposal(effect, deed.act, target, clauses[deed.clause], places, deed.on, deed.until)
