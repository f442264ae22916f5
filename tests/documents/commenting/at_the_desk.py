"""What the tests of the desk of remarks do there: log in with rights, decide, read the page that follows."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
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
    """Send a form of the page of `comment`, as it is by now unless `fields` bear an older sign of it."""
    now = Comment.objects.get(pk=comment.pk)
    sent = {"seen": now.standing if what == "answer" else now.wording, **fields}
    return client.post(f"{reverse(f'remarks_desk:{what}', args=[comment.pk])}{query}", sent, follow=True)


def sign_of(shown: str, address: str) -> str:
    """Return the sign that the form of the page `shown` bears which leads to `address`."""
    form = next(form for form in shown.split("<form") if address in form)
    return form.partition('name="seen" value="')[2].partition('"')[0]


def meanwhile(monkeypatch: pytest.MonkeyPatch, process: ModuleType, what: str, deed: Callable[[], Any]) -> None:
    """Let somebody else be quicker: `deed` is done when the page has read the remark and is about to do `what`."""
    do_it = getattr(process, what)

    def do_it_later(*args: Any, **fields: Any) -> Any:
        monkeypatch.setattr(process, what, do_it)
        deed()
        return do_it(*args, **fields)

    monkeypatch.setattr(process, what, do_it_later)


def page(answer: Any) -> str:
    text: str = answer.content.decode()
    return text
