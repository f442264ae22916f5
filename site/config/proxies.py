"""Who asks, and how, when a proxy stands in front: its word counts only if it is one of our own."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class TrustedProxiesMiddleware:
    """Set the visitor's address and scheme from the headers of `TRUSTED_PROXIES`; drop such headers of anybody else.

    Limits, locks and logs below may then trust `REMOTE_ADDR` and `request.is_secure()`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.networks: list[Network] = [ipaddress.ip_network(proxy) for proxy in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self._trusts(request.META.get("REMOTE_ADDR", "")):
            self._believe(request)
        elif "HTTP_X_FORWARDED_PROTO" in request.META:
            # The web server may have believed a stranger on the same machine.
            request.META["wsgi.url_scheme"] = "http"
        for header in FORWARDED:
            request.META.pop(header, None)
        return self.get_response(request)

    def _trusts(self, address: str) -> bool:
        try:
            visitor = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(visitor in network for network in self.networks)

    def _believe(self, request: HttpRequest) -> None:
        """Walk the chain from our side: the first address that is not ours is the visitor's."""
        for address in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            if not _is_address(address.strip()):
                break
            request.META["REMOTE_ADDR"] = address.strip()
            if not self._trusts(address.strip()):
                break
        scheme = request.META.get("HTTP_X_FORWARDED_PROTO", "http").split(",")[-1].strip().lower()
        request.META["wsgi.url_scheme"] = "https" if scheme == "https" else "http"


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
