from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "correspondence"
    verbose_name = "Переписка"
    default_auto_field = "django.db.models.BigAutoField"
