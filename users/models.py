from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor or an administrator. Residents have no accounts (D84)."""

    class Meta(AbstractUser.Meta):
        verbose_name = "пользователь"
        verbose_name_plural = "пользователи"
