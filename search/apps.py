from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Поиск"

    def ready(self) -> None:
        from search import checks, signal_handlers  # noqa: F401 - importing registers the checks

        signal_handlers.connect()
