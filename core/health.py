"""Whether the things the site stands on work. Told to machines at /healthz, in words without secrets."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

LONGEST_WAIT = timedelta(minutes=5)
"""A task that waits longer has no worker."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Check:
    """`probe` returns a word or two about a thing that works, and raises anything when it does not."""

    name: str
    probe: Callable[[], str]


def report(checks: Iterable[Check]) -> tuple[bool, str]:
    """Run the checks; return whether all went well, and a line for each."""
    lines, healthy = [], True
    for check in checks:
        try:
            outcome = f"ok {check.probe()}".rstrip()
        except Exception as error:
            logger.exception("health check %s failed", check.name)
            healthy, outcome = False, f"failed {type(error).__name__}"
        lines.append(f"{check.name}: {outcome}\n")
    return healthy, "".join(lines)


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return connection.vendor


def storage() -> str:
    """Write, read and remove a small file in every place of uploads: a full disk and lost rights show only so."""
    for place in (storages["default"], storages["private"]):
        name = place.save(f".health/{uuid4()}", ContentFile(b"ok"))
        try:
            with place.open(name) as file:
                if file.read() != b"ok":
                    raise OSError("what was written is not what is read")
        finally:
            place.delete(name)
    return ""


class NoWorkerError(Exception):
    """Tasks wait and nobody takes them."""


def worker() -> str:
    waiting = DBTaskResult.objects.ready()
    too_long_ago = timezone.now() - LONGEST_WAIT
    due = Q(run_after__lt=too_long_ago) | Q(run_after=get_date_max())  # a task for later waits from that moment on
    if waiting.filter(due, enqueued_at__lt=too_long_ago).exists():
        raise NoWorkerError(f"a task waits longer than {LONGEST_WAIT}")
    return f"waiting={waiting.count()}"
