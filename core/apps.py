from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Основа"

    def ready(self) -> None:
        from core import checks  # noqa: F401 - registers itself; needs the models to be loaded
