"""Which edition of an act or a draft a reader asks for: the current one, one by its number, or one by a day (D53)."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import timezone

from documents.models import ActRecord, DraftRecord, Edition
from documents.validity import bring_up, is_settled, valid_on


def choose_edition(record: ActRecord | DraftRecord, asked: Mapping[str, str]) -> tuple[Edition | None, list[Edition]]:
    """Return the edition to show and all published ones, newest first; the current one of an act follows the clock.

    `asked` may hold `edition`, a number, or `on`, a day as 2026-05-01. The edition is None where there is none such.
    """
    number, day = asked.get("edition", ""), asked.get("on", "")
    current = record.current_edition
    if not number and not day and (current is None or current.number == 1) and is_settled(current):
        return current, []  # none before it, none after it: the usual act costs no statement here
    editions = published_editions(record)
    if isinstance(record, ActRecord):
        bring_up(record, editions)
    if number:
        return next((edition for edition in editions if str(edition.number) == number), None), editions
    if day:
        return edition_on(record, editions, day), editions
    return record.current_edition, editions


def hidden_edition(record: ActRecord | DraftRecord, asked: Mapping[str, str]) -> Edition | None:
    """Return the edition asked for by number or day when it was public and is no more."""
    gone = Edition.objects.filter(page=record.page_id, published_at__isnull=False, is_public=False).order_by("-number")
    if number := asked.get("edition", ""):
        return next((edition for edition in gone if str(edition.number) == number), None)
    return edition_on(record, list(gone), asked["on"]) if asked.get("on") else None


def published_editions(record: ActRecord | DraftRecord) -> list[Edition]:
    """Return what anybody may read, newest first."""
    return list(Edition.objects.public().filter(page=record.page_id).order_by("-number"))


def edition_on(record: ActRecord | DraftRecord, editions: list[Edition], day: str) -> Edition | None:
    """Return the edition of an act that was valid on a day, or that of a draft which stood on the site then."""
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        return None
    if isinstance(record, ActRecord):
        return valid_on(editions, asked)
    return next((each for each in editions if timezone.localdate(each.published_at) <= asked), None)


def previous_of(edition: Edition | None, editions: Sequence[Edition]) -> Edition | None:
    """Return the edition before, among the published ones."""
    if edition is None:
        return None
    return next((each for each in editions if each.number < edition.number), None)
