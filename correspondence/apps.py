from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "correspondence"
    verbose_name = "Переписка"

    def ready(self) -> None:
        from correspondence import checks  # noqa: F401 - registers itself; needs the settings to be loaded
