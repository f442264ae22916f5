from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "dialogue"
    verbose_name = "Диалог"
    default_auto_field = "django.db.models.BigAutoField"
