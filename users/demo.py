"""Logins of the demonstration. They exist only where the site says of itself that it is one."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import CommandError, OutputWrapper

from users.models import User
from users.roles import Role

ORDER = 5
LOGINS = (
    ("admin", "aleysk-demo", "администратор: всё"),
    ("press", "aleysk-demo", "пресс-служба: новости, встречи"),
    ("legal", "aleysk-demo", "правовой отдел: акты, проекты, сборники"),
    ("drafting", "aleysk-demo", "разработчик: готовит проекты, отвечает на замечания"),
    ("moderator", "aleysk-demo", "модератор: проверяет замечания"),
)
ROLES = {
    "admin": Role.ADMINISTRATOR,
    "press": Role.PRESS,
    "legal": Role.LEGAL,
    "drafting": Role.DRAFTING,
    "moderator": Role.MODERATOR,
}


def load(stdout: OutputWrapper) -> None:
    """Make the accounts that are missing; a changed password is left alone."""
    if not settings.SITE_IS_DEMONSTRATION:
        raise CommandError("Учётные записи с известными паролями создаются только на демонстрации.")
    for username, password, _about in LOGINS:
        if User.objects.filter(username=username).exists():
            continue
        user = User.objects.create_user(
            username,
            f"{username}@aleysk.example",
            password,
            is_superuser=username == "admin",
            is_staff=username == "admin",
            first_name=ROLES[username].value,
        )
        user.groups.set(Group.objects.filter(name=ROLES[username]))
    stdout.write(f"  учётных записей: {len(LOGINS)}")


def clear() -> None:
    """Take the accounts away."""
    User.objects.filter(username__in=[username for username, _password, _about in LOGINS]).delete()
