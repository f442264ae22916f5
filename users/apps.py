from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "users"
    verbose_name = "Пользователи"

    def ready(self) -> None:
        from users import checks  # noqa: F401 - registers itself
