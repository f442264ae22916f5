"""The one place that writes `NewsRecord`: a page shown, hidden, moved or changed ends here."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from core.visibility import hiding_reason, public_path, restricted_paths, settle
from news.models import NewsPage, NewsRecord


@transaction.atomic
def reconcile(pages: QuerySet[Any], *, content_changed: bool) -> None:
    """Bring the records of `pages` in line with the pages: what they say, where they stand, whether they are public."""
    restricted = restricted_paths()
    hidden_because: dict[int, str] = {}
    changed: set[int] = set()
    records: list[NewsRecord] = []
    for page in pages.select_related("record"):
        reason = hiding_reason(page, restricted)
        record = getattr(page, "record", None)
        if record is None:
            if reason:
                continue  # what was never public leaves no trace
            record = NewsRecord(page=page)
        elif content_changed or record.path != public_path(page):
            changed.add(record.pk)
        if not reason:
            project(page, record)
            record.save()
        hidden_because[record.pk] = reason
        records.append(record)
    settle(records, hidden_because=lambda record: hidden_because[record.pk], changed=changed)


def project(page: NewsPage, record: NewsRecord) -> None:
    """Copy to the record what lists, feeds, search and the API show of the page."""
    record.title = page.title
    record.lead = page.lead
    record.text = plain_text(page)
    record.posted_on = page.posted_on
    record.rubric = page.rubric
    record.picture = page.picture
    record.picture_alt = "" if page.picture_is_decorative else page.picture_alt
    record.path = public_path(page)


def plain_text(page: NewsPage) -> str:
    """The words of the body without markup, a block a line."""
    words = (block.block.get_searchable_content(block.value) for block in page.body)
    return "\n".join(" ".join(str(part).split()) for parts in words for part in parts)
