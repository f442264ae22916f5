"""Days of a consultation: periods of a procedure, working days, the moment at which reception ends (D22, D24)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from documents.models import CalendarException, ConsultationProcedure

SATURDAY = 5


def closing_moment(last_day: date) -> datetime:
    """Return the first moment that is too late: the midnight that ends `last_day` in the city's time zone (D24)."""
    return timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))


def last_day_of(closes_at: datetime) -> date:
    """Return the last day on which remarks are taken."""
    return timezone.localdate(closes_at - timedelta(microseconds=1))


def earliest_last_day(procedure: ConsultationProcedure, posted_on: date) -> date:
    """Return the earliest last day that `procedure` allows a draft posted on `posted_on` (D22, D23)."""
    days = procedure.minimum_days
    if procedure.day_unit == ConsultationProcedure.DayUnit.WORKING:
        before = posted_on - timedelta(days=1) if procedure.counts_posting_day else posted_on
        return working_days_after(before, days)
    return posted_on + timedelta(days=days - 1 if procedure.counts_posting_day else days)


def working_days_after(day: date, count: int) -> date:
    """Return the working day that is number `count`, from 1, after `day`.

    Saturdays, Sundays and public holidays do not work, unless the calendar of exceptions says otherwise (K). One
    statement.
    """
    works = _calendar(day, day + timedelta(days=3 * count + 30))
    while count > 0:
        day += timedelta(days=1)
        count -= works(day)
    return day


def latest_overdue_day(today: date, count: int) -> date:
    """Return the latest day whose term of `count` working days was over before `today`. One statement."""
    works = _calendar(today - timedelta(days=3 * count + 30), today)
    day = today
    while count > 0:
        day -= timedelta(days=1)
        count -= works(day)
    return day - timedelta(days=1)


def working_days(after: date, until: date) -> list[date]:
    """Return the working days after one day and up to another, in order. One statement."""
    works = _calendar(after, until)
    between = (after + timedelta(days=place) for place in range(1, (until - after).days + 1))
    return [day for day in between if works(day)]


def _calendar(since: date, until: date) -> Callable[[date], bool]:
    """Return what tells of a day between the two whether it works."""
    exceptions = dict(CalendarException.objects.filter(day__range=(since, until)).values_list("day", "is_working"))

    def works(day: date) -> bool:
        usually = day.weekday() < SATURDAY and f"{day:%m-%d}" not in settings.PUBLIC_HOLIDAYS
        return bool(exceptions.get(day, usually))

    return works
