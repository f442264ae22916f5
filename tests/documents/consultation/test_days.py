"""Periods and deadlines: calendar and working days, the last second that counts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from documents.consultation import (
    closing_moment,
    earliest_last_day,
    last_day_of,
    latest_overdue_day,
    working_days,
    working_days_after,
)
from documents.models import CalendarException, ConsultationProcedure

pytestmark = pytest.mark.django_db
WORKING = ConsultationProcedure.DayUnit.WORKING


def procedure(days: int, **fields: object) -> ConsultationProcedure:
    return ConsultationProcedure(minimum_days=days, **fields)


def test_reception_ends_at_the_midnight_of_barnaul_that_ends_the_last_day() -> None:
    closes_at = closing_moment(date(2026, 12, 12))
    assert closes_at == datetime(2026, 12, 12, 17, tzinfo=UTC)  # UTC+7
    assert last_day_of(closes_at) == date(2026, 12, 12)


@pytest.mark.parametrize(
    ("made", "last_day"),
    [
        (procedure(15), date(2026, 11, 16)),
        (procedure(15, counts_posting_day=True), date(2026, 11, 15)),
        (procedure(1), date(2026, 11, 2)),
        # 1 November 2026 is a Sunday, the 4th a holiday.
        (procedure(3, day_unit=WORKING), date(2026, 11, 5)),
        (procedure(15, day_unit=WORKING), date(2026, 11, 23)),
    ],
)
def test_the_period_follows_from_the_procedure(made: ConsultationProcedure, last_day: date) -> None:
    assert earliest_last_day(made, date(2026, 11, 1)) == last_day


def test_the_day_of_posting_counts_where_the_procedure_says_so_and_it_works() -> None:
    counted = procedure(2, day_unit=WORKING, counts_posting_day=True)
    assert earliest_last_day(counted, date(2026, 11, 2)) == date(2026, 11, 3)
    assert earliest_last_day(counted, date(2026, 11, 1)) == date(2026, 11, 3)  # posted on a Sunday


def test_moved_days_off_are_rows() -> None:
    CalendarException.objects.create(day=date(2026, 11, 2), is_working=False, reason="Перенос")
    CalendarException.objects.create(day=date(2026, 11, 7), is_working=True, reason="Перенос")
    assert working_days_after(date(2026, 11, 1), 1) == date(2026, 11, 3)
    assert working_days_after(date(2026, 11, 6), 1) == date(2026, 11, 7)


def test_which_holidays_there_are_is_a_setting(settings: object) -> None:
    settings.PUBLIC_HOLIDAYS = []
    assert working_days_after(date(2026, 11, 3), 1) == date(2026, 11, 4)


def test_new_years_week_is_passed_over() -> None:
    assert working_days_after(date(2026, 12, 31), 1) == date(2027, 1, 11)
    assert working_days_after(date(2026, 12, 31), 0) == date(2026, 12, 31)


def test_the_known_procedures_are_rows() -> None:
    rows = dict(ConsultationProcedure.objects.values_list("slug", "minimum_days"))
    assert rows == {"independent-expertise": 15, "anticorruption-expertise": 7, "regulatory-impact": 15}
    assert timedelta(days=15) == closing_moment(date(2026, 11, 16)) - closing_moment(date(2026, 11, 1))


def test_working_days_leave_out_weekends_and_holidays_but_not_what_the_calendar_moves() -> None:
    CalendarException.objects.create(day=date(2026, 10, 31), is_working=True)
    found = working_days(date(2026, 10, 30), date(2026, 11, 5))
    assert found == [date(2026, 10, 31), date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 5)]
    assert working_days(date(2026, 11, 5), date(2026, 11, 5)) == []


@pytest.mark.parametrize("count", [1, 2, 10, 15])
@pytest.mark.parametrize("today", [date(2026, 1, 12), date(2026, 11, 5), date(2026, 11, 8), date(2026, 11, 9)])
def test_the_latest_overdue_day_is_the_last_whose_term_ended_before_today(today: date, count: int) -> None:
    latest = latest_overdue_day(today, count)
    assert working_days_after(latest, count) < today
    assert working_days_after(latest + timedelta(days=1), count) >= today
