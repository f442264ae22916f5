from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Главная"

    def ready(self) -> None:
        from home.setup import after_migration

        post_migrate.connect(after_migration, sender=self)
