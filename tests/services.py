"""Which services this machine offers to the tests, and what to do about a missing one."""

import os
import shutil
import socket
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Service:
    """Something a few tests need beside Python."""

    marker: str
    name: str
    how: str
    """The command that enables it."""


SERVICES = (
    Service("postgresql", "PostgreSQL", "DATABASE_URL=postgres://user:password@127.0.0.1/name make test"),
    Service(
        "elasticsearch", "Elasticsearch", "SEARCH_URL=$(.ci/elasticsearch start | sed s/http/elasticsearch/) make test"
    ),
    Service("browser", "Chromium", "apt install chromium && make test"),
)

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of the system's Chromium or Chrome; CHROMIUM names another."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@cache
def is_present(marker: str) -> bool:
    if marker == "browser":
        return chromium() is not None
    variable, scheme, port = {
        "postgresql": ("DATABASE_URL", "postgres", 5432),
        "elasticsearch": ("SEARCH_URL", "elasticsearch", 9200),
    }[marker]
    address = urlsplit(os.environ.get(variable, ""))
    return address.scheme.startswith(scheme) and _answers(address.hostname or "127.0.0.1", address.port or port)


def _answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=3).close()
    except OSError:
        return False
    return True


def refused() -> list[Service]:
    """Services whose absence is a failure here: with CI=true all that TESTED_ELSEWHERE does not name.

    A run has one database and one search engine; whoever runs the suite several times names the others there.
    """
    if os.environ.get("CI", "").lower() not in {"true", "1", "yes"}:
        return []
    elsewhere = os.environ.get("TESTED_ELSEWHERE", "").split()
    return [service for service in SERVICES if service.marker not in elsewhere and not is_present(service.marker)]
