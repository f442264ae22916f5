"""What stays for ever as it was published: texts (D26, D54) and released issues (D65).

The database refuses to change it: see `core.freezing`. When an edition holds and who may see it are no part of its
text: later acts and withdrawals change them.
"""

from core.freezing import Frozen
from documents.models import (
    Clause,
    ClauseDescent,
    Edition,
    EditionCause,
    IssueErratum,
    IssueItem,
    IssueRecord,
    PublicationFact,
    StatedGap,
)

_MESSAGE = "A released issue of the Collection does not change; a mistake goes into its list of errata."
_OF_RELEASED = (
    f'EXISTS (SELECT 1 FROM {IssueRecord._meta.db_table} issue WHERE issue.id = {{row}}."issue_id"'  # noqa: S608 - the name of our own table
    " AND issue.released_at IS NOT NULL)"
)
_OF_PUBLISHED = (
    f'EXISTS (SELECT 1 FROM {Edition._meta.db_table} edition WHERE edition.id = {{row}}."edition_id"'  # noqa: S608 - the same
    " AND edition.published_at IS NOT NULL)"
)
_CORRECTION = "A published edition does not change: a correction is a new edition."

FROZEN = (
    Frozen(
        Edition,
        condition='{row}."published_at" IS NOT NULL',
        message=_CORRECTION,
        columns=[
            *("public_id", "page", "number", "dated_on", "note", "created_at", "published_at"),
            *("source_name", "source_file", "source_size", "source_sha256"),
            *("signed_name", "signed_file", "signed_size", "signed_sha256", "signed_has_text"),
        ],
    ),
    Frozen(Clause, condition=_OF_PUBLISHED, message=_CORRECTION, is_closed=True),
    Frozen(EditionCause, condition=_OF_PUBLISHED, message=_CORRECTION, is_closed=True),
    Frozen(ClauseDescent, condition=_OF_PUBLISHED, message=_CORRECTION, is_closed=True),
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
