"""The labelled sentences, and how well found citations agree with them."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.text.citations import find_citations
from documents.text.contract import citation_as_json

FOLDER = Path(__file__).with_name("labelled")
INDEPENDENT = range(1, 6)
"""The readings by people who had not seen the finder, in the order in which they were made."""
FIELDS = ("start", "end", "kind", "act_kind", "number", "date", "clauses")


@dataclass(frozen=True)
class Score:
    """How many citations were labelled, found, and found with exactly the labelled values."""

    labelled: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0


@dataclass(frozen=True)
class Reading:
    """One sentence: which citations are labelled and which were found, as tuples of `FIELDS`."""

    sentence: dict[str, Any]
    labelled: Counter[tuple[Any, ...]]
    found: Counter[tuple[Any, ...]]


def readings(*, held_out: bool) -> list[Reading]:
    """Read the sentences of one part: those for tuning, or those held out."""
    return [read for read in _read("by_the_author") if read.sentence["held_out"] == held_out]


def independent_readings(number: int) -> list[Reading]:
    """Read the sentences of one reading by people who had not seen the finder."""
    return _read(f"reading_{number}")


def _read(name: str) -> list[Reading]:
    sentences = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [
        Reading(
            sentence,
            Counter(_values(label) for label in sentence["citations"]),
            Counter(
                _values(citation_as_json(sentence["text"], citation)) for citation in find_citations(sentence["text"])
            ),
        )
        for sentence in sentences
    ]


def score(read: list[Reading]) -> Score:
    """Count citations that agree in every field, the exact span included."""
    return Score(
        sum(each.labelled.total() for each in read),
        sum(each.found.total() for each in read),
        sum((each.labelled & each.found).total() for each in read),
    )


def _values(citation: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value := citation[name], list) else value for name in FIELDS)
