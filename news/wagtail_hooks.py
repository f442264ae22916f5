"""The news in the editors' menu, and what must not be done to them there."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news import guards
from news.models import NewsRubric

hooks.register("before_delete_page", guards.before_delete)
hooks.register("before_bulk_action", guards.before_bulk)
hooks.register("before_copy_page", guards.before_copy)


@register_snippet
class NewsRubricViewSet(SnippetViewSet):
    model = NewsRubric
    icon = "tag"
    menu_label = "Рубрики новостей"
    list_display = ["name", "slug"]
