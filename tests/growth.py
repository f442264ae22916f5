"""How work grows with its size, counted in calls of functions or in steps of SQLite: the same on a busy machine and on
an idle one."""

import cProfile
from collections.abc import Callable
from typing import Any

from django.db import connection

_STEPS = 50


def calls(work: Callable[..., Any], *arguments: Any) -> int:
    """Run `work(*arguments)` and return how many functions it called."""
    profile = cProfile.Profile()
    profile.runcall(work, *arguments)
    return int(sum(entry.callcount for entry in profile.getstats()))


def database_steps(work: Callable[[], Any]) -> int:
    """Run `work()` and return how many instructions SQLite carried out for it, to the nearest fifty."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += _STEPS
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, _STEPS)
    try:
        work()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return counted
