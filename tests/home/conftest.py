"""A client for each role."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from home.setup import ensure_sections
from users.models import User
from users.roles import Role


@pytest.fixture
def enter(client: Client) -> Callable[[Role], Client]:
    ensure_sections()

    def as_role(role: Role) -> Client:
        user = User.objects.create_user(role.name.lower(), "", "пароль-образец")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return as_role
