"""Who may do what with acts, drafts and their folders: the answer of the admin, of views and of the API alike."""

from typing import Any

from wagtail.models import Page, PagePermissionTester


class FolderPermissionTester(PagePermissionTester):
    """Folders hold acts: copying them would double numbers and external identifiers."""

    def can_copy(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        # A new act has no text yet, so it starts as a draft; publishing its first edition publishes it.
        return False


class SelfMadePermissionTester(FolderPermissionTester):
    """Folders of years and kinds make themselves and are part of the addresses of acts, which are for ever (D112)."""

    def can_move(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False


class FiledPermissionTester(PagePermissionTester):
    """Pages that stand in a register: acts and drafts."""

    def can_publish(self) -> bool:
        # What was withdrawn comes back by «Вернуть на сайт» only, never by the way, with an older revision or a folder.
        return bool(super().can_publish()) and has_published_text(self.page) and not is_off_the_site(self.page)

    def can_submit_for_moderation(self) -> bool:
        # Approving would publish, and be refused: the moderator could do nothing.
        return (
            bool(super().can_submit_for_moderation())
            and has_published_text(self.page)
            and not is_off_the_site(self.page)
        )

    def can_unpublish(self) -> bool:
        # Wagtail would ask for no reason; `documents.publication.withdraw` does.
        return False

    def can_set_view_restrictions(self) -> bool:
        return bool(super().can_publish())

    def can_unschedule(self) -> bool:
        return bool(super().can_publish())

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        # The folder follows from year and kind; the address of a published act is for ever (D112).
        return False

    def can_move_to(self, destination: Page) -> bool:
        return False


class IssuePermissionTester(PagePermissionTester):
    """An issue becomes public by its release and stays for ever; it can only be withdrawn with a reason."""

    def can_publish(self) -> bool:
        return bool(super().can_publish()) and is_released(self.page) and not is_off_the_site(self.page)

    def can_submit_for_moderation(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        return False


def is_released(page: Page) -> bool:
    record = page.specific.find_record()
    return record is not None and record.is_released


def has_published_text(page: Page) -> bool:
    record = page.specific.find_record()
    return record is not None and record.current_edition_id is not None


def is_off_the_site(page: Page) -> bool:
    """Say whether the act or draft was withdrawn by an editor (one that only its personal data hide is still live)."""
    record = page.specific.find_record()
    return record is not None and record.was_public and not page.live


def may_publish(user: Any, page: Page) -> bool:
    """Say whether `user` may publish and withdraw the act or draft, whatever state it is in."""
    return bool(PagePermissionTester(user, page).can_publish())


def may_edit(user: Any, page: Page) -> bool:
    return bool(PagePermissionTester(user, page).can_edit())


def may_replace(user: Any) -> bool:
    """Say whether `user` may put an anonymised copy in the place of published texts: administrators (D60)."""
    return bool(user.has_perm("documents.change_edition"))
