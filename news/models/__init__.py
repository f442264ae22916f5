from news.models.pages import NewsIndexPage, NewsPage
from news.models.records import NewsRecord
from news.models.rubrics import NewsRubric

__all__ = ["NewsIndexPage", "NewsPage", "NewsRecord", "NewsRubric"]
