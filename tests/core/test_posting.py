"""Whoever opens the address of a button is led to the page it stands on."""

import pytest
from django.test import Client
from django.urls import reverse

from core.posting import NOTHING_DONE, page_above
from documents.models import PublicationFact
from tests.documents.editing import said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make.make_editor())
    return client


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/admin/acts/7/facts/", "/admin/acts/7/"),
        ("/admin/collections/issues/7/acts/order/", "/admin/collections/issues/7/"),
        ("/admin/registration/send/", "/admin/registration/"),
        ("/admin/acts/reviews/7/delete/", "/admin/"),
        ("/admin/", "/admin/"),
        ("/elsewhere/", "/admin/"),
    ],
)
def test_the_page_above_is_the_nearest_that_shows_something(address: str, page: str) -> None:
    assert page_above(address) == page


def test_logging_in_again_after_a_form_was_sent_leads_to_its_page(admin: Client) -> None:
    act = make.make_act()
    add = reverse("acts_desk:add_fact", args=[act.page_id])
    admin.logout()
    sent = admin.post(add, {"method": "site", "published_on": "2026-03-20"})
    assert sent.url == f"{reverse('wagtailadmin_login')}?next={add}"
    admin.force_login(make.make_editor("snova"))
    answer = admin.get(add)
    assert answer.url == reverse("acts_desk:desk", args=[act.page_id])
    assert NOTHING_DONE in said(answer)
    assert not PublicationFact.objects.exists()
