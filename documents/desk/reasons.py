"""What an editor is asked about a new text: its likely day, the acts that may have made it, a note."""

from typing import Any

from django.utils import timezone

from documents.causes import causes_of, likely, offers
from documents.editions import is_first
from documents.forms.reasons import EditionForm
from documents.models import ActRecord, Edition, FiledRecord


def about_new_text(record: FiledRecord) -> dict[str, Any]:
    """Return what a form of a text that is brought in has to know (`EditionForm`)."""
    has_text = not is_first(record.page_id)
    if not isinstance(record, ActRecord):
        return {"initial": {"dated_on": timezone.localdate()}, "needs_reason": has_text}
    day = timezone.localdate() if has_text else record.adopted_on
    offered = offers(record)
    return {
        "initial": {"dated_on": day, "causes": [act.pk for act in likely(offered, day)]},
        "act": record if has_text or offered else None,
        "offers": offered,
        "needs_reason": has_text,
    }


def reason_form(record: FiledRecord, edition: Edition, data: Any = None) -> EditionForm:
    """Return the form that says of which day a draft edition is and why it came, as it stands or as `data` has it."""
    return EditionForm(
        data,
        initial={
            "dated_on": edition.dated_on,
            "note": edition.note,
            "causes": [act.pk for act in causes_of([edition])[edition.pk]],
        },
        act=record if isinstance(record, ActRecord) else None,
        offers=offers(record, edition) if isinstance(record, ActRecord) else (),
        needs_reason=not is_first(record.page_id),
    )
