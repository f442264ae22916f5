"""What the law asks of a regulation, looked for in the headings of its text: a help for the editor (D34)."""

from dataclasses import dataclass

from django.conf import settings

from documents.models import Clause, DraftRecord, DraftRegulation, Edition
from documents.text.printing import DIVISIONS


@dataclass(frozen=True)
class Part:
    """One part a regulation has by law, and the heading that seems to be it."""

    name: str
    heading: str
    """Empty where none was found."""


def checklist(record: DraftRecord) -> list[Part]:
    """Return the parts of `settings.REGULATION_PARTS` with the headings found in the latest text, published or not.

    Nothing for a draft without a text and for one that is no whole regulation. It only reminds: nothing is forbidden.
    """
    latest = Edition.objects.filter(page=record.page_id).order_by("-number").first()
    if latest is None or record.page.specific.intent != DraftRegulation.Intent.NEW:
        return []
    divisions = Clause.objects.filter(edition=latest, kind__in=DIVISIONS).order_by("position")
    headings = [heading for heading in divisions.values_list("heading", flat=True) if heading]
    return [
        Part(name, next((heading for heading in headings if word in heading.casefold()), ""))
        for name, word in settings.REGULATION_PARTS
    ]
