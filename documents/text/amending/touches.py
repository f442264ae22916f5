"""Which places of the other act a clause names, and what becomes of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.text.amending.model import Change, Effect, Touch
from documents.text.citations import Citation, Place

_OF_EFFECT = {
    Effect.AMENDS: Change.CHANGED,
    Effect.REPEALS: Change.REPEALED,
    Effect.CANCELS: Change.CANCELLED,
    Effect.SUSPENDS: Change.SUSPENDED,
}
_ADDING = re.compile(r"\bдополнить(?:\s+нов\w+)?\s*$", re.IGNORECASE)
_INSTRUMENTAL = re.compile(r"\w+(?:ом|ем|ами|ями|ой|ей|ью|ым|ыми)\b", re.IGNORECASE)
_TAKING_OUT = re.compile(r"\bисключить\b|\bутративш\w+\s+силу", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:слов\w*|цифр\w*|предложени\w*|абзац\w*)\b", re.IGNORECASE)
_LONGEST_RANGE = 50


def touches_of(index: int, text: str, cited: Sequence[Citation], effect: Effect) -> Iterator[Touch]:
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
