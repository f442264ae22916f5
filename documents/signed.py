"""The signed document beside a text (D55): a PDF that shows what was signed. Its text comes from another file.

It can be attached, replaced and taken away while its edition is a draft, and stays for ever with a published one.
"""

from typing import Any

from django.core.files.base import File
from django.db import transaction

from documents.models import Edition
from documents.uploads import remove_unused, sum_of

_COLUMNS = ["signed_name", "signed_file", "signed_size", "signed_sha256", "signed_has_text"]


@transaction.atomic
def attach(edition: Edition, file: File[Any], *, name: str, has_text: bool) -> None:
    """Keep a PDF as the signed document of a draft, in the place of the one before.

    `has_text` says that its words can be copied. Raises Edition.DoesNotExist once the edition is published.
    """
    draft = _draft(edition)
    before = draft.signed_file.name
    draft.signed_name, draft.signed_size, draft.signed_has_text = name, file.size, has_text
    draft.signed_sha256 = sum_of(file)
    draft.signed_file.save(f"{draft.signed_sha256}.pdf", file, save=False)
    draft.save(update_fields=_COLUMNS)
    remove_unused([before] if before else [])


@transaction.atomic
def detach(edition: Edition) -> None:
    """Take the signed document of a draft away. Raises Edition.DoesNotExist once the edition is published."""
    draft = _draft(edition)
    before = draft.signed_file.name
    draft.signed_name = draft.signed_file = draft.signed_sha256 = ""
    draft.signed_size, draft.signed_has_text = None, False
    draft.save(update_fields=_COLUMNS)
    remove_unused([before] if before else [])


def _draft(edition: Edition) -> Edition:
    return Edition.objects.select_for_update().get(pk=edition.pk, published_at=None)
