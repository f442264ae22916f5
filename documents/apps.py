from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Документы"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from documents import signal_handlers

        signal_handlers.connect()
