"""What a line says about an act, as values of the page's fields."""

from typing import Any

from documents.importing.lines import ActLine
from documents.importing.registers import Registers
from documents.models import LegalAct
from documents.naming import derived_title

COLUMNS = (
    *("title", "draft_title", "kind_id", "issuing_body_id", "rubric_id", "number", "adopted_on", "official_title"),
    *("signatory", "signatory_post", "is_normative", "entry_rule", "entry_on", "source_url"),
)


def requisites(line: ActLine, registers: Registers) -> dict[str, Any]:
    """Return the page fields a line decides.

    An act that binds only those it names takes effect when signed (D46, D48); the date of a line goes before that.
    """
    title = derived_title(line.kind, line.adopted_on, line.number, line.title)
    values: dict[str, Any] = {
        "title": title,
        "draft_title": title,
        "kind": registers.kind(line.kind),
        "issuing_body": registers.body(line.issuing_body),
        "rubric": registers.rubric(line.rubric),
        "number": line.number,
        "adopted_on": line.adopted_on,
        "official_title": line.title,
        "signatory": line.signatory,
        "signatory_post": line.signatory_post,
        "is_normative": line.is_normative,
        "source_url": line.source_url,
    }
    if line.in_force_on:
        values |= {"entry_rule": LegalAct.EntryRule.FIXED_DATE, "entry_on": line.in_force_on}
    elif not line.is_normative:
        values["entry_rule"] = LegalAct.EntryRule.SIGNING
    return values
