"""The editors' side in the city's words: menus of the site, the first screen, names that do not clash."""

from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem as HelpMenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from dialogue.models import DialogueIndexPage
from documents.models import ActsIndexPage, CollectionsIndexPage, DraftsIndexPage
from documents.permissions import FolderPermissionTester
from home import discretion, guide
from home.models import MenuItem
from home.waiting import waiting_work
from news.models import NewsIndexPage

# Wagtail calls its files documents; here documents are legal acts.
MENU_NAMES = {"documents": "Файлы", "snippets": "Справочники"}

hooks.register("construct_page_chooser_queryset", discretion.choosable)
hooks.register("construct_explorer_page_queryset", discretion.explorable)
discretion.close_report_of_types()


@register_snippet
class MenuItemViewSet(SnippetViewSet):
    model = MenuItem
    icon = "list-ul"
    menu_label = "Меню сайта"
    add_to_settings_menu = True
    list_display = ["title", "menu", "page", "path"]
    list_filter = ["menu"]
    ordering = ["menu", "sort_order"]


@hooks.register("construct_main_menu")
def call_things_by_our_names(request: Any, menu_items: list[Any]) -> None:
    for item in menu_items:
        item.label = MENU_NAMES.get(item.name, item.label)
    if not request.user.has_perm("wagtailcore.change_workflow"):
        menu_items[:] = [item for item in menu_items if item.name != "reports"]  # of use to who runs the site


@hooks.register("construct_page_action_menu")
def ask_for_approval_where_it_is_needed(menu_items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Who may publish needs nobody's approval; an act or a draft that is being made has no text to approve yet."""
    if context["view"] == "create":
        tester = context["parent_page"].permissions_for_user(request.user)
        is_needless = tester.can_publish_subpage() or isinstance(tester, FolderPermissionTester)
    else:
        is_needless = context["page"].permissions_for_user(request.user).can_publish()
    if is_needless:
        menu_items[:] = [item for item in menu_items if item.name != "action-submit"]


@hooks.register("register_admin_urls")
def guide_urls() -> list[URLPattern]:
    return [
        path("guide/", guide.show_guide, name="editors_guide"),
        path("guide/pictures/<slug:name>.png", guide.show_picture, name="editors_guide_picture"),
    ]


@hooks.register("register_help_menu_item")
def guide_menu_item() -> HelpMenuItem:
    return HelpMenuItem(guide.TITLE, reverse("editors_guide"), name="guide", icon_name="help", order=1)


@hooks.register("construct_help_menu")
def lead_nowhere_abroad(request: Any, menu_items: list[Any]) -> None:
    """Help that lies on a foreign host is no help of ours; the keyboard shortcuts stay."""
    menu_items[:] = [item for item in menu_items if not item.url.startswith("http")]


@hooks.register("construct_homepage_summary_items")
def count_nothing_for_its_own_sake(request: Any, summary_items: list[Any]) -> None:
    """How many pages and pictures there are helps nobody; what waits is told below."""
    summary_items.clear()


class FirstSteps(Component):
    """What an editor most often comes for, in one press."""

    name = "first_steps"
    order = 10
    template_name = "home/admin/first_steps.html"

    def __init__(self, request: Any) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        found = {
            "news_index": NewsIndexPage.objects.first(),
            "acts_index": ActsIndexPage.objects.first(),
            "drafts_index": DraftsIndexPage.objects.first(),
            "collections_index": CollectionsIndexPage.objects.first(),
            "dialogue_index": DialogueIndexPage.objects.first(),
        }
        return {name: page for name, page in found.items() if page and self._may_add(page)}

    def _may_add(self, page: Page) -> bool:
        return bool(page.permissions_for_user(self.request.user).can_add_subpage())


class WaitingWork(Component):
    """What waits for this editor: remarks, drafts that close soon, acts to be printed."""

    name = "waiting_work"
    order = 5
    template_name = "home/admin/waiting_work.html"

    def __init__(self, request: Any) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"works": waiting_work(self.request.user)}


@hooks.register("construct_homepage_panels")
def our_panels_first(request: Any, panels: list[Any]) -> None:
    panels[:0] = [WaitingWork(request), FirstSteps(request)]


@hooks.register("insert_global_admin_css")
def our_admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', staticfiles_storage.url("css/admin.css"))
