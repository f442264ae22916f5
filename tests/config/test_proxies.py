"""The visitor's address and scheme are believed only from our own proxies."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from config.proxies import TrustedProxiesMiddleware


def ask(rf: RequestFactory, address: str, **headers: str) -> tuple[str, bool]:
    """The address and the security the site sees behind `TRUSTED_PROXIES`."""
    seen: list[HttpRequest] = []

    def answer(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    with override_settings(TRUSTED_PROXIES=["10.0.0.0/24", "127.0.0.1"]):
        TrustedProxiesMiddleware(answer)(rf.get("/", REMOTE_ADDR=address, **headers))
    assert not any(name.startswith("HTTP_X_FORWARDED") for name in seen[0].META)
    return seen[0].META["REMOTE_ADDR"], seen[0].is_secure()


def test_our_proxy_is_believed(rf: RequestFactory) -> None:
    assert ask(rf, "127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.7", HTTP_X_FORWARDED_PROTO="https") == (
        "198.51.100.7",
        True,
    )


def test_a_stranger_is_not_believed(rf: RequestFactory) -> None:
    assert ask(rf, "203.0.113.9", HTTP_X_FORWARDED_FOR="198.51.100.7", HTTP_X_FORWARDED_PROTO="https") == (
        "203.0.113.9",
        False,
    )


def test_an_address_invented_by_the_visitor_is_not_taken_for_his(rf: RequestFactory) -> None:
    chain = "192.0.2.66, 198.51.100.7, 10.0.0.5"
    assert ask(rf, "127.0.0.1", HTTP_X_FORWARDED_FOR=chain)[0] == "198.51.100.7"


@pytest.mark.parametrize("chain", ["", "unknown", "not an address, ,", "<script>"])
def test_nonsense_in_the_chain_leaves_the_proxys_own_address(rf: RequestFactory, chain: str) -> None:
    assert ask(rf, "10.0.0.5", HTTP_X_FORWARDED_FOR=chain) == ("10.0.0.5", False)


def test_without_a_proxy_nothing_changes(rf: RequestFactory) -> None:
    assert ask(rf, "203.0.113.9") == ("203.0.113.9", False)
