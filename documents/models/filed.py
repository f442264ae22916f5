"""What pages that stand in a register have in common: acts, drafts and issues of the Collection.

The page is what an editor fills in; its record, a row of a plain table, is what the public sees.
"""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import PagePermissionTester, PageViewRestriction

from core.pages import DerivingPage


class RecordedPage(DerivingPage):
    """A page with a `record` in a register."""

    class Meta:
        abstract = True

    def find_record(self) -> Any:
        """Return the page's row in the register; None before the first save."""
        try:
            return self.record if self.pk else None
        except ObjectDoesNotExist:
            return None


class FiledPage(RecordedPage):
    """A page whose text is a published edition: an act or a draft."""

    is_open_to_all = False  # set by the routing when it found a public record

    class Meta:
        abstract = True

    def lasting_slug(self) -> str:
        """Return the slug of a page that was public, which stays for ever (D112); "" for any other."""
        record = self.find_record()
        was_public = record is not None and record.was_public
        return record.path.rstrip("/").rsplit("/", 1)[-1] if was_public else ""

    def get_view_restrictions(self) -> Any:
        """Return what restricts the page; a public record says that nothing does, which saves asking all ancestors."""
        if self.is_open_to_all:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from documents.permissions import FiledPermissionTester

        return FiledPermissionTester(user, self)
