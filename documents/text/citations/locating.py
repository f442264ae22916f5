"""Which clause of its own text a citation means: «пунктом 2.3 настоящего Регламента», «частью 2 настоящей статьи»."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from documents.text.address import address_number
from documents.text.citations.finding import cite
from documents.text.citations.linking import Link
from documents.text.citations.model import Citation, Place, Step
from documents.text.marks import RAISED
from documents.text.model import Clause, Kind

# Laws call «1.» and «1)» пункт where the engine, by their marks, says часть and подпункт.
_LOOKALIKES = {Kind.POINT: {Kind.PART, Kind.SUBPOINT}, Kind.PART: {Kind.POINT}, Kind.SUBPOINT: {Kind.POINT}}
_ADOPTING = {"постановление", "решение", "распоряжение", "приказ"}
_LOST_DIGITS = re.compile(r"(?<=[\dIVXLC]) (\d{1,2})$")
_AMENDS = re.compile(
    r"\bвнести\b.{0,400}\bизменени|следующей редакции|утратившими? силу|\bдополнить\b", re.IGNORECASE | re.DOTALL
)


class Located(Protocol):
    """What locating reads of a clause."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> str | None: ...
    @property
    def text(self) -> str: ...
    @property
    def parent(self) -> int | None: ...


class Locator:
    """The clauses of one text, ready to be found by what a citation calls them."""

    def __init__(self, clauses: Sequence[Located]) -> None:
        self._kinds = [Kind(clause.kind) for clause in clauses]
        self._parents = [clause.parent for clause in clauses]
        self._ends = self._ends_of_clauses()
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        for index, clause in enumerate(clauses):
            self._by_number[comparable(clause.number)].append(index)
        self._amends = any(_AMENDS.search(clause.text) for clause in clauses)

    def locate(self, index: int, citation: Citation) -> int | None:
        """Return the clause that `citation`, standing in clause `index`, means; None where it means another text.

        None as well where several clauses could be meant, or where an act amends others and names places alone.
        """
        act, place = citation.act, citation.places[0] if citation.places else None
        if place is None or (act is not None and not act.is_own):
            return None
        steps = [step for step in place.steps if step.kind not in {Kind.PARAGRAPH, Kind.PREAMBLE}]
        if act is not None:
            adopting = act.kind in _ADOPTING
            scopes = [None] if adopting else [self._above(index, Kind.ANNEX)]
        elif citation.above is not None:
            scopes = [self._above(index, citation.above)]
        elif self._amends:
            return None
        else:
            scopes = list(self._scopes(index))
        found = self._find(steps, scopes) if steps else scopes[0]
        return found if found != index else None

    def find(self, place: Place) -> int | None:
        """Return the clause another act means by `place`: outside the annexes, or in the only one that has it."""
        steps = [step for step in place.steps if step.kind not in {Kind.PARAGRAPH, Kind.PREAMBLE}]
        if not steps:
            return None
        annexes = [index for index, kind in enumerate(self._kinds) if kind is Kind.ANNEX]
        for is_strict in (True, False):
            found = self._inside(None, steps, is_strict=is_strict) or [
                index for annex in annexes for index in self._inside(annex, steps, is_strict=is_strict)
            ]
            if found:
                return found[0] if len(set(found)) == 1 else None
        return None

    def _ends_of_clauses(self) -> list[int]:
        """Return the index behind the last clause below each: the order of a text is that of its tree."""
        ends = list(range(1, len(self._parents) + 1))
        for index in reversed(range(len(ends))):
            if (parent := self._parents[index]) is not None:
                ends[parent] = max(ends[parent], ends[index])
        return ends

    def _find(self, steps: Sequence[Step], scopes: Sequence[int | None]) -> int | None:
        for is_strict in (True, False):
            for scope in scopes:
                if found := self._inside(scope, steps, is_strict=is_strict):
                    return found[0] if len(found) == 1 else None
        return None

    def _inside(self, scope: int | None, steps: Sequence[Step], *, is_strict: bool) -> list[int]:
        """Return the clauses a way leads to that begins inside `scope`; of the whole text, outside its annexes."""
        found = self._between(scope + 1 if scope is not None else 0, self._end(scope), steps[0], is_strict=is_strict)
        if scope is None and steps[0].kind is not Kind.ANNEX:
            found = [index for index in found if self._above(index, Kind.ANNEX) is None]
        for step in steps[1:]:
            found = [
                below
                for index in found
                for below in self._between(index + 1, self._ends[index], step, is_strict=is_strict)
            ]
        return found

    def _end(self, scope: int | None) -> int:
        return len(self._ends) if scope is None else self._ends[scope]

    def _between(self, first: int, end: int, step: Step, *, is_strict: bool) -> list[int]:
        same = self._by_number.get(comparable(step.number), [])
        kinds = {step.kind} if is_strict else {step.kind, *_LOOKALIKES.get(step.kind, ())}
        return [
            index for index in same[bisect_left(same, first) : bisect_left(same, end)] if self._kinds[index] in kinds
        ]

    def _line(self, index: int) -> list[int]:
        above = []
        parent = self._parents[index]
        while parent is not None:
            above.append(parent)
            parent = self._parents[parent]
        return above

    def _above(self, index: int, kind: Kind) -> int | None:
        return next((each for each in (index, *self._line(index)) if self._kinds[each] is kind), None)

    def _scopes(self, index: int) -> Iterator[int | None]:
        """From the clauses right above to the annex they stand in, or to the whole text."""
        for each in self._line(index):
            yield each
            if self._kinds[each] is Kind.ANNEX:
                return
        yield None


def own_references(clauses: Sequence[Clause]) -> dict[str, list[Link]]:
    """Return what clauses cite in their own text, by the address of the clause: «пункт 1 настоящего Порядка»."""
    locator = Locator(clauses)
    references: defaultdict[str, list[Link]] = defaultdict(list)
    for index, (clause, citations) in enumerate(zip(clauses, cite(clauses), strict=True)):
        for citation in citations:
            if (target := locator.locate(index, citation)) is not None:
                references[clause.address].append(Link(citation.start, citation.end, f"#{clauses[target].address}"))
    return references


def comparable(number: str | None) -> str:
    """Return a number in the form in which two ways to write it are equal: 5¹, 5_1 and «5 1» that lost its look."""
    raised = _LOST_DIGITS.sub(lambda found: found[1].translate(RAISED), number or "")
    return address_number(raised.lower()) if raised else ""


def fragment(place: Place, prefixes: dict[Kind, str]) -> str:
    """Return the address a place most likely has in a text of its own: `pril-2_p-3`."""
    return "_".join(
        f"{prefixes[step.kind]}-{comparable(step.number)}" if step.number else prefixes[step.kind]
        for step in place.steps
        if step.kind is not Kind.PARAGRAPH
    )
