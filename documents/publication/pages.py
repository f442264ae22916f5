"""What publishing and withdrawing do to the page of a record, and ask before: the same for acts, drafts and issues."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from core.visibility import restricted_paths
from documents import permissions
from documents.publication.errors import PublicationError

CLOSED_SECTION = "Раздел закрыт для посетителей: сначала снимите ограничение доступа с раздела."
NO_REASON = "Напишите причину снятия: её увидит каждый, кто откроет этот адрес."


def refuse_stranger(by: Any, page: Page) -> None:
    """Raise PermissionDenied for an editor who may not publish `page`; None is a process that has asked already."""
    if by is not None and not permissions.may_publish(by, page):
        raise PermissionDenied


def refuse_closed_section(page: Page) -> None:
    """Refuse what would be called published and be seen by nobody."""
    if any(page.path.startswith(path) for path in restricted_paths()):
        raise PublicationError(CLOSED_SECTION)


def required_reason(reason: str) -> str:
    """Return the reason of a withdrawal, or refuse: everybody who opens the address reads it (D112)."""
    if not reason.strip():
        raise PublicationError(NO_REASON)
    return reason.strip()


def publish_page(page: Page, *, by: Any) -> None:
    """Show the page, and with it its record."""
    revision = page.get_latest_revision() or page.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)


def unpublish_page(page: Page, *, by: Any) -> None:
    if page.live:
        UnpublishPageAction(page, user=by, log_action=False).execute(skip_permission_checks=True)
