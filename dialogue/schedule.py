"""What is to come and what is over, by the city's clock."""

from operator import attrgetter

from django.utils import timezone

from dialogue.models import FieldMeetingPage, PhoneInHourPage
from dialogue.models.pages import Talk

HELD = 30


def upcoming() -> list[Talk]:
    """Talks that have not ended yet, the nearest first."""
    today = timezone.localdate()
    found: list[Talk] = []
    for model in (PhoneInHourPage, FieldMeetingPage):
        found += [talk for talk in model.objects.live().public().filter(held_on__gte=today) if not talk.is_over]
    return sorted(found, key=attrgetter("held_on", "starts_at"))


def held() -> list[Talk]:
    """The latest talks that are over, the last first."""
    today = timezone.localdate()
    found: list[Talk] = []
    for model in (PhoneInHourPage, FieldMeetingPage):
        of_kind = model.objects.live().public().filter(held_on__lte=today).order_by("-held_on")[:HELD]
        found += [talk for talk in of_kind if talk.is_over]
    return sorted(found, key=attrgetter("held_on", "starts_at"), reverse=True)[:HELD]
