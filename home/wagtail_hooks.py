"""The menus of the site in the editors' menu."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import MenuItem


@register_snippet
class MenuItemViewSet(SnippetViewSet):  # type: ignore[misc]
    model = MenuItem
    icon = "list-ul"
    menu_label = "Меню сайта"
    add_to_settings_menu = True
    list_display = ["title", "menu", "page", "path"]
    list_filter = ["menu"]
