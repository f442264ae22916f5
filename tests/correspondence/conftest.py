"""Time that a test moves, and tasks done as soon as the transaction is over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

Travel = Callable[..., None]


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Travel:
    """Move the clock forward: `travel(hours=72)`; moves add up."""
    shift = timedelta()
    real = timezone.now

    def forward(**by: float) -> None:
        nonlocal shift
        shift += timedelta(**by)

    monkeypatch.setattr(timezone, "now", lambda: real() + shift)
    return forward


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """`with commit():` does at its end what waits for the commit: letters leave."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
