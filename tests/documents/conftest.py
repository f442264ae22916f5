"""An editor at work."""

import pytest
from django.test import Client

from tests.factories import documents as make


@pytest.fixture
def admin(client: Client) -> Client:
    """A browser in which somebody who may do everything is logged in."""
    client.force_login(make.make_editor())
    return client
