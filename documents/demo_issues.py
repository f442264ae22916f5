"""Two released issues of the Collection, and acts of this year that wait for the third."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.management.base import OutputWrapper
from django.utils import timezone

from core.freezing import thawed
from core.publishing import retract
from documents.generator import generate
from documents.importing import import_lines
from documents.issues import editing, release
from documents.issues.candidates import waiting
from documents.models import (
    CollectionIssue,
    CollectionsIndexPage,
    IssueErratum,
    IssueItem,
    IssueRecord,
    PublicationFact,
    StatedGap,
)
from documents.naming import IssueNumbers
from documents.publication import issues as publication

REASON = "Демонстрационные сведения убраны."
SEED, SOURCE_YEAR, YEAR = 7, "2025", 2026
LAST_DAY = date(YEAR, 10, 31)
ISSUES = (  # acts adopted from, until; issued on; signed at
    (date(YEAR, 1, 1), date(YEAR, 4, 30), date(YEAR, 5, 15), datetime(YEAR, 5, 13, 16, 0)),
    (date(YEAR, 5, 1), date(YEAR, 8, 31), date(YEAR, 9, 11), datetime(YEAR, 9, 9, 11, 30)),
)
IMPRINT = {
    "founder": "Администрация города (образец)",
    "responsible": "Заведующий юридическим отделом",
    "editorial_address": "Город Алейск, улица Примерная, 1, кабинет 0",
    "publisher": "Администрация города, улица Примерная, 1",
    "printing_house": "Типография-образец, улица Примерная, 2",
    "age_mark": "12+",
}
GAP = "В демонстрацию не вошли."
ERRATUM = "На обложке следует читать: «Демонстрационный выпуск»."


def load(stdout: OutputWrapper) -> None:
    """Load this year's acts and release the issues that are missing."""
    import_lines(_acts())
    series = CollectionsIndexPage.objects.first()
    if series is None:
        stdout.write("  выпуски сборника: раздела сборника нет, пропущены")
        return
    blank = {name: value for name, value in IMPRINT.items() if not getattr(series, name)}
    for name, value in blank.items():
        setattr(series, name, value)
    if blank:
        series.save_revision().publish()
    fresh = [
        _release(series, number, *days)
        for number, days in enumerate(ISSUES, start=1)
        if not IssueRecord.objects.filter(year=YEAR, number=number).exists()
    ]
    stdout.write(f"  выпуски сборника: новых {len(fresh)} из {len(ISSUES)}")


def clear() -> None:
    """Take the issues away, which nothing but this can do, and the sample imprint."""
    with thawed():
        records = list(IssueRecord.objects.filter(is_generated=True))
        retract(records, reason=REASON)
        for model, column in (
            (PublicationFact, "printed_in"),
            (IssueErratum, "issue"),
            (StatedGap, "issue"),
            (IssueItem, "issue"),
        ):
            model._default_manager.filter(**{f"{column}__in": records}).delete()
        for record in records:
            page = record.page
            record.pdf.delete(save=False)
            record.delete()
            page.live = False
            page.delete()
    series = CollectionsIndexPage.objects.first()
    for name, value in IMPRINT.items() if series else ():
        if getattr(series, name) == value:
            setattr(series, name, "")
    if series:
        series.save()


def _acts() -> Iterator[bytes]:
    """Yield invented acts of this year that nobody has printed: those of another city that is a year behind."""
    for act in generate(200, seed=SEED):
        if not act["adopted_on"].startswith(SOURCE_YEAR) or not act["is_normative"] or act["relations"]:
            continue
        told = json.dumps(act, ensure_ascii=False).replace(SOURCE_YEAR, str(YEAR))
        line: dict[str, Any] = json.loads(told)
        for name in ("published_on", "publication_name", "publication_issue", "repealed_on"):
            line.pop(name, None)
        if "in_force_on" in line:
            line["in_force_on"] = date(YEAR + 1, 1, 1).isoformat()
        if date.fromisoformat(line["adopted_on"]) <= LAST_DAY:
            yield json.dumps(line, ensure_ascii=False).encode()


def _release(
    series: CollectionsIndexPage, number: int, since: date, until: date, issued_on: date, signed_at: datetime
) -> IssueRecord:
    page = CollectionIssue(live=False)
    through = (
        IssueRecord.objects.order_by("-through_number").values_list("through_number", flat=True).first() or 0
    ) + 1
    page.numbers = IssueNumbers(YEAR, number, through)
    series.refresh_from_db()
    series.add_child(instance=page)
    record: IssueRecord = page.record
    record.is_generated = True
    record.issued_on, record.signed_at, record.print_run = issued_on, timezone.make_aware(signed_at), 50
    record.save()
    editing.add_acts(record, waiting(since, until).filter(is_generated=True))
    editing.put_in_order(record)
    editing.state_gaps(record, {}, GAP)
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    record.refresh_from_db()
    if not record.is_released:
        raise RuntimeError(record.failure)
    if number == 1:
        publication.add_erratum(record, IssueErratum(noted_on=issued_on, text=ERRATUM), by=None)
    return record
