"""The one place where issues of the Collection become public and are withdrawn.

An issue is public once it is released and while its page is live and open to everybody.
"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from core.publishing import announce, retract
from core.visibility import hiding_reason, public_path, restricted_paths, settle
from documents.models import CollectionIssue, IssueErratum, IssueItem, IssueRecord, StatedGap
from documents.publication.errors import PublicationError
from documents.publication.pages import (
    publish_page,
    refuse_closed_section,
    refuse_stranger,
    required_reason,
    unpublish_page,
)

NOT_RELEASED = "Выпуск ещё не вышел."


def create_record(page: CollectionIssue) -> IssueRecord:
    """Enter a new issue into the register, under the numbers its page was given."""
    numbers = page.numbers
    record: IssueRecord = IssueRecord.objects.create(
        page=page,
        path=public_path(page),
        year=numbers.year,
        number=numbers.number,
        through_number=numbers.through_number,
    )
    return record


@transaction.atomic
def reconcile(pages: QuerySet[CollectionIssue], *, content_changed: bool) -> None:
    """Bring the register in line with `pages`: their addresses, and who may see them."""
    restricted = restricted_paths()
    found = IssueRecord.objects.select_for_update(of=("self",)).filter(page__in=pages).order_by("pk")
    records = list(found.select_related("page"))
    changed = {record.pk for record in records if content_changed or record.path != public_path(record.page)}
    for record in records:
        record.path = public_path(record.page)
        record.save(update_fields=["path"])
    settle(
        records,
        hidden_because=lambda record: hiding_reason(record.page, restricted) if record.released_at else NOT_RELEASED,
        changed=changed,
    )


@transaction.atomic
def withdraw(record: IssueRecord, *, reason: str, by: Any) -> None:
    """Take a released issue off the site: address and file answer with the reason from now on (D112).

    The facts of publication stay: what came out on paper has come out.
    """
    refuse_stranger(by, record.page)
    reason = required_reason(reason)
    _lock(record)
    retract([record], reason=reason)
    unpublish_page(record.page, by=by)
    log(instance=record.page, action="documents.withdraw_issue", user=by, data={"reason": reason})


@transaction.atomic
def restore(record: IssueRecord, *, by: Any) -> None:
    """Show a withdrawn issue again."""
    refuse_stranger(by, record.page)
    _lock(record)
    if not record.is_released:
        raise PublicationError(NOT_RELEASED)
    refuse_closed_section(record.page)
    publish_page(record.page, by=by)
    log(instance=record.page, action="documents.restore_issue", user=by)


@transaction.atomic
def add_erratum(record: IssueRecord, erratum: IssueErratum, *, by: Any) -> None:
    """Attach a mistake found in a released issue; the issue itself does not change (D65)."""
    refuse_stranger(by, record.page)
    _lock(record)
    if not record.is_released:
        raise PublicationError("Список опечаток ведут у вышедшего выпуска. Этот ещё можно исправить.")
    erratum.issue = record
    erratum.noted_by = by
    erratum.save()
    if record.is_public:
        announce([record])
    log(instance=record.page, action="documents.erratum", user=by)


@transaction.atomic
def discard(record: IssueRecord) -> None:
    """Remove an issue that never came out from the register, so that its page can be deleted."""
    locked = IssueRecord.objects.select_for_update().get(pk=record.pk)
    if not locked.is_draft:
        raise PublicationError("Выпуск вышел или выпускается: его нельзя удалить, вышедший можно снять с публикации.")
    StatedGap.objects.filter(issue=locked).delete()
    IssueItem.objects.filter(issue=locked).delete()
    locked.delete()


def _lock(record: IssueRecord) -> None:
    """Take the row before the journal's, and read it as it is by now."""
    rows: Any = IssueRecord.objects.select_for_update()
    record.refresh_from_db(from_queryset=rows)
