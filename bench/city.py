"""A city of its own for a measurement: a temporary database on the engine of DATABASE_URL, filled with acts."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
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


def in_turns(works: Mapping[str, Callable[[], object]], times: int) -> dict[str, float]:
    """Return the median time of each of `works`, done in turns: what disturbs one disturbs all."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(times + WARM_UP):
        for name, work in works.items():
            started = perf_counter()
            work()
            taken[name].append((perf_counter() - started) * 1000)
    return {name: median(of_one[WARM_UP:]) for name, of_one in taken.items()}


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of one turn: by the clock (median), and of the processor, this process with its PostgreSQL (mean).

    What is measured minutes apart is compared by the latter: other work on the machine spoils the former.
    """

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:8.1f} ms, {self.processor:6.1f} ms of the processor"


def cost(work: Callable[[int], object], times: int) -> Cost:
    """Return what `work(0)`, `work(1)`… cost, after a few that do not count."""
    for turn in range(WARM_UP):
        work(turn)
    taken = []
    before = _processor_milliseconds()
    for turn in range(WARM_UP, WARM_UP + times):
        started = perf_counter()
        work(turn)
        taken.append((perf_counter() - started) * 1000)
    return Cost(median(taken), (_processor_milliseconds() - before) / times)


def _processor_milliseconds() -> float:
    """Return what this process has computed so far and, where it runs on this machine, its process of PostgreSQL."""
    from django.db import connection

    server = 0.0
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            status = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        if status.exists():
            user, system = status.read_text().rpartition(")")[2].split()[11:13]
            server = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return (process_time() + server) * 1000


def engine() -> str:
    """Return the name of the database engine in use."""
    from django.db import connection

    return connection.vendor
