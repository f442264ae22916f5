"""A text as one HTML page without styles: what Word, and any other program, takes in."""

from collections.abc import Sequence
from html import escape

from documents.text.model import Clause, Kind
from documents.text.printing import DIVISIONS, printed_number

_DEEPEST_HEADING = 6


def write_html(clauses: Sequence[Clause], title: str, head: Sequence[str] = ()) -> str:
    """Return the text as a page; every clause has its address as `id`. `head`: lines above the title."""
    divisions = sorted({clause.level for clause in clauses if clause.kind in DIVISIONS})
    levels = {level: min(rank, _DEEPEST_HEADING) for rank, level in enumerate(divisions, start=2)}
    above = "".join(f"<p>{escape(line)}</p>\n" for line in head)
    body = "\n".join(_clause(clause, levels.get(clause.level, _DEEPEST_HEADING)) for clause in clauses)
    return (
        f'<!DOCTYPE html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n</head>\n'
        f"<body>\n{above}<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _clause(clause: Clause, level: int) -> str:
    words = clause.html or escape(clause.text, quote=False)
    number, heading = printed_number(clause.kind, clause.number, clause.heading), escape(clause.heading)
    if clause.kind in DIVISIONS:
        named = " ".join(filter(None, [number, heading]))
        return f'<h{level} id="{clause.address}">{named}</h{level}>' + (f"\n{_block(clause, words)}" if words else "")
    said = " ".join(filter(None, [number, heading and f"<strong>{heading}</strong>"]))
    if "<table" in words or "<p>" in words:
        return f'<div id="{clause.address}">{f"<p>{said}</p>" if said else ""}{words}</div>'
    return f'<p id="{clause.address}">{" ".join(filter(None, [said, words]))}</p>'.replace("\n", "<br>")


def _block(clause: Clause, words: str) -> str:
    return f"<div>{words}</div>" if clause.kind is Kind.TABLE or "<p>" in words else f"<p>{words}</p>"
