"""How work grows with its size, counted in calls of functions: the same on a busy machine and on an idle one."""

import cProfile
from collections.abc import Callable
from typing import Any


def calls(work: Callable[..., Any], *arguments: Any) -> int:
    """Run `work(*arguments)` and return how many functions it called."""
    profile = cProfile.Profile()
    profile.runcall(work, *arguments)
    return int(sum(entry.callcount for entry in profile.getstats()))
