"""The news in the editors' menu, and what must not be done to them there."""

from typing import Any

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news import guards, withdrawing
from news.models import NewsRubric

hooks.register("before_delete_page", guards.before_delete)
hooks.register("before_bulk_action", guards.before_bulk)
hooks.register("before_copy_page", guards.before_copy)
hooks.register("before_unpublish_page", guards.before_unpublish)
hooks.register("register_page_listing_more_buttons", withdrawing.page_buttons)
hooks.register("register_page_header_buttons", withdrawing.page_buttons)


@hooks.register("register_page_action_menu_item")
def withdraw_menu_item() -> withdrawing.WithdrawMenuItem:
    return withdrawing.WithdrawMenuItem(order=85)


@hooks.register("register_admin_urls")
def withdrawing_url() -> list[URLPattern]:
    return [path("news/<int:page_id>/withdraw/", withdrawing.withdraw, name="news_withdraw")]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name a withdrawal in the page's history, with its reason."""

    class WithReason(LogFormatter):
        label = "Снять новость с публикации"

        def format_message(self, entry: Any) -> str:
            return f"Новость снята с публикации. Причина: {entry.data.get('reason', '')}"

    actions.register_action("news.withdraw")(WithReason)


@register_snippet
class NewsRubricViewSet(SnippetViewSet):
    model = NewsRubric
    icon = "tag"
    menu_label = "Рубрики новостей"
    list_display = ["name", "slug"]
