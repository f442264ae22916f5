"""Error pages of our own, robots.txt and security.txt."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from config import views


@pytest.mark.django_db
def test_a_page_that_never_was_answers_404_with_a_search(client: Client) -> None:
    answer = client.get("/net-takoj/")
    assert answer.status_code == 404
    assert "Страница не найдена" in answer.content.decode()
    assert 'action="/search/"' in answer.content.decode()


@pytest.mark.django_db
def test_400_and_403_are_pages_of_our_own(rf: RequestFactory) -> None:
    bad = views.bad_request(rf.get("/"), Exception())
    assert bad.status_code == 400
    assert "Запрос составлен неверно" in bad.content.decode()
    closed = views.permission_denied(rf.get("/"), PermissionDenied())
    assert closed.status_code == 403
    assert "Сюда нельзя" in closed.content.decode()
    stale = views.csrf_failure(rf.post("/"))
    assert "<h1>Форма не принята</h1>" in stale.content.decode()
    assert "Форма устарела" in stale.content.decode()


def test_500_needs_no_database(rf: RequestFactory) -> None:
    """No `django_db` mark: any statement would fail the test."""
    answer = views.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "<title>Сайт временно не работает — Город Алейск</title>" in answer.content.decode()


@pytest.mark.django_db
def test_429_says_what_to_do_and_when_to_come_again(rf: RequestFactory) -> None:
    answer = views.locked_out(rf.get("/admin/login/"))
    assert answer.status_code == 429
    assert answer["Retry-After"] == "3600"
    assert "Вход временно закрыт" in answer.content.decode()
    assert "Попробуйте снова через 1 час" in answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@override_settings(SITE_IS_DEMONSTRATION=False, SITE_URL="https://aleysk.example")
def test_robots_are_kept_from_the_editors_part_and_shown_the_map(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Disallow: /\n" not in text
    assert "Sitemap: https://aleysk.example/sitemap.xml" in text


@override_settings(SITE_IS_DEMONSTRATION=True)
def test_a_demonstration_keeps_robots_out(client: Client) -> None:
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_security_txt_names_a_contact_and_has_not_expired(client: Client) -> None:
    lines = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines() if line
    )
    assert lines["Contact"].startswith("mailto:")
    expires = parse_datetime(lines["Expires"])
    assert expires is not None
    assert expires > timezone.now()
