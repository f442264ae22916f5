"""The news in the editors' menu."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from news.models import NewsRubric


@register_snippet
class NewsRubricViewSet(SnippetViewSet):
    model = NewsRubric
    icon = "tag"
    menu_label = "Рубрики новостей"
    list_display = ["name", "slug"]
