"""How many wrong passwords are taken, from whom and for which name, before logging in is shut for a while."""

import ipaddress
import logging
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import QuerySet, Sum
from django.http import HttpRequest

from users import known_browsers

log = logging.getLogger(__name__)


class LoginLimits(AxesDatabaseHandler):
    """Three sums of failures in `AXES_COOLOFF_TIME`, of which axes alone counts the first:

    - one name from one address: `AXES_FAILURE_LIMIT`, for everybody; the owner's success forgets them;
    - all names from one network: `LOGIN_FAILURES_OF_NETWORK`, so that nobody tries one password on every name;
    - one name from everywhere: `LOGIN_FAILURES_OF_NAME`, so that many addresses do not share the work.

    The wide sums shut out no browser that logged in under the name before: otherwise a stranger could keep an
    official from work by trying her name. No success wipes what was tried under other names or from elsewhere.
    Names are counted as typed, whether they exist or not, and nothing is looked up: no answer tells which do.
    """

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """The failures of name and address; as many as shut the door where a wide sum does."""
        failures: int = super().get_failures(request, credentials)
        limit: int = settings.AXES_FAILURE_LIMIT
        if failures < limit and self._reaches_a_wide_limit(request, credentials):
            return limit
        return failures

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        super().user_logged_in(sender, request, user, **kwargs)
        known_browsers.remember(request, user)

    def _reaches_a_wide_limit(self, request: HttpRequest, credentials: dict[str, Any] | None) -> bool:
        name = get_client_username(request, credentials)
        address: str | None = request.axes_ip_address  # type: ignore[attr-defined]  # axes sets it
        recent = AccessAttempt.objects.filter(attempt_time__gte=get_cool_off_threshold(request))
        if _failures(_from_network(recent, address)) >= settings.LOGIN_FAILURES_OF_NETWORK:
            reached = "network"
        elif _failures(recent.filter(username=name)) >= settings.LOGIN_FAILURES_OF_NAME:
            reached = "name"
        else:
            return False
        if known_browsers.knows(request, name):
            return False
        log.warning("Logging in is shut for a while: the limit of one %s is reached.", reached)
        return True


def _failures(attempts: QuerySet[AccessAttempt]) -> int:
    return attempts.aggregate(failures=Sum("failures_since_start"))["failures"] or 0


def _from_network(attempts: QuerySet[AccessAttempt], address: str | None) -> QuerySet[AccessAttempt]:
    """Those of the same /24; an IPv6 address stands for its /64 already (`AXES_CLIENT_IP_CALLABLE`)."""
    if address and ipaddress.ip_address(address).version == 4:
        return attempts.filter(ip_address__startswith=address.rpartition(".")[0] + ".")
    return attempts.filter(ip_address=address)
