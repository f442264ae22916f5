from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Новости"

    def ready(self) -> None:
        from core.visibility import watch
        from news.models import NewsPage
        from news.publication import reconcile

        watch(NewsPage, reconcile)
