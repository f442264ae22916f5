"""Answers to what went wrong are kept by no cache: their address may be a secret link."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory
from django.urls import reverse

from config import views
from correspondence.secret_links import new_token
from tests.factories.comments import take_in
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


def secret_addresses(token: str) -> list[str]:
    return [
        *(reverse(name, args=[token]) for name in ("remark", "edit_remark", "withdraw_remark", "change_remark_link")),
        reverse("confirm-address", args=[token]),
        *(reverse(name, args=[token]) for name in ("own-data", "unsubscribe")),
    ]


def is_kept_nowhere(answer: Any) -> bool:
    return "no-store" in answer["Cache-Control"]


def test_a_secret_link_that_leads_nowhere_is_kept_nowhere(client: Client) -> None:
    for address in [*secret_addresses(new_token()), f"/remarks/{new_token()}/edti/"]:
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        assert is_kept_nowhere(answer), address


def test_a_form_behind_a_secret_link_that_is_not_accepted_is_kept_nowhere() -> None:
    token = take_in(make_draft(), "Моё").token
    strict = Client(enforce_csrf_checks=True)
    for address in [*secret_addresses(token), reverse("own-data", args=["подпись"])]:
        answer = strict.post(address, {"text": "Слова", "agreed": "on"})
        assert answer.status_code < 500, address
        assert is_kept_nowhere(answer), address
    refused = strict.post(reverse("withdraw_remark", args=[token]))
    assert (refused.status_code, refused["Cache-Control"]) == (403, "no-store")
    assert "Форма не принята" in refused.content.decode()


def test_what_broke_is_kept_nowhere(settings: LazySettings) -> None:
    request = RequestFactory().get("/remarks/слово/")
    assert [
        is_kept_nowhere(answer)
        for answer in (
            views.bad_request(request, ValueError()),
            views.permission_denied(request, ValueError()),
            views.server_error(request),
        )
    ] == [True] * 3


def test_a_link_to_a_new_password_is_kept_nowhere_even_when_the_form_is_refused() -> None:
    address = reverse("wagtailadmin_password_reset_confirm", args=["MQ", "set-password"])
    answer = Client(enforce_csrf_checks=True).post(address, {"new_password1": "слово", "new_password2": "слово"})
    assert answer.status_code == 403
    assert is_kept_nowhere(answer)
