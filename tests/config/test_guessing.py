"""Passwords are not guessed from one house with many addresses."""

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory
from django.urls import reverse

from api.throttling import AddressThrottle
from config.views import guessing_from


@pytest.mark.django_db
def test_another_address_of_the_same_household_opens_no_locked_login(client: Client, settings: LazySettings) -> None:
    settings.AXES_ENABLED = True
    address = reverse("wagtailadmin_login")
    answers = [
        client.post(address, {"username": "admin", "password": "x"}, REMOTE_ADDR=f"2001:db8:0:1::{number:x}")
        for number in range(1, settings.AXES_FAILURE_LIMIT + 2)
    ]
    assert answers[-1].status_code == 429


def test_a_household_counts_as_one_address(rf: RequestFactory) -> None:
    assert guessing_from(rf.get("/", REMOTE_ADDR="2001:db8:0:1::7")) == "2001:db8:0:1::"
    assert guessing_from(rf.get("/", REMOTE_ADDR="::ffff:198.51.100.7")) == "198.51.100.7"
    assert guessing_from(rf.get("/", REMOTE_ADDR="")) is None
    keys = {
        AddressThrottle().get_cache_key(rf.get("/", REMOTE_ADDR=f"2001:db8:0:1::{number}"), None)  # type: ignore[arg-type]
        for number in (1, 2)
    }
    assert len(keys) == 1
