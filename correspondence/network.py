"""Whom a request comes from, as far as limits must know: hashed with the month's key, forgotten in a month (D220)."""

import hashlib
import hmac
import ipaddress
import secrets
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from correspondence.models import TraceKey
from correspondence.sealing import SealError, seal, unseal

IPV6_PREFIX = 64
"""What a provider gives to one household; single addresses in it cost a robot nothing."""


def network_of(request: HttpRequest) -> str:
    """The network a visitor counts as: an IPv4 address, or the /64 of an IPv6 one; "unknown" when there is none.

    `REMOTE_ADDR` is the visitor's own: `config.proxies` believes only `TRUSTED_PROXIES`.
    """
    address = _address(request.META.get("REMOTE_ADDR", ""))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
    return str(address) if address else "unknown"


def is_shared(request: HttpRequest) -> bool:
    """Whether many people come from this address, as from a school: `SHARED_GATEWAYS`."""
    address = _address(request.META.get("REMOTE_ADDR", ""))
    return address is not None and any(
        address in ipaddress.ip_network(network, strict=False) for network in settings.SHARED_GATEWAYS
    )


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def current_key() -> TraceKey:
    """The key of this month, made at random when the month begins, and locked until the transaction ends.

    One that no personal-data key opens any more is made anew: counting starts again, and no remark is lost over it.
    """
    month = timezone.localdate().replace(day=1)
    TraceKey.objects.get_or_create(month=month, defaults={"key_sealed": seal(secrets.token_hex(32))})
    key = TraceKey.objects.select_for_update().get(month=month)
    if not _opens(key):
        key.key_sealed = seal(secrets.token_hex(32))
        key.save()
    return key


def traces(value: str, since: datetime) -> list[str]:
    """The hashes under which `value` may have been counted from `since` on: one, or two where a month began."""
    first: date = timezone.localdate(since).replace(day=1)
    return [trace(value, key) for key in TraceKey.objects.filter(month__gte=first) if _opens(key)]


def _opens(key: TraceKey) -> bool:
    try:
        return bool(unseal(key.key_sealed))
    except SealError:
        return False


def trace(value: str, key: TraceKey) -> str:
    return hmac.new(unseal(key.key_sealed).encode(), value.encode(), hashlib.sha256).hexdigest()
