"""Before the site starts: the limits of logging in can be kept, and none of them makes another one void."""

from collections.abc import Sequence
from typing import Any

from axes.helpers import get_cool_off
from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

COUNTS = (
    "AXES_FAILURE_LIMIT",
    "LOGIN_FAILURES_OF_NAME",
    "LOGIN_FAILURES_OF_NETWORK",
    "PASSWORD_LETTERS_OF_ADDRESS",
    "PASSWORD_LETTERS_OF_NETWORK",
)


@register
def check_login_limits(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    errors: list[CheckMessage] = [
        Error(f"{name} must be a whole number from 1 on.", id="users.E001")
        for name in COUNTS
        if not _is_count(getattr(settings, name, None))
    ]
    if errors:
        return errors
    errors += [
        Error(
            f"{name} is smaller than AXES_FAILURE_LIMIT.",
            hint="One person who has forgotten a password would shut out colleagues.",
            id="users.E002",
        )
        for name in ("LOGIN_FAILURES_OF_NAME", "LOGIN_FAILURES_OF_NETWORK")
        if getattr(settings, name) < settings.AXES_FAILURE_LIMIT
    ]
    cool_off = get_cool_off()
    if cool_off is None or cool_off.total_seconds() < 60:
        errors.append(Error("AXES_COOLOFF_TIME must be a minute or more (it is in hours).", id="users.E003"))
    if not _is_count(settings.KNOWN_BROWSER_AGE):
        errors.append(Error("KNOWN_BROWSER_AGE must be a number of seconds.", id="users.E004"))
    return errors


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1
