"""Days of a consultation: periods of a procedure, working days, the moment at which reception ends (D22, D24)."""

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
    rows = CalendarException.objects.filter(day__gt=day, day__lte=day + timedelta(days=3 * count + 30))
    exceptions = dict(rows.values_list("day", "is_working"))
    while count > 0:
        day += timedelta(days=1)
        usually = day.weekday() < SATURDAY and f"{day:%m-%d}" not in settings.PUBLIC_HOLIDAYS
        count -= exceptions.get(day, usually)
    return day
