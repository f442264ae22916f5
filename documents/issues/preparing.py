"""An issue on its way: its imprint as the series has it now."""

from typing import Any

from documents.models import CollectionsIndexPage, IssueRecord

REQUIRED = ("founder", "responsible", "publisher", "editorial_address")
"""What an imprint must say (D63)."""

IMPRINT_FIELDS = (
    *("series_title", "founder", "responsible", "editorial_address", "publisher", "printing_house"),
    *("registration", "age_mark", "price"),
)


def imprint_of(record: IssueRecord) -> dict[str, Any]:
    """Return the imprint: the frozen one of a released issue, else what the series says today."""
    if record.imprint:
        return dict(record.imprint)
    series = CollectionsIndexPage.objects.first()
    return {name: getattr(series, name) for name in IMPRINT_FIELDS} if series else {}
