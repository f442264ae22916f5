"""From the clauses of an act to its deeds: the verb, the act it speaks of, and what the clauses below go on with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from documents.text.amending.days import DAY, FROM, TILL, read_day
from documents.text.amending.model import Amending, Deed, Effect, Touch
from documents.text.amending.touches import touches_of
from documents.text.citations import Citation, cite
from documents.text.citations.model import Act
from documents.text.model import Kind

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
_CAUSE = re.compile(
    r"\bв (?:связи|соответствии|целях|редакции)\b|\bна основании\b|\bв ред\.|\bсогласно\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[\s,;:(]|\bи\b|\bа также\b|\bдействие\b|\bпункт\w*\b)*")
# Between «отменить» and the act: anything else is what is really cancelled («ограничения, введённые …»).
_PLAIN_WAY = re.compile(
    rf"(?:[\s,:;(«]|\b(?:следующ\w+|действие|полностью|муниципальн\w+|правов\w+|акт\w*)\b|\b(?:со?|до|по)\s+{DAY})*",
    re.IGNORECASE,
)


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
        touches = list(touches_of(index, text, [each for each in cited if each.act in (None, act)], Effect.AMENDS))
        if touches or (named and named.act != above.act):
            found.add(going_on, act, index, touches)
        return going_on
    said = own or (replace(above, end=0) if above else None)
    if said is None:
        return None
    acts = list(_acts(text, cited, said, is_listed=own is None))
    for citation in acts:
        assert citation.act is not None
        found.add(said, citation.act, index, list(touches_of(index, text, [citation], said.effect)))
    if said.effect is Effect.AMENDS:
        if not acts and "внести" not in text.lower():
            return None  # «дополнить штат работников»: no act is meant
        return replace(said, act=acts[0].act if acts else None)
    return None if acts else said


def _said(text: str, cited: Sequence[Citation]) -> _Said | None:
    for effect, verb in _VERBS:
        if found := verb.search(text):
            bare = _without(text, cited)
            on, till = FROM.search(bare), TILL.search(bare)
            until = read_day(till.groups()[1:]) if till else None
            if until and till and till[1].lower() == "до":
                until -= timedelta(days=1)
            return _Said(
                effect,
                None,
                found.end(),
                on=read_day(on.groups()) if on else None,
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
