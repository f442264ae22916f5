"""Days and hours in the admin: the browser's own field. Wagtail's calendar makes today of what it cannot read."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_a_day_is_asked_for_by_the_browsers_own_field(admin_client: Client) -> None:
    page = make.make_act().page
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    field = re.search(r'<input[^>]*name="adopted_on"[^>]*>', html)
    assert field is not None
    assert 'type="date"' in field[0]
    assert f'value="{page.adopted_on:%Y-%m-%d}"' in field[0]
    assert "initDateChooser" not in html
