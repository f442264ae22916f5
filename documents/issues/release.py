"""The release of an issue: ordered once, done once, and for ever (D64, D65).

draft → releasing: the editor orders it, the checks are passed, the list is closed.
releasing → released: the background worker has set it in type, and in one transaction file, pages and list are frozen,
every act gets its publication fact, and the page is shown. A failure leads back to draft and says why.

Whoever clicks twice, or at the same time, meets a locked row whose state has moved on. A worker that comes late finds
another attempt and gives up.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from core.publishing import announce
from documents.issues.checks import findings
from documents.issues.editing import in_preparation, listed
from documents.issues.gaps import gaps
from documents.issues.preparing import imprint_of
from documents.issues.printing import press_data
from documents.issues.tasks import release_issue
from documents.locking import lock_acts
from documents.models import ActRecord, IssueItem, IssueRecord, PublicationFact, StatedGap
from documents.printing.child import PressError, set_type_apart
from documents.printing.typesetting import Printed
from documents.publication.errors import PublicationError
from documents.publication.pages import publish_page, refuse_stranger
from documents.reading import heading
from documents.status import recompute

logger = logging.getLogger(__name__)
SILENCE = timedelta(minutes=15)
"""After so long without a word from the worker an editor may take the issue back."""

CHANGED = "Пока выпуск печатался, тексты или реквизиты его актов изменились. Проверьте их и выпустите ещё раз."
UNEXPECTED = "Печать прервалась из-за ошибки программы. Попробуйте ещё раз; если повторится, сообщите разработчикам."


def order(record: IssueRecord, *, by: Any) -> None:
    """Close the list and have the background worker print and release the issue.

    Raises PermissionDenied; PublicationError when something is to be mended first or somebody was quicker.
    """
    refuse_stranger(by, record.page)
    with in_preparation(record) as locked:
        items = listed(locked)
        blocking = [finding.text for finding in findings(locked, items) if finding.is_blocking]
        if blocking:
            raise PublicationError(" ".join(blocking[:3]))
        _forget_other_gaps(locked, items)
        locked.state = IssueRecord.State.RELEASING
        locked.attempt += 1
        locked.released_by = by
        locked.failure = ""
        locked.progress, locked.progress_words, locked.progress_at = 0, "Ждёт своей очереди", timezone.now()
        locked.save()
        log(instance=locked.page, action="documents.order_release", user=by)
        release_issue.enqueue(locked.pk, locked.attempt)


def carry_out(record_id: int, attempt: int) -> None:
    """Print and release the issue, as the worker does; do nothing when this attempt is not wanted any more."""
    record = IssueRecord.objects.select_related("page").get(pk=record_id)
    if not _is_wanted(record, attempt):
        return
    try:
        with TemporaryDirectory(prefix="issue-") as folder:
            items = listed(record)
            _tell(record_id, attempt, 5, "Собираются тексты")
            data = press_data(record, items)
            printed, path = set_type_apart(
                data, Path(folder), lambda percent, words: _tell(record_id, attempt, percent, words)
            )
            _tell(record_id, attempt, 90, "Выпуск закрепляется")
            _freeze(record_id, attempt, items, printed, path)
    except PublicationError as error:
        _fail(record_id, attempt, str(error))
    except PressError as error:
        logger.error("Issue %s was not printed: %s", record_id, error)
        _fail(record_id, attempt, f"Не удалось напечатать выпуск: {error}")
    except Exception:
        _fail(record_id, attempt, UNEXPECTED)
        raise


def may_take_back(record: IssueRecord) -> bool:
    """Say whether a release is at work but has been silent for so long that nobody works on it any more."""
    return (
        record.state == IssueRecord.State.RELEASING
        and record.progress_at is not None
        and timezone.now() - record.progress_at > SILENCE
    )


def take_back(record: IssueRecord) -> None:
    """Lead a release that nobody works on back to preparation. A worker that wakes up later gives up."""
    if not may_take_back(record):
        raise PublicationError("Выпуск ещё печатается: дождитесь конца.")
    _fail(record.pk, record.attempt, "Печать прервалась, и её вернули в работу.")


@transaction.atomic
def _freeze(record_id: int, attempt: int, items: Sequence[IssueItem], printed: Printed, path: Path) -> None:
    """Make what was printed the issue, exactly once."""
    record = IssueRecord.objects.select_for_update(of=("self",)).select_related("page").get(pk=record_id)
    if not _is_wanted(record, attempt):
        return
    lock_acts(ActRecord.objects.filter(pk__in=[item.act_id for item in items]))
    current = listed(record)
    if [_state(item) for item in current] != [_state(item) for item in items]:
        raise PublicationError(CHANGED)
    _freeze_list(current, printed)
    with _kept_file(record, path):
        record.imprint = imprint_of(record)
        record.pdf_pages = printed.pages
        record.state = IssueRecord.State.RELEASED
        record.progress, record.progress_words = 100, ""
        record.released_at = timezone.now()
        record.save()
        _add_facts(record, current)
        publish_page(record.page, by=record.released_by)
        log(instance=record.page, action="documents.release", user=record.released_by)


def _freeze_list(items: Sequence[IssueItem], printed: Printed) -> None:
    for item, (first, last) in zip(items, printed.acts, strict=True):
        item.edition = item.act.current_edition
        item.heading, item.title = heading(item.act), item.act.title
        item.first_page, item.last_page = first, last
    IssueItem.objects.bulk_update(items, ["edition", "heading", "title", "first_page", "last_page"], batch_size=100)


@contextmanager
def _kept_file(record: IssueRecord, path: Path) -> Iterator[None]:
    """Keep the file with the issue; take it away again when what follows fails."""
    content = path.read_bytes()
    record.pdf_size = len(content)
    record.pdf_sha256 = hashlib.sha256(content).hexdigest()
    record.pdf.save(record.file_name, ContentFile(content), save=False)
    try:
        yield
    except BaseException:
        record.pdf.delete(save=False)
        raise


def _add_facts(record: IssueRecord, items: Sequence[IssueItem]) -> None:
    """Give every act its fact of publication (D64) and all that follows from it; journal and search hear of each."""
    assert record.issued_on is not None  # a check before the release and a constraint of the database
    PublicationFact.objects.bulk_create(
        PublicationFact(
            act=item.act,
            method=PublicationFact.Method.PRINTED,
            published_on=record.issued_on,
            publication_name=record.imprint["series_title"],
            issue=str(record.number),
            pages=item.pages,
            url=f"{settings.SITE_URL.rstrip('/')}{record.path}",
            printed_in=record,
        )
        for item in items
    )
    acts = {item.act_id: item.act for item in items}
    changed = {act.pk: act for act in recompute(list(acts.values()))}
    told: dict[int, ActRecord] = {**acts, **changed}
    announce([act for act in told.values() if act.is_public])


def _forget_other_gaps(record: IssueRecord, items: Sequence[IssueItem]) -> None:
    """Drop what was stated of gaps that are no more."""
    keys = {gap.key for gap in gaps(record, items)}
    for row in StatedGap.objects.filter(issue=record):
        if (row.kind_id, row.issuing_body_id, row.year, row.first, row.last) not in keys:
            row.delete()


def _state(item: IssueItem) -> tuple[Any, ...]:
    """What of an act must not have changed while it was printed."""
    return item.act_id, item.act.current_edition_id, item.act.is_public, item.act.modified_at


def _is_wanted(record: IssueRecord, attempt: int) -> bool:
    return record.state == IssueRecord.State.RELEASING and record.attempt == attempt


def _tell(record_id: int, attempt: int, percent: int, words: str) -> None:
    """Let the editor see how far it is."""
    IssueRecord.objects.filter(pk=record_id, attempt=attempt, state=IssueRecord.State.RELEASING).update(
        progress=percent, progress_words=words, progress_at=timezone.now()
    )


def _fail(record_id: int, attempt: int, words: str) -> None:
    IssueRecord.objects.filter(pk=record_id, attempt=attempt, state=IssueRecord.State.RELEASING).update(
        state=IssueRecord.State.DRAFT, failure=words, progress=0, progress_words=""
    )
