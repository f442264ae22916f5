"""The one place that writes `NewsRecord`: a page shown, hidden, moved or changed ends here."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import PagePermissionTester

from core.publishing import retract
from core.visibility import hiding_reason, public_path, restricted_paths, settle
from news.models import NewsPage, NewsRecord


@transaction.atomic
def reconcile(pages: QuerySet[Any], *, content_changed: bool) -> None:
    """Bring the records of `pages` in line with the pages: what they say, where they stand, whether they are public."""
    restricted = restricted_paths()
    hidden_because: dict[int, str] = {}
    changed: set[int] = set()
    records: list[NewsRecord] = []
    for page in pages.select_related("record"):
        reason = hiding_reason(page, restricted)
        record = getattr(page, "record", None)
        if record is None:
            if reason:
                continue  # what was never public leaves no trace
            record = NewsRecord(page=page)
        elif content_changed or record.path != public_path(page):
            changed.add(record.pk)
        if not reason:
            project(page, record)
            record.save()
        hidden_because[record.pk] = reason
        records.append(record)
    settle(records, hidden_because=lambda record: hidden_because[record.pk], changed=changed)


@transaction.atomic
def withdraw(page: NewsPage, *, reason: str, by: Any) -> None:
    """Take news off the site; its address answers with the reason from now on (D112). Publishing brings it back.

    `by` is the editor, or None for a process that has asked already. Raises PermissionDenied, ValueError (no reason).
    """
    if by is not None and not may_withdraw(by, page):
        raise PermissionDenied
    if not reason.strip():
        raise ValueError("a withdrawal says why")
    retract([page.record], reason=reason.strip())
    UnpublishPageAction(page, user=by, log_action=False).execute(skip_permission_checks=True)
    log(instance=page, action="news.withdraw", user=by, data={"reason": reason.strip()})


def may_withdraw(user: Any, page: NewsPage) -> bool:
    """Say whether `user` may take `page`, which is on the site, off it."""
    return bool(page.live and PagePermissionTester(user, page).can_publish())


def project(page: NewsPage, record: NewsRecord) -> None:
    """Copy to the record what lists, feeds, search and the API show of the page."""
    record.title = page.title
    record.lead = page.lead
    record.text = plain_text(page)
    record.posted_on = page.posted_on
    record.rubric = page.rubric
    record.picture = page.picture
    record.picture_alt = "" if page.picture_is_decorative else page.picture_alt
    record.path = public_path(page)


def plain_text(page: NewsPage) -> str:
    """The words of the body without markup, a block a line."""
    words = (block.block.get_searchable_content(block.value) for block in page.body)
    return "\n".join(" ".join(str(part).split()) for parts in words for part in parts)
