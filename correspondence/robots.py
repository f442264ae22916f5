"""Keeping robots out without pictures, scripts or foreign services (D207, D209 to D211).

A form of another room takes the fields from `RobotChecksMixin` (honeypot and time trap), and its view two lines:

    form = CommentForm(request.POST or None, topic=f"draft:{draft.public_id}")
    if form.is_valid() and (admission := robots.admit(request, form)):
        …                                # accept; `admission.needs_premoderation` says whether to look first

Whatever fails, the form comes back with all that was typed and an explanation.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from correspondence import network
from correspondence.models import Arrival
from correspondence.sealing import normalised_email

if TYPE_CHECKING:
    from correspondence.forms import RobotChecksMixin

FROM_NETWORK = (
    "С вашего сетевого адреса пришло уже много сообщений. Это ограничение от роботов. Ничего не потеряно: "
    "ваш текст ниже, отправьте его {moment}. Если срочно, отправьте с другого устройства или через мобильную сеть."
)
WITH_MAILBOX = (
    "С этим адресом почты за сутки пришло уже много сообщений. Ничего не потеряно: ваш текст ниже. "
    "Отправьте его без адреса почты или {moment}."
)


@dataclass(frozen=True)
class Admission:
    """A form was let in and counted."""

    needs_premoderation: bool
    """The topic gets more than people write: let a moderator look before anybody else does, whatever the settings."""


def admit(request: HttpRequest, form: "RobotChecksMixin") -> Admission | None:
    """Count a valid form; None when its sender has reached a limit: the form then says so.

    Call it outside a transaction, before the one that accepts: the count is common to all processes and holds a
    lock until it is written.
    """
    now = timezone.now()
    sender = "" if network.is_shared(request) else f"network:{network.network_of(request)}"
    email = normalised_email(form.cleaned_data.get("email") or "")
    mailbox = f"mailbox:{email}" if email else ""
    with transaction.atomic():
        key = network.current_key()
        if free_at := _free_at("network", sender, now):
            form.add_error(None, FROM_NETWORK.format(moment=in_words(free_at)))
            return None
        if free_at := _free_at("mailbox", mailbox, now):
            form.add_error(None, WITH_MAILBOX.format(moment=in_words(free_at)))
            return None
        is_crowded = any(
            Arrival.objects.filter(topic=form.topic, at__gt=now - period).count() >= limit
            for limit, period in settings.ARRIVAL_LIMITS["topic"]
        )
        Arrival.objects.create(
            at=now,
            topic=form.topic,
            network=network.trace(sender, key) if sender else "",
            mailbox=network.trace(mailbox, key) if mailbox else "",
        )
    return Admission(needs_premoderation=is_crowded)


def _free_at(kind: str, value: str, now: datetime) -> datetime | None:
    """When the sender may come again; None when no limit is reached."""
    if not value:
        return None
    moments = [_free_of(kind, value, now, limit, period) for limit, period in settings.ARRIVAL_LIMITS[kind]]
    return max((moment for moment in moments if moment), default=None)


def _free_of(kind: str, value: str, now: datetime, limit: int, period: timedelta) -> datetime | None:
    counted = Arrival.objects.filter(**{f"{kind}__in": network.traces(value, now - period)}, at__gt=now - period)
    newest = list(counted.order_by("-at").values_list("at", flat=True)[:limit])
    return newest[-1] + period if len(newest) == limit else None


def in_words(moment: datetime) -> str:
    """«после 14:35» today, «завтра после 9:05» tomorrow."""
    local = timezone.localtime(moment) + timedelta(minutes=1)
    day = "завтра " if local.date() > timezone.localdate() else ""
    return f"{day}после {local:%H:%M}"
