"""What a release freezes for ever (D65). The database refuses to change it: see `core.freezing`."""

from core.freezing import Frozen
from documents.models import IssueErratum, IssueItem, IssueRecord, PublicationFact, StatedGap

_MESSAGE = "A released issue of the Collection does not change; a mistake goes into its list of errata."
_OF_RELEASED = (
    f'EXISTS (SELECT 1 FROM {IssueRecord._meta.db_table} issue WHERE issue.id = {{row}}."issue_id"'  # noqa: S608 - the name of our own table
    " AND issue.released_at IS NOT NULL)"
)

FROZEN = (
    Frozen(
        IssueRecord,
        condition='{row}."released_at" IS NOT NULL',
        message=_MESSAGE,
        columns=[
            *("public_id", "page", "state", "year", "number", "through_number", "skipped_reason"),
            *("issued_on", "signed_at", "print_run", "released_at", "imprint"),
            *("pdf", "pdf_size", "pdf_sha256", "pdf_pages"),
        ],
    ),
    Frozen(IssueItem, condition=_OF_RELEASED, message=_MESSAGE, is_closed=True),
    Frozen(StatedGap, condition=_OF_RELEASED, message=_MESSAGE, is_closed=True),
    Frozen(
        IssueErratum,
        condition='{row}."issue_id" IS NOT NULL',
        columns=["issue", "noted_on", "text"],
        message="A published erratum does not change; add another one.",
    ),
    Frozen(
        PublicationFact,
        condition='{row}."printed_in_id" IS NOT NULL',
        message="The fact of publication in a released issue does not change.",
    ),
)
