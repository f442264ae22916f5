from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Документы"

    def ready(self) -> None:
        from core.freezing import freeze
        from documents import (
            checks,  # noqa: F401 - registers itself; needs the models to be loaded
            signal_handlers,
        )
        from documents.frozen import FROZEN

        freeze(*FROZEN)
        signal_handlers.connect()
