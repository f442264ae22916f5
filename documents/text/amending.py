"""What an act does to others by its own words: «внести изменения в …», «признать утратившим силу …», «отменить …»,
«приостановить …»: clauses in, deeds out. A proposal for a person to judge: what is not said plainly is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from documents.text.citations import Citation, Place, cite
from documents.text.citations.model import Act
from documents.text.citations.vocabulary import MONTHS
from documents.text.model import Kind


class Effect(StrEnum):
    """What is done to an act."""

    AMENDS = "amends"
    REPEALS = "repeals"
    CANCELS = "cancels"
    SUSPENDS = "suspends"


class Change(StrEnum):
    """What becomes of a clause."""

    CHANGED = "changed"
    ADDED = "added"
    REPEALED = "repealed"
    CANCELLED = "cancelled"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Touch:
    """One place of the other act, what becomes of it, and the index of the clause that says so."""

    place: Place
    change: Change
    clause: int


@dataclass(frozen=True, slots=True)
class Deed:
    effect: Effect
    act: Act
    clause: int
    """The index of the clause that names the act."""
    touches: tuple[Touch, ...] = ()
    """None: the whole act."""
    on: date | None = None
    """From which day, where a day is named beside the deed."""
    until: date | None = None
    """The last day of a suspension."""


class Amending(Protocol):
    """What is read of a clause."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def parent(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class _Said:
    """A deed begun in a clause; the clauses below go on with it."""

    effect: Effect
    act: Act | None
    end: int = 0
    on: date | None = None
    until: date | None = None


@dataclass(slots=True)
class _Found:
    deeds: dict[tuple[Effect, Act], Deed] = field(default_factory=dict)

    def add(self, said: _Said, act: Act, clause: int, touches: Sequence[Touch]) -> None:
        """Begin a deed, or add places to one begun; an act touched as a whole once stays so unless it is amended."""
        key = (said.effect, act)
        deed = self.deeds.get(key) or Deed(said.effect, act, clause, on=said.on, until=said.until)
        new = [touch for touch in touches if touch not in deed.touches]
        self.deeds[key] = replace(deed, touches=(*deed.touches, *new))


_VERBS = (
    (Effect.REPEALS, re.compile(r"\b(?:призна|счита)\w+\b[^.;:]{0,40}?\bутративш(?:им|ими|ей|ую)\s+силу", re.I)),
    (Effect.CANCELS, re.compile(r"\bотменить\b|\bпризнать\s+не\s?действующ\w+", re.IGNORECASE)),
    (Effect.SUSPENDS, re.compile(r"\bприостановить\b", re.IGNORECASE)),
    (
        Effect.AMENDS,
        re.compile(
            r"\bвнести\b(?=.*\b(?:изменени|дополнени))|\b(?:изложить|дополнить|исключить|заменить)\b", re.I | re.S
        ),
    ),
)
_OF_EFFECT = {
    Effect.AMENDS: Change.CHANGED,
    Effect.REPEALS: Change.REPEALED,
    Effect.CANCELS: Change.CANCELLED,
    Effect.SUSPENDS: Change.SUSPENDED,
}
_CAUSE = re.compile(
    r"\bв (?:связи|соответствии|целях|редакции)\b|\bна основании\b|\bв ред\.|\bсогласно\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[\s,;:(]|\bи\b|\bа также\b|\bдействие\b|\bпункт\w*\b)*")
_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = rf"(?:(\d{{1,2}})\.(\d{{2}})\.(\d{{4}})|(\d{{1,2}})\s+({_MONTHS})\s+(\d{{4}})(?:\s+года|\s+г\.)?)"
_FROM = re.compile(rf"\bсо?\s+{_DAY}", re.IGNORECASE)
_TILL = re.compile(rf"\b(до|по)\s+{_DAY}", re.IGNORECASE)
# Between «отменить» and the act: anything else is what is really cancelled («ограничения, введённые …»).
_PLAIN_WAY = re.compile(
    rf"(?:[\s,:;(«]|\b(?:следующ\w+|действие|полностью|муниципальн\w+|правов\w+|акт\w*)\b|\b(?:со?|до|по)\s+{_DAY})*",
    re.IGNORECASE,
)
_ADDING = re.compile(r"\bдополнить(?:\s+нов\w+)?\s*$", re.IGNORECASE)
_INSTRUMENTAL = re.compile(r"\w+(?:ом|ем|ами|ями|ой|ей|ью|ым|ыми)\b", re.IGNORECASE)
_TAKING_OUT = re.compile(r"\bисключить\b|\bутративш\w+\s+силу", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:слов\w*|цифр\w*|предложени\w*|абзац\w*)\b", re.IGNORECASE)
_LONGEST_RANGE = 50


def find_deeds(clauses: Sequence[Amending]) -> list[Deed]:
    """Return what the act with these clauses does to others, in the order in which it says so.

    New wordings in quotation marks are of the other act; what stands in them is passed by.
    """
    found = _Found()
    begun: dict[int, _Said] = {}
    is_quoted = False
    for index, (clause, citations) in enumerate(zip(clauses, cite(clauses), strict=True)):
        if clause.kind in {Kind.REQUISITES, Kind.ANNEX, Kind.SIGNATURE, Kind.NOTE}:
            continue
        text, is_quoted = _unquoted(clause.text, is_quoted and clause.kind == Kind.PARAGRAPH)
        cited = [each for each in citations if _is_plain(each, text)]
        said = _read(index, text, cited, _inherited(clauses, begun, index), found)
        if said is not None:
            begun[index] = said
    return list(found.deeds.values())


def _read(index: int, text: str, cited: list[Citation], above: _Said | None, found: _Found) -> _Said | None:
    """Take the deeds of one clause into `found`; return what the clauses below it go on with."""
    own = _said(text, cited)
    if above is not None and above.effect is Effect.AMENDS:
        # Below «внести изменения» every verb says what becomes of a place.
        named = next((each for each in cited if each.act and each.start <= 4), None)
        act = named.act if named else above.act
        if act is None:
            return above
        going_on = replace(above, act=act)
        touches = list(_touches(index, text, [each for each in cited if each.act in (None, act)], Effect.AMENDS))
        if touches or (named and named.act != above.act):
            found.add(going_on, act, index, touches)
        return going_on
    said = own or (replace(above, end=0) if above else None)
    if said is None:
        return None
    acts = list(_acts(text, cited, said, is_listed=own is None))
    for citation in acts:
        assert citation.act is not None
        found.add(said, citation.act, index, list(_touches(index, text, [citation], said.effect)))
    if said.effect is Effect.AMENDS:
        if not acts and "внести" not in text.lower():
            return None  # «дополнить штат работников»: no act is meant
        return replace(said, act=acts[0].act if acts else None)
    return None if acts else said


def _said(text: str, cited: Sequence[Citation]) -> _Said | None:
    for effect, verb in _VERBS:
        if found := verb.search(text):
            bare = _without(text, cited)
            on, till = _FROM.search(bare), _TILL.search(bare)
            until = _day(till.groups()[1:]) if till else None
            if until and till and till[1].lower() == "до":
                until -= timedelta(days=1)
            return _Said(
                effect,
                None,
                found.end(),
                on=_day(on.groups()) if on else None,
                until=until if effect is Effect.SUSPENDS else None,
            )
    return None


def _acts(text: str, cited: Sequence[Citation], said: _Said, *, is_listed: bool) -> Iterator[Citation]:
    """Yield the acts the verb speaks of: the first behind it, or the last before it, and its list."""
    named = [each for each in cited if each.act is not None]
    behind = [each for each in named if each.start >= said.end]
    before = [each for each in named if each.end <= said.end]
    way = text[said.end : behind[0].start] if behind else ""
    is_plain = said.effect is Effect.AMENDS or _PLAIN_WAY.fullmatch(way)
    if behind and is_plain and not _CAUSE.search(way):
        listed = behind
    elif is_listed or not before:
        return
    else:
        # «Постановление … признать утратившим силу»: it begins the sentence.
        listed = [each for each in before if not _CAUSE.search(text[: each.start])]
    last: Citation | None = None
    for each in listed:
        if last is not None and not _BETWEEN.fullmatch(text[last.end : each.start]):
            return
        yield each
        last = each


def _touches(index: int, text: str, cited: Sequence[Citation], effect: Effect) -> Iterator[Touch]:
    """Yield the places of a clause and what becomes of each."""
    touches: list[Touch] = []
    for citation in cited:
        adds = effect is Effect.AMENDS and _ADDING.search(text[: citation.start])
        is_added = bool(adds and _INSTRUMENTAL.match(text[citation.start :]))
        for place in citation.places:
            # «Пункт 2 дополнить подпунктом «в»»: the new place stands inside the one before.
            outer = touches.pop() if is_added and touches and touches[-1].change is Change.CHANGED else None
            whole = Place((*outer.place.steps, *place.steps)) if outer else place
            change = Change.ADDED if is_added else _change(text, citation, effect)
            touches += [Touch(each, change, index) for each in _single(whole)]
    yield from touches


def _change(text: str, citation: Citation, effect: Effect) -> Change:
    is_out = effect is Effect.AMENDS and _TAKING_OUT.search(text) and not _WORDS.search(text[citation.end :])
    return Change.REPEALED if is_out else _OF_EFFECT[effect]


def _single(place: Place) -> Iterator[Place]:
    """Yield the places of a range one by one: «пункты 4–6»."""
    *above, step = place.steps
    first, last = step.number or "", step.last or ""
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= _LONGEST_RANGE:
        for number in range(int(first), int(last) + 1):
            yield Place((*above, replace(step, number=str(number), last=None)))
    else:
        yield place
        if last:
            yield Place((*above, replace(step, number=last, last=None)))


def _inherited(clauses: Sequence[Amending], begun: dict[int, _Said], index: int) -> _Said | None:
    parent = clauses[index].parent
    while parent is not None:
        if parent in begun:
            return begun[parent]
        parent = clauses[parent].parent
    return None


def _is_plain(citation: Citation, unquoted: str) -> bool:
    """Say whether a citation stands outside quotation marks and speaks of another act than its own."""
    if citation.above is not None or unquoted[citation.start] == " ":
        return False
    return citation.act is None or (not citation.act.is_own and citation.act.is_identified)


def _unquoted(text: str, is_open: bool) -> tuple[str, bool]:
    """Return a text with spaces for all that is quoted, and whether a quotation goes on behind it."""
    depth, written = int(is_open), []
    for letter in text:
        depth += letter in "«„"
        written.append(" " if depth else letter)
        depth = max(0, depth - (letter in "»“"))
    return "".join(written), depth > 0


def _without(text: str, cited: Sequence[Citation]) -> str:
    for each in cited:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text


def _day(groups: Sequence[str | None]) -> date | None:
    day, month, year, worded_day, name, worded_year = groups
    try:
        if year:
            return date(int(year), int(month or 0), int(day or 0))
        return date(int(worded_year or 0), MONTHS[(name or "").lower()], int(worded_day or 0))
    except ValueError:
        return None
