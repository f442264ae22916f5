"""Who works on the site: five roles, each a group of the admin. What each may do, `home.roles` grants."""

from django.db.models import TextChoices


class Role(TextChoices):
    """The value is the group's name, as editors see it."""

    PRESS = "Пресс-служба"
    LEGAL = "Правовой отдел"
    DRAFTING = "Разработчики проектов"
    MODERATOR = "Модераторы замечаний"
    ADMINISTRATOR = "Администраторы"
