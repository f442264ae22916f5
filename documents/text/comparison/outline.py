"""A comparison for a person at a terminal."""

from collections.abc import Sequence

from documents.text.comparison.comparison import ClauseChange, Comparison
from documents.text.comparison.marking import RELATION_NAMES
from documents.text.comparison.segments import Segment, Segments
from documents.text.model import Clause

_DOUBT = 0.9
"""Below this a person should look at the pair."""


def as_outline(old: Sequence[Clause], new: Sequence[Clause], comparison: Comparison) -> str:
    """Return how many clauses went which way, then every change: places, and words between [- -] and {+ +}."""
    counts = comparison.counts()
    lines = [", ".join(f"{name} — {counts[relation]}" for relation, name in RELATION_NAMES.items() if counts[relation])]
    lines += [_line(old, new, change) for change in comparison.changes if change.is_changed and not change.is_departure]
    return "\n".join(lines)


def _line(old: Sequence[Clause], new: Sequence[Clause], change: ClauseChange) -> str:
    pair = change.pair
    places = [clauses[index].address for clauses, index in ((old, pair.old), (new, pair.new)) if index is not None]
    doubt = f" (проверьте: уверенность {pair.confidence:.0%})" if pair.confidence < _DOUBT else ""
    cells = (cell.segments for row in change.table for cell in row.cells)
    words = " | ".join(_words(segments) for segments in (change.heading, change.text, *cells) if segments)
    return f"{RELATION_NAMES[pair.relation]} [{' → '.join(dict.fromkeys(places))}]{doubt} {words}".rstrip()


def _words(segments: Segments) -> str:
    return "".join(part.new if part.is_same else _change(part) for part in segments)


def _change(part: Segment) -> str:
    went, came = part.old.strip(), part.new.strip()
    return (f"[-{went}-] " if went else "") + (f"{{+{came}+}} " if came else "")
