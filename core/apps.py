from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Основа"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core import checks  # noqa: F401 - registers itself; needs the models to be loaded
