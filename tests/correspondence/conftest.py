"""Tasks done as soon as the transaction is over."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """`with commit():` does at its end what waits for the commit: letters leave."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
