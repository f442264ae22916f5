from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Основа"

    def ready(self) -> None:
        from core import (
            checks,  # noqa: F401 - registers itself; needs the models to be loaded
            days,
            freezing,
        )

        days.ask_in_the_browsers_own_fields()
        pre_migrate.connect(freezing.before_migration, sender=self)
        post_migrate.connect(freezing.after_migration, sender=self)
