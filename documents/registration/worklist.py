"""Which acts are to be sent to the register, which wait for their number, which have it (D59)."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils import timezone

from documents.consultation import latest_overdue_day
from documents.models import ActRecord
from documents.register import with_number
from documents.registration.shown import entry_of


class State(TextChoices):
    """What the worklist can be narrowed to, in the order of its tabs."""

    UNSENT = "unsent", "не отправлены"
    OVERDUE = "overdue", "срок прошёл"
    SENT = "sent", "ждут номера"
    NUMBERED = "numbered", "с номером"


_UNSENT = Q(register_entry=None) | Q(register_entry__sent_on=None, register_entry__number="")
_CONDITIONS = {
    State.UNSENT: _UNSENT,
    State.SENT: Q(register_entry__sent_on__isnull=False, register_entry__number=""),
    State.NUMBERED: Q(register_entry__number__gt=""),
}
_ORDERS = {
    State.UNSENT: ("adopted_on", "pk"),
    State.OVERDUE: ("adopted_on", "pk"),
    State.SENT: ("register_entry__sent_on", "pk"),
    State.NUMBERED: ("-register_entry__included_on", "-pk"),
}


def registrable() -> QuerySet[ActRecord]:
    """Return the acts that belong into the register: normative ones of the city that anybody may read."""
    found: QuerySet[ActRecord] = ActRecord.objects.public().filter(
        kind__is_reference_text=False, requires_publication=True, contains_personal_data=False
    )
    return found


def belongs(act: ActRecord) -> bool:
    """Say whether the register has to do with `act`: it is normative and the city's own, or known there already."""
    return entry_of(act) is not None or (act.requires_publication and not act.kind.is_reference_text)


def in_state(state: State) -> QuerySet[ActRecord]:
    """Return the acts of the worklist in `state`: who waits longest comes first, of those with a number the latest."""
    return registrable().filter(_condition(state)).order_by(*_ORDERS[state])


def narrowed(query: Mapping[str, str]) -> QuerySet[ActRecord]:
    """Return the acts that the parameters `show`, `year` and `number` of the list ask for."""
    show = query.get("show", "")
    return _narrowed(in_state(State(show) if show in State.values else State.UNSENT), query)


def counts(query: Mapping[str, str]) -> dict[State, int]:
    """Return how many acts of the year and number that are asked for stand in each state. One statement."""
    wanted = {state.value: Count("pk", filter=_condition(state)) for state in State}
    found = _narrowed(registrable(), query).aggregate(**wanted)
    return {state: found[state.value] for state in State}


def years() -> list[int]:
    """Return the years of adoption of the acts in the worklist, the latest first."""
    return list(registrable().order_by("-year").values_list("year", flat=True).distinct())


def reminders() -> tuple[int, int]:
    """Return how many acts of this year and the last are not sent, and how many of them are late.

    Older ones are worked off in the list; an editor's first page does not count them every day.
    """
    recent = registrable().filter(adopted_on__gte=date(timezone.localdate().year - 1, 1, 1))
    unsent, overdue = _condition(State.UNSENT), _condition(State.OVERDUE)
    found = recent.aggregate(unsent=Count("pk", filter=unsent), overdue=Count("pk", filter=overdue))
    return found["unsent"], found["overdue"]


def last_overdue_day() -> date:
    """Return the latest day of adoption whose term of sending is over (K)."""
    return latest_overdue_day(timezone.localdate(), settings.REGISTER_SENDING_DAYS)


def _condition(state: State) -> Q:
    if state == State.OVERDUE:
        return _UNSENT & Q(adopted_on__lte=last_overdue_day())
    return _CONDITIONS[state]


def _narrowed(acts: QuerySet[ActRecord], query: Mapping[str, str]) -> QuerySet[ActRecord]:
    year, number = query.get("year", ""), query.get("number", "")
    if year.isdecimal() and len(year) == 4:
        acts = acts.filter(year=int(year))
    return with_number(acts, number) if number else acts
