"""What every test stands on: a fresh database, a media folder and caches of its own, the services of this machine."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import blocking_manager_key

from core import freezing
from tests import databases, services

hypothesis_settings.register_profile("aleysk", deadline=None, print_blob=True)
hypothesis_settings.load_profile("aleysk")

NEEDS = "needs "
_database: databases.TestDatabase | None = None
_emptied = False


# --- Services -------------------------------------------------------------------------------------------


def pytest_sessionstart(session: pytest.Session) -> None:
    if missing := services.refused():
        raise pytest.UsageError(
            "CI=true, and this is missing: " + "; ".join(f"{service.name} ({service.how})" for service in missing)
        )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for service in services.SERVICES:
        if services.is_present(service.marker):
            continue
        for item in items:
            if item.get_closest_marker(service.marker):
                item.add_marker(pytest.mark.skip(reason=f"{NEEDS}{service.name}: {service.how}"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name what this machine could not run and the command that lets it."""
    reasons = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", [])]
    for service in services.SERVICES:
        count = sum(f"{NEEDS}{service.name}:" in reason for reason in reasons)
        if count:
            terminalreporter.write_line(f"Not run: {count} that need {service.name}. To run them: {service.how}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; for tests marked `browser`."""
    path = services.chromium()
    assert path is not None
    return path


# --- Database -------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    global _database
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    with django_db_blocker.unblock():
        _database = databases.prepare(f"_{worker}" if worker else "", renew=request.config.getvalue("create_db"))
    yield
    with django_db_blocker.unblock():
        _database.remove()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Bring back what the last transactional test emptied."""
    global _emptied
    if not item.get_closest_marker("django_db") and "_django_db_helper" not in getattr(item, "fixturenames", ()):
        return
    if _emptied and _database is not None:
        with item.config.stash[blocking_manager_key].unblock():
            _database.copy_template()
    _emptied = _empties_the_database(item)


@pytest.fixture(autouse=True)
def thaw_before_emptying(request: pytest.FixtureRequest) -> Iterator[None]:
    """SQLite empties a table by deleting its rows, which frozen ones refuse; PostgreSQL truncates."""
    if _empties_the_database(request.node):
        request.getfixturevalue("_django_db_helper")  # so that this is over before that is
        yield
        if connection.vendor == "sqlite":
            freezing.take_down()
    else:
        yield


def _empties_the_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    transaction = marker and (marker.kwargs.get("transaction") or marker.kwargs.get("reset_sequences"))
    return bool(transaction or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))


# --- Time -----------------------------------------------------------------------------------------------


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Move the clock forward: `travel(hours=72)`; moves add up."""
    shift = timedelta()
    real = timezone.now

    def forward(**by: float) -> None:
        nonlocal shift
        shift += timedelta(**by)

    monkeypatch.setattr(timezone, "now", lambda: real() + shift)
    return forward


# --- Files and caches -----------------------------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def media_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Uploaded files of this process; no test ever writes into the site's own."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """No test sees what another one left in a cache."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
