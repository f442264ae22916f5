"""An invented Host leads nobody anywhere, and a session begun before the login is not the one after it."""

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from home.setup import ensure_sections
from users.models import User

pytestmark = pytest.mark.django_db
INVENTED = "localhost:9999"  # one that is let in, but is not the site's own


def test_an_unknown_host_is_refused_in_our_words_and_never_repeated(client: Client) -> None:
    answer = client.get("/", HTTP_HOST="stranger.example")
    assert answer.status_code == 400
    assert "stranger.example" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/news/", "/documents/", "/robots.txt", "/sitemap.xml", "/api/v1/"])
def test_no_link_takes_the_host_of_the_request(client: Client, address: str) -> None:
    ensure_sections()
    answer = client.get(address, HTTP_HOST=INVENTED)
    assert answer.status_code == 200
    assert INVENTED not in answer.content.decode() + str(answer.headers)


def test_the_letter_for_a_new_password_leads_to_the_site(client: Client) -> None:
    User.objects.create_user("redaktor", "redaktor@aleysk.example", "пароль-образец")
    client.post(reverse("wagtailadmin_password_reset"), {"email": "redaktor@aleysk.example"}, HTTP_HOST=INVENTED)
    [letter] = mail.outbox
    assert f"{settings.SITE_URL}/" in letter.body
    assert INVENTED not in letter.body


def test_the_key_of_a_session_changes_at_login(client: Client) -> None:
    User.objects.create_superuser("redaktor", "", "пароль-образец")
    session = client.session
    session["planted"] = "1"
    session.save()
    planted = session.session_key
    client.post(reverse("wagtailadmin_login"), {"username": "redaktor", "password": "пароль-образец"})
    assert "_auth_user_id" in client.session
    assert client.session.session_key != planted
    assert not client.session.exists(planted)
