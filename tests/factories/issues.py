"""Issues of the Collection for tests."""

from datetime import UTC, date, datetime
from typing import Any

from documents.issues import editing, release
from documents.models import ActRecord, CollectionIssue, CollectionsIndexPage, IssueItem, IssueRecord
from documents.naming import IssueNumbers
from tests.factories import documents as make

IMPRINT = {
    "founder": "Администрация города Алейска",
    "responsible": "Заведующий юридическим отделом",
    "editorial_address": "000000, г. Алейск, ул. Образцовая, 1",
    "publisher": "Администрация города Алейска",
}


def make_series() -> CollectionsIndexPage:
    """Return /documents/collections/ with a whole imprint."""
    series = CollectionsIndexPage.objects.first()
    if series is None:
        section = make.make_index().get_parent()
        series = section.add_child(instance=CollectionsIndexPage(title="Сборник правовых актов", slug="collections"))
    for name, value in IMPRINT.items():
        setattr(series, name, value)
    series.save()
    return series


def make_issue(*acts: ActRecord, **fields: Any) -> IssueRecord:
    """Return an issue in preparation that holds `acts`; `fields` are those of its record."""
    series = make_series()
    series.refresh_from_db()
    page = CollectionIssue(live=False)
    if "number" in fields:
        page.numbers = IssueNumbers(fields["year"], fields["number"], fields["through_number"])
    series.add_child(instance=page)
    if fields:
        IssueRecord.objects.filter(page=page).update(**fields)
    record = IssueRecord.objects.get(page=page)
    IssueItem.objects.bulk_create(
        IssueItem(issue=record, act=act, position=position) for position, act in enumerate(acts, start=1)
    )
    return IssueRecord.objects.select_related("page").get(page=page)


def make_ready_issue(*acts: ActRecord, **fields: Any) -> IssueRecord:
    """Return an issue that passes every check: № 1 of the year, every gap with a reason."""
    record = make_issue(
        *acts,
        **{
            "year": 2026,
            "number": 1,
            "through_number": 1,
            "issued_on": date(2026, 3, 31),
            "signed_at": datetime(2026, 3, 30, 3, 0, tzinfo=UTC),
            "print_run": 100,
            **fields,
        },
    )
    editing.state_gaps(record, {}, "Опубликованы раньше.")
    return record


def make_released_issue(*acts: ActRecord, **fields: Any) -> IssueRecord:
    """Return an issue that has come out, printed in earnest."""
    record = make_ready_issue(*acts, **fields)
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    record = IssueRecord.objects.select_related("page").get(pk=record.pk)
    assert record.is_released, record.failure
    return record
