"""The correspondence in the editors' menu."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.permissions import NeverDeleted
from correspondence.models import ConsentText


@register_snippet
class ConsentTextViewSet(SnippetViewSet):
    model = ConsentText
    icon = "lock"
    menu_label = "Тексты согласий"
    list_display = ["title", "version", "effective_from", "sha256"]

    @property
    def permission_policy(self) -> NeverDeleted:
        return NeverDeleted(self.model)
