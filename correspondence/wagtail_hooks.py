"""The correspondence in the editors' menu."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from correspondence.models import ConsentText


class NeverDeleted(ModelPermissionPolicy):
    """Somebody may have agreed to it: no deleting by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))


@register_snippet
class ConsentTextViewSet(SnippetViewSet):
    model = ConsentText
    icon = "lock"
    menu_label = "Тексты согласий"
    list_display = ["title", "version", "effective_from", "sha256"]

    @property
    def permission_policy(self) -> NeverDeleted:
        return NeverDeleted(self.model)
