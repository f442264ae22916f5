"""Issues of the Collection for tests."""

from typing import Any

from documents.models import ActRecord, CollectionIssue, CollectionsIndexPage, IssueItem, IssueRecord
from tests.factories import documents as make

IMPRINT = {
    "founder": "Администрация города Алейска",
    "responsible": "Заведующий юридическим отделом",
    "editorial_address": "658130, г. Алейск, ул. Образцовая, 1",
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
    page = series.add_child(instance=CollectionIssue(live=False))
    if fields:
        IssueRecord.objects.filter(page=page).update(**fields)
    record = IssueRecord.objects.get(page=page)
    IssueItem.objects.bulk_create(
        IssueItem(issue=record, act=act, position=position) for position, act in enumerate(acts, start=1)
    )
    return IssueRecord.objects.select_related("page").get(page=page)
