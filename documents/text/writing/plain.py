"""A text as plain lines."""

from collections.abc import Sequence

from documents.text.model import Clause
from documents.text.printing import DIVISIONS, printed_number


def write_plain(clauses: Sequence[Clause], head: Sequence[str] = ()) -> str:
    """Return the text as lines, a paragraph each, with numbers as printed and a blank line before a division.

    `head`: lines above it, as the act's name.
    """
    lines = [*head, ""] if head else []
    for clause in clauses:
        words = [printed_number(clause.kind, clause.number, clause.heading), clause.heading]
        if clause.kind in DIVISIONS:
            lines += [""] if lines and lines[-1] else []
            lines += [" ".join(filter(None, words))]
            lines += [clause.text] if clause.text else []
        else:
            lines.append(" ".join(filter(None, [*words, clause.text])))
    return "\n".join(lines).strip("\n") + "\n"
