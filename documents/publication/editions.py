"""Publishing one edition, and taking an act or a draft off the site: the same for both, whatever register they are in.

A record is public while its page is live and open to everybody, its current edition is published and nothing of its
own speaks against it (personal data of an act, a draft not yet before the public). Whatever changes one of these ends
in the `reconcile` of its register.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from core.publishing import announce, retract
from documents import causes, permissions, preparing, relating
from documents.editions import number_as_next
from documents.locking import lock_acts
from documents.models import ActRecord, ActRelation, DraftRecord, Edition, FiledRecord
from documents.publication import acts, drafts
from documents.publication.checks import checks_before_publishing
from documents.publication.errors import NO_TEXT, PublicationError
from documents.publication.pages import (
    publish_page,
    refuse_closed_section,
    refuse_stranger,
    required_reason,
    unpublish_page,
)
from documents.validity import begins_on

ALREADY = "Эта редакция уже опубликована. Исправление — новая редакция."
EMPTY = "В редакции нет текста: добавьте текст и опубликуйте её."


@transaction.atomic
def publish_edition(edition: Edition, *, by: Any, is_anonymised: bool = False) -> None:
    """Publish a draft edition, and with it its act or draft when that is not public yet (D26, D52, D54).

    `is_anonymised` says that this text of an act holds no personal data and those before do (D60): they are hidden for
    ever, and a mark comes off the act; taking it off first would show them until this one is published. Of an act that
    is not marked only an administrator may say so.
    `by` is the editor, or None for a process that has asked already, and whose texts are as their source has them: no
    check before publishing holds it back. Raises PermissionDenied, PublicationError, ValidationError (the card of the
    act or draft is not complete).
    """
    record = _locked_record(edition)
    page: Page = record.page
    refuse_stranger(by, page)
    if isinstance(record, ActRecord):
        if is_anonymised and not record.contains_personal_data and not (by is None or permissions.may_replace(by)):
            raise PermissionDenied
        acts.accept_text(record, edition, is_anonymised=is_anonymised)
    else:
        drafts.accept_text(record)
    if edition.was_public:
        raise PublicationError(ALREADY)
    if not edition.clauses.exists():
        raise PublicationError(EMPTY)
    refuse_closed_section(page)
    if by is not None:
        _refuse_unchecked(record, edition)
    number_as_next(edition)
    _end_preparation(edition)
    if not page.live and not page.latest_revision_id:
        # Made now: saved after the announcement, a page that is not live yet would take the edition back again.
        page.save_revision(user=by)
    if isinstance(record, ActRecord):
        acts.date_editions(record, edition)
        _tie_causes(record, edition)
    announce([edition])
    record.current_edition = acts.current_after(record, edition) if isinstance(record, ActRecord) else edition
    record.save(update_fields=["current_edition"])
    if page.live:
        _reconcile(record)
    else:
        publish_page(page, by=by)
    log(instance=page, action="documents.publish_edition", user=by, data={"edition": edition.number})
    if is_anonymised and isinstance(record, ActRecord):
        log(instance=page, action="documents.anonymise", user=by, data={"edition": edition.number})


@transaction.atomic
def withdraw(record: FiledRecord, *, reason: str, by: Any) -> None:
    """Take what was public off the site; its address answers with the reason from now on (D112)."""
    page: Page = record.page
    refuse_stranger(by, page)
    reason = required_reason(reason)
    _lock(record)
    retract(list(Edition.objects.public().filter(page=page)), reason=reason)
    if isinstance(record, DraftRecord):
        retract(list(drafts.remarks_of([record]).public()), reason=reason)
    retract([record], reason=reason)
    unpublish_page(page, by=by)
    log(instance=page, action="documents.withdraw", user=by, data={"reason": reason})


@transaction.atomic
def restore(record: FiledRecord, *, by: Any) -> None:
    """Show again what was withdrawn, with the text it had."""
    page: Page = record.page
    refuse_stranger(by, page)
    _lock(record)
    if record.current_edition_id is None:
        raise PublicationError(NO_TEXT)
    if isinstance(record, ActRecord):
        acts.refuse_marked(record)
    refuse_closed_section(page)
    publish_page(page, by=by)
    log(instance=page, action="documents.restore", user=by)


def _locked_record(edition: Edition) -> FiledRecord:
    page_id = edition.page_id
    lock_acts(ActRecord.objects.filter(page=page_id), ActRecord.objects.filter(made_editions__edition=edition))
    for model in (ActRecord, DraftRecord):
        found = model.objects.select_for_update(of=("self",)).select_related("page").filter(page=page_id).first()
        if found is not None:
            return found
    raise PublicationError("Эта страница не акт и не проект: у неё нет редакций.")


def _lock(record: FiledRecord) -> None:
    """Take the row before the journal's, as everybody does who writes both, and read it as it is by now."""
    if isinstance(record, ActRecord):
        lock_acts(ActRecord.objects.filter(pk=record.pk))
    rows: Any = type(record).objects.select_for_update()
    record.refresh_from_db(from_queryset=rows)


def _tie_causes(record: ActRecord, edition: Edition) -> None:
    """Let the acts that made an edition amend its act (D51): who names one as a cause says so."""
    for act in causes.untied(record, edition):
        since = None if act.effective_on else begins_on(edition)
        relating.relate(act, ActRelation.Kind.AMENDS, record, effective_on=since)


def _refuse_unchecked(record: FiledRecord, edition: Edition) -> None:
    blocking = [finding.text for finding in checks_before_publishing(record, edition) if finding.is_blocking]
    if blocking:
        raise PublicationError(" ".join(blocking))


def _end_preparation(edition: Edition) -> None:
    try:
        preparing.finish(edition)
    except preparing.StaleError as error:
        raise PublicationError(str(error)) from error


def _reconcile(record: FiledRecord) -> None:
    register = acts if isinstance(record, ActRecord) else drafts
    register.reconcile(type(record.page).objects.filter(pk=record.page_id), content_changed=True)
