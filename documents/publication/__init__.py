"""The one place where acts, drafts and their editions become public, change and are withdrawn.

`editions` holds what is the same for an act and a draft, `acts` and `drafts` what each register keeps of its pages.
"""

from documents.publication.acts import (
    bring_up_editions,
    create_record,
    dates_changed,
    discard,
    project,
    reconcile,
    relations_changed,
    set_end,
    set_personal_data,
)
from documents.publication.checks import Finding, checks_before_publishing
from documents.publication.editions import ALREADY, publish_edition, restore, withdraw
from documents.publication.errors import NO_TEXT, PublicationError

__all__ = [
    "ALREADY",
    "NO_TEXT",
    "Finding",
    "PublicationError",
    "bring_up_editions",
    "checks_before_publishing",
    "create_record",
    "dates_changed",
    "discard",
    "project",
    "publish_edition",
    "reconcile",
    "relations_changed",
    "restore",
    "set_end",
    "set_personal_data",
    "withdraw",
]
