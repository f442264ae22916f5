"""A city of its own for a measurement: a temporary database on the engine of DATABASE_URL, filled with acts."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
WARM_UP = 3


@contextmanager
def temporary_city() -> Iterator[None]:
    """Migrate an empty database and take it away at the end: a file, or a database beside that of DATABASE_URL."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ["DEBUG"] = "false"
    url = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="aleysk-bench-") as folder:
        is_postgresql = url.startswith("postgres")
        name = f"bench_{os.getpid()}"
        if is_postgresql:
            _on_server(url, f'CREATE DATABASE "{name}"')
            os.environ["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        else:
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/city.sqlite3"
        try:
            _set_up()
            yield
        finally:
            from django.db import connections

            connections.close_all()
            if is_postgresql:
                _on_server(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _set_up() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from documents.importing.pages import acts_index

    call_command("migrate", verbosity=0)
    acts_index()


def _on_server(url: str, statement: str) -> None:
    import psycopg2

    connection = psycopg2.connect(url)
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()


def lines(count: int, seed: int, *, of: int = 0) -> Iterator[bytes]:
    """Yield invented acts of ten years as lines, or the first `count` `of` many; another seed gives other acts."""
    from documents.generator import generate

    for act in islice(generate(of or count, seed=seed), count):
        yield json.dumps(act, ensure_ascii=False).encode()


def fill(count: int, *, seed: int, progress: Callable[[Any], object] = lambda report: None) -> Any:
    """Import invented acts and let the database come to rest; return the report.

    At rest means what a server does by itself within minutes: rows counted and, on PostgreSQL, known to be seen by all.
    """
    from django.db import connection

    from documents.importing import import_lines

    report = import_lines(lines(count, seed), progress=progress)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return report


def own_megabytes() -> float:
    """Return the memory this process keeps for itself now.

    Pages of the database file that the system maps into it are left out: they are the system's cache.
    """
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("RssAnon")).split()[1]) / 1024


def milliseconds(work: Callable[[int], object], times: int) -> float:
    """Return the median time of `work(0)`, `work(1)`…, after a few that do not count."""
    taken = []
    for turn in range(times + WARM_UP):
        started = perf_counter()
        work(turn)
        taken.append((perf_counter() - started) * 1000)
    return median(taken[WARM_UP:])


def engine() -> str:
    """Return the name of the database engine in use."""
    from django.db import connection

    return connection.vendor
