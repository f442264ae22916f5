"""Files that come in as texts: kept first, read then in a child process with limits, shown as a draft edition.

A short file is read while the editor waits, a long one by the background worker. Whatever breaks in between, the file
stays and can be read again.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from core.storage import private_storage
from documents.editions import draft_from_upload
from documents.models import ActRecord, Edition, Upload
from documents.text.extraction import UnreadableFileError
from documents.text.extraction.guard import SECONDS
from documents.text.reading import read_text

State = Upload.State
PATIENCE = timedelta(seconds=3 * SECONDS)
"""After so long a reading that has not ended was interrupted: a child that reads is stopped after `SECONDS`."""

TOO_MANY = "В тексте слишком много абзацев для одного акта: проверьте, тот ли это файл, или загрузите его по частям."
LOST = "Файл не нашёлся в хранилище: загрузите его ещё раз."


def receive(
    page: Page,
    file: File[Any],
    *,
    name: str,
    dated_on: date,
    note: str = "",
    causes: Sequence[ActRecord] = (),
    by: Any = None,
) -> Upload:
    """Keep a file that came in, with its size and SHA-256, and what the editor said of it. It is not read yet."""
    upload = Upload(page=page, by=by, name=name, size=file.size, sha256=sum_of(file), dated_on=dated_on, note=note)
    # Not under its own name: 255 Russian letters are more bytes than a disk takes for a name.
    upload.file.save(f"{upload.sha256}{Path(name).suffix}", file, save=False)
    with transaction.atomic():
        upload.save()
        upload.causes.set(causes)
    return upload


def sum_of(file: File[Any]) -> str:
    """Return the SHA-256 of a file, which is at its beginning before and after."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def is_long(upload: Upload) -> bool:
    """Say whether reading takes longer than an editor should wait for a page."""
    return upload.size > settings.TEXT_READ_AT_ONCE


def is_stuck(upload: Upload) -> bool:
    """Say whether nobody seems to be reading a file that should be read."""
    since = upload.started_at if upload.state == State.READING else upload.uploaded_at
    return upload.state in (State.WAITING, State.READING) and timezone.now() - (since or upload.uploaded_at) > PATIENCE


def read(upload_id: int) -> Upload:
    """Read a file that waits (or was read and interrupted, or refused) and keep its text as a draft edition.

    Two who read at once do it once. What is wrong with a file stands in `refusal` afterwards.
    """
    now = timezone.now()
    free = Q(state__in=[State.WAITING, State.REFUSED]) | Q(state=State.READING, started_at__lt=now - PATIENCE)
    is_ours = Upload.objects.filter(free, pk=upload_id).update(state=State.READING, started_at=now, refusal="")
    upload = Upload.objects.select_related("page", "edition").get(pk=upload_id)
    if is_ours:
        try:
            with upload.file.open("rb") as file:
                text = read_text(file.read(), within_article=_is_article(upload.page))
        except UnreadableFileError as error:
            _refuse(upload, str(error))
        except FileNotFoundError:
            _refuse(upload, LOST)
        else:
            if len(text.clauses) > settings.TEXT_MOST_CLAUSES:
                _refuse(upload, TOO_MANY)
                return upload
            with transaction.atomic():
                upload.edition = draft_from_upload(upload, text)
                upload.state = State.READ
                upload.save(update_fields=["edition", "state"])
    return upload


@transaction.atomic
def discard(upload: Upload) -> None:
    """Throw away an upload, the draft made of it and its file. Raises ValueError once the draft is published."""
    if upload.edition is not None:
        discard_edition(upload.edition)
    else:
        _delete(Edition.objects.none(), Upload.objects.filter(pk=upload.pk))


@transaction.atomic
def discard_edition(edition: Edition) -> None:
    """Throw a draft edition away, and the file it was made from. Raises ValueError once it is published."""
    if edition.was_public:
        raise ValueError("The edition is published.")
    _delete(Edition.objects.filter(pk=edition.pk), Upload.objects.filter(edition=edition.pk))


@transaction.atomic
def discard_texts(page_keys: Sequence[int]) -> None:
    """Delete all texts of acts and drafts whose pages go for good: editions, uploads and their files."""
    _delete(Edition.objects.filter(page__in=page_keys), Upload.objects.filter(page__in=page_keys))


def _delete(editions: QuerySet[Edition], received: QuerySet[Upload]) -> None:
    """Delete the rows at once and their files when that is certain: a deletion that is rolled back loses nothing."""
    names = {
        *editions.exclude(source_file="").values_list("source_file", flat=True),
        *editions.exclude(signed_file="").values_list("signed_file", flat=True),
        *received.values_list("file", flat=True),
    }
    received.delete()
    editions.delete()
    remove_unused(names)


def remove_unused(names: Iterable[str]) -> None:
    """Remove the files that no row names once this transaction ends: an upload and the edition made of it share one."""
    transaction.on_commit(partial(_remove_unused, list(names)), robust=True)


def _remove_unused(names: Iterable[str]) -> None:
    storage = private_storage()
    for name in names:
        editions = Edition.objects.filter(Q(source_file=name) | Q(signed_file=name))
        if not (editions.exists() or Upload.objects.filter(file=name).exists()):
            storage.delete(name)


def _refuse(upload: Upload, refusal: str) -> None:
    upload.state, upload.refusal = State.REFUSED, refusal
    upload.save(update_fields=["state", "refusal"])


def _is_article(page: Page) -> bool:
    """One article of a code: «1.» in it is a part."""
    record = page.specific.find_record()
    return bool(getattr(getattr(record, "kind", None), "is_reference_text", False))
