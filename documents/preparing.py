"""Work on a draft edition before it is published: mending its structure, deciding what its clauses were before.

Every step is kept, and the clauses of the draft are always the text of the file with all steps made; so the last mend
and any decision can be taken back until the edition is published.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from django.conf import settings
from django.db import transaction

from documents.editions import base_of, clauses_of, write_clauses
from documents.models import Clause, ClauseDescent, Edition, Preparation
from documents.naming import capitalized
from documents.text.contract import as_json, from_json, pairs_as_json
from documents.text.matching import Relation
from documents.text.matching.matching import Decision
from documents.text.mending import Mend, MendError, mend
from documents.text.model import Text

DECIDE = "decide"
Side = Literal["old", "new"]
STALE = "Черновик за это время изменился: посмотрите, как он выглядит теперь, и повторите."

BEHIND = "Пока готовился этот текст, опубликована другая редакция. Откройте черновик и сопоставьте пункты заново."


class StaleError(ValueError):
    """The draft or what it is matched with has changed since; the message says in Russian what to do."""


@dataclass(frozen=True)
class ProposedPair:
    """What became of a clause, as the editor is asked about it."""

    old: Clause | None
    new: Clause | None
    relation: Relation
    confidence: float
    decision: int | None
    """Place of the editor's decision among the steps; None where the proposal is the program's own."""

    @property
    def is_doubtful(self) -> bool:
        return self.decision is None and self.confidence < settings.MATCH_DOUBTFUL_BELOW

    @property
    def percent(self) -> int:
        return round(self.confidence * 100)


def version(preparation: Preparation) -> str:
    """Return a sign that changes with every step, for forms to say what they were made from."""
    return f"{crc32(json.dumps(preparation.steps).encode()):08x}"


@transaction.atomic
def make_mend(edition: Edition, wanted: Mend, *, words: str, seen: str) -> None:
    """Mend the structure. `words` tell it in the list of steps, `seen` is the version the editor looked at.

    Raises MendError, StaleError.
    """
    preparation = _locked(edition, seen)
    preparation.steps.append({"do": wanted.do, "place": wanted.place, "value": wanted.value, "words": words})
    _rebuild(preparation)


@transaction.atomic
def decide(edition: Edition, old: int | None, new: int | None, *, about: Side, words: str, seen: str) -> None:
    """Settle that clause `old` of the edition before is clause `new` of the draft; None: it has no counterpart.

    `about` says which of the two was asked about: what an editor said of it before is replaced. Several new clauses
    of one old one are a split, several old ones of one new a merger: an old clause that was asked about joins the
    one that stands there. Raises StaleError.
    """
    preparation = _locked(edition, seen)
    beside = _holder(preparation, new) if about == "old" else None
    step = {"do": DECIDE, "old": old, "new": new, "about": about, "beside": beside, "words": words}
    preparation.steps.append(step)
    _rebuild(preparation)


@transaction.atomic
def take_back(edition: Edition, step: int, *, seen: str) -> None:
    """Take back the last step or any decision. Raises StaleError, MendError where it is neither."""
    preparation = _locked(edition, seen)
    if not 0 <= step < len(preparation.steps):
        raise StaleError(STALE)
    if step != len(preparation.steps) - 1 and preparation.steps[step]["do"] != DECIDE:
        raise MendError("Исправления отменяются с последнего: следующие сделаны поверх этого.")
    del preparation.steps[step]
    _rebuild(preparation)


def is_behind(preparation: Preparation) -> bool:
    """Say whether another edition has been published since the draft was matched."""
    return preparation.base != base_of(preparation.edition.page)


@transaction.atomic
def follow_current_edition(edition: Edition) -> None:
    """Match the draft with the edition that is current now; decisions about another one fall away."""
    preparation = Preparation.objects.select_for_update(of=("self",)).select_related("edition").get(edition=edition)
    preparation.base = base_of(edition.page)
    preparation.steps = [step for step in preparation.steps if step["do"] != DECIDE]
    _rebuild(preparation)


@transaction.atomic
def finish(edition: Edition) -> None:
    """End the work on a draft that is being published. Raises StaleError where decisions would be lost unseen."""
    preparation = Preparation.objects.select_related("edition").filter(edition=edition).first()
    if preparation is None:
        return
    if is_behind(preparation):
        if any(step["do"] == DECIDE for step in preparation.steps):
            raise StaleError(BEHIND)
        follow_current_edition(edition)
    Preparation.objects.filter(edition=edition).delete()


def proposed_pairs(preparation: Preparation) -> list[ProposedPair]:
    """Return what became of the clauses of the edition before, in the order of the new text; two statements."""
    old = clauses_of(preparation.base)
    new = list(preparation.edition.clauses.order_by("position"))
    decided = {pair: step for step, pair in _replay(preparation)[1]}
    return [
        ProposedPair(
            old=old[said["old"]] if said["old"] is not None else None,
            new=new[said["new"]] if said["new"] is not None else None,
            relation=Relation(said["relation"]),
            confidence=said["confidence"],
            decision=decided.get((said["old"], said["new"])),
        )
        for said in preparation.pairs
    ]


def named(clause: Clause | None) -> str:
    """Return how a list of clauses calls one: its number and first words."""
    from documents.reading import printed_number

    if clause is None:
        return ""
    number = printed_number(clause)
    words = " ".join(part for part in (number, clause.heading, clause.text) if part)
    short = words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]} …"
    return short if number else capitalized(short)


def _locked(edition: Edition, seen: str) -> Preparation:
    preparation = (
        Preparation.objects.select_for_update(of=("self",)).select_related("edition", "base").get(edition=edition)
    )
    if preparation.edition.was_public or version(preparation) != seen:
        raise StaleError(STALE)
    return preparation


def _holder(preparation: Preparation, new: int | None) -> int | None:
    """Return the old clause that a new one continues as things stand."""
    return next((said["old"] for said in preparation.pairs if new is not None and said["new"] == new), None)


def _rebuild(preparation: Preparation) -> None:
    """Make the clauses of the draft anew from the text and the steps."""
    text, decided = _replay(preparation)
    edition = preparation.edition
    Clause.objects.filter(edition=edition).delete()
    ClauseDescent.objects.filter(edition=edition).delete()
    settled = [pair for _, pair in decided]
    pairs = write_clauses(edition, text.clauses, clauses_of(preparation.base), decided=settled)
    preparation.pairs = pairs_as_json(pairs)["pairs"]
    preparation.warnings = as_json(text)["warnings"]
    preparation.save()


def _replay(preparation: Preparation) -> tuple[Text, list[tuple[int, Decision]]]:
    """Return the text with all mends made, and the decisions with the places their clauses have now."""
    text = from_json(preparation.text)
    decided: list[tuple[int, Decision]] = []
    for number, step in enumerate(preparation.steps):
        if step["do"] == DECIDE:
            pair = (step["old"], step["new"])
            decided = _without_contradicted(decided, pair, about=step["about"])
            if step["beside"] is not None and all(became != step["new"] for _, (_, became) in decided):
                decided.append((number, (step["beside"], step["new"])))
            decided.append((number, pair))
            continue
        mended = mend(text, Mend(step["do"], step["place"], step["value"]))
        text = mended.text
        decided = [(at, (old, None if new is None else mended.places[new])) for at, (old, new) in decided]
    return text, decided


def _without_contradicted(
    decided: Sequence[tuple[int, Decision]], pair: Decision, *, about: Side
) -> list[tuple[int, Decision]]:
    """A later word about a clause replaces an earlier one; whoever gets a counterpart neither came nor went."""
    old, new = pair

    def stands(was: int | None, became: int | None) -> bool:
        if about == "new":
            return became != new and not (became is None and was == old)
        return was != old and not (was is None and became == new)

    return [(at, (was, became)) for at, (was, became) in decided if stands(was, became)]
