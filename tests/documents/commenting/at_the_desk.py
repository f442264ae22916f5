"""What the tests of the desk of remarks do there: log in with rights, decide, read the page that follows."""

from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from documents.models import Comment
from tests.factories.documents import make_editor


def log_in(client: Client, *rights: str) -> Any:
    user = make_editor(superuser=False)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *rights]))
    client.force_login(user)
    return user


def do(client: Client, what: str, comment: Comment, query: str = "", **fields: Any) -> Any:
    return client.post(f"{reverse(f'remarks_desk:{what}', args=[comment.pk])}{query}", fields, follow=True)


def page(answer: Any) -> str:
    text: str = answer.content.decode()
    return text
