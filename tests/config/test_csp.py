"""What pages may load: nothing foreign anywhere, no script or style of their own outside the admin."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from config.csp import ContentSecurityPolicyMiddleware

HEADER = "Content-Security-Policy"


@pytest.fixture
def policy(rf: RequestFactory) -> Callable[[str], dict[str, list[str]]]:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    def ask(path: str) -> dict[str, list[str]]:
        header = ContentSecurityPolicyMiddleware(answer)(rf.get(path))[HEADER]
        return {words[0]: words[1:] for part in header.split(";") if (words := part.split())}

    return ask


@pytest.mark.parametrize("path", ["/", "/documents/acts/", "/search/?q=1", "/api/v1/", "/administration/"])
def test_public_pages_run_only_our_own_files(policy: Callable[[str], dict[str, list[str]]], path: str) -> None:
    directives = policy(path)
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"]


def test_the_admin_may_run_what_wagtail_writes_into_its_pages(policy: Callable[[str], dict[str, list[str]]]) -> None:
    directives = policy("/admin/pages/3/edit/")
    assert directives["script-src"] == ["'self'", "'unsafe-inline'"]
    assert directives["frame-ancestors"] == ["'self'"], "previews stand in a frame"
    assert directives["form-action"] == ["'self'"]


@pytest.mark.parametrize("path", ["/", "/admin/"])
def test_no_foreign_host_is_allowed(policy: Callable[[str], dict[str, list[str]]], path: str) -> None:
    sources = {source for directive in policy(path).values() for source in directive}
    assert sources <= {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}
