"""A text in the public form: the object that `python -m documents.text FILE --json` prints."""

from collections.abc import Sequence
from html import escape
from typing import Any

from documents.text.citations import Citation, cite
from documents.text.matching import Pair, Relation
from documents.text.model import Clause, Doubt, Kind, Text

FORMAT = "aleysk-text/1"


def as_json(text: Text) -> dict[str, Any]:
    """Return a text as plain values: `format`, `title`, `clauses`, `warnings`."""
    return {
        "format": FORMAT,
        "title": text.title,
        "clauses": [
            {
                "kind": clause.kind.value,
                "number": clause.number,
                "address": clause.address,
                "heading": clause.heading,
                "text": clause.text,
                "html": clause.html or escape(clause.text, quote=False),
                "level": clause.level,
                "parent": clause.parent,
            }
            for clause in text.clauses
        ],
        "warnings": [{"code": doubt.code, "message": doubt.message, "clause": doubt.clause} for doubt in text.warnings],
    }


def pairs_as_json(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return how the clauses of one text went into another: what `python -m documents.text OLD NEW --json` prints."""
    return {
        "pairs": [
            {
                "old": pair.old,
                "new": pair.new,
                "relation": pair.relation.value,
                "confidence": pair.confidence,
                "text_changed": pair.text_changed,
                "number_changed": pair.number_changed,
                "parent_changed": pair.parent_changed,
            }
            for pair in pairs
        ]
    }


def citations_as_json(clauses: Sequence[Clause]) -> dict[str, Any]:
    """Return what the clauses cite: what `python -m documents.text --citations FILE --json` prints."""
    return {
        "citations": [
            {**citation_as_json(clause.text, citation), "clause": index}
            for index, (clause, found) in enumerate(zip(clauses, cite(clauses), strict=True))
            for citation in found
        ]
    }


def citation_as_json(text: str, citation: Citation) -> dict[str, Any]:
    """Return one citation found in `text` as plain values."""
    act = citation.act
    return {
        "text": text[citation.start : citation.end],
        "start": citation.start,
        "end": citation.end,
        "kind": citation.reference.value,
        "act_kind": act.kind if act else None,
        "body": act.body if act else "",
        "number": act.number if act else None,
        "date": act.adopted_on.isoformat() if act and act.adopted_on else None,
        "title": act.title if act else "",
        "is_own": act.is_own if act else False,
        "clauses": [str(place) for place in citation.places],
    }


def pairs_from_json(pairs: Sequence[dict[str, Any]]) -> list[Pair]:
    """Return the pairs that `pairs_as_json` wrote; who keeps the key is not told there."""
    return [Pair(**{**said, "relation": Relation(said["relation"])}) for said in pairs]


def from_json(answer: dict[str, Any]) -> Text:
    """Return the text that `as_json` wrote."""
    return Text(
        title=answer["title"],
        clauses=tuple(_clause(said) for said in answer["clauses"]),
        warnings=tuple(Doubt(**said) for said in answer["warnings"]),
    )


def _clause(said: dict[str, Any]) -> Clause:
    html = "" if said["html"] == escape(said["text"], quote=False) else said["html"]
    return Clause(**{**said, "kind": Kind(said["kind"]), "html": html})
