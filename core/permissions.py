"""Rights in the admin that the rooms share."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class NeverDeleted(ModelPermissionPolicy):
    """What somebody may have read or agreed to is withdrawn or replaced. Not even an administrator deletes it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return bool(super().user_has_any_permission(user, set(actions) - {"delete"}))
