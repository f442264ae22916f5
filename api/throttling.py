"""How often one address may ask (D163). Off unless the settings give a rate."""

from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.utils.connection import ConnectionProxy
from django.utils.crypto import salted_hmac
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from correspondence.network import network_of


class AddressThrottle(SimpleRateThrottle):
    """Count requests of one address, of IPv6 a /64, over a sliding window. A 304 is given back: it cost us little."""

    cache: Any = ConnectionProxy(caches, "shared")  # all processes count together
    scope = "api"
    key: str | None = None
    history: list[float]
    now: float
    num_requests: int | None
    duration: int | None

    def get_rate(self) -> str | None:
        rate: str | None = settings.API_RATE_LIMIT
        return rate

    def get_cache_key(self, request: Request, view: APIView) -> str:
        # The table of counts names nobody (D220).
        ident = salted_hmac("api.throttling", network_of(request), algorithm="sha256").hexdigest()
        return self.cache_format % {"scope": self.scope, "ident": ident}

    def give_back(self) -> None:
        """Forget the present request."""
        if self.key and self.now in self.history:
            self.history.remove(self.now)
            self.cache.set(self.key, self.history, self.duration)

    def describe(self, response: HttpResponse | Any) -> None:
        """Add the fields of the IETF draft (not yet an RFC, hence behind a setting)."""
        if not settings.API_RATE_LIMIT_FIELDS or not self.key or not self.num_requests or not self.duration:
            return
        left = max(0, self.num_requests - len(self.history))
        reset = int(self.history[-1] + self.duration - self.now) + 1 if self.history else self.duration
        response["RateLimit-Policy"] = f'"{self.scope}";q={self.num_requests};w={self.duration}'
        response["RateLimit"] = f'"{self.scope}";r={left};t={reset}'
