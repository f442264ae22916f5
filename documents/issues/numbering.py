"""Numbers of issues: no gaps and no repeats inside a year, unless a reason is stated (D65)."""

from django.db.models import Max
from django.utils import timezone

from documents.models import IssueRecord
from documents.naming import IssueNumbers


def next_numbers(year: int | None = None) -> IssueNumbers:
    """Return the numbers that follow the last issue there is, in `year` (this one when not told)."""
    year = year or timezone.localdate().year
    last = IssueRecord.objects.aggregate(through=Max("through_number"))["through"] or 0
    in_year = IssueRecord.objects.filter(year=year).aggregate(number=Max("number"))["number"] or 0
    return IssueNumbers(year, in_year + 1, last + 1)


def skipped_numbers(record: IssueRecord) -> list[int]:
    """Return the numbers of the year below this issue's that no released issue has."""
    released = IssueRecord.objects.filter(year=record.year, state=IssueRecord.State.RELEASED, number__lt=record.number)
    present = set(released.values_list("number", flat=True))
    return [number for number in range(1, record.number) if number not in present]
