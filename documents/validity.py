"""When an edition of an act holds, and which of them is in force (D52, D53): asked of the clock, so that midnight needs
no job.

`current_edition` in the register is the edition that was in force when anybody last looked: publication sets it, the
nightly command moves it on for search. Whoever shows it asks `bring_up` first. An edition after which no other begins
has no `valid_to`, so that the usual act costs no statement.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils import timezone

from documents.models import ActRecord, Edition


def valid_on(editions: Iterable[Edition], day: date) -> Edition | None:
    """Return the edition that is valid on a day; of several the one published last. None where there is none."""
    valid = (each for each in editions if begins_on(each) <= day and (each.valid_to is None or day <= each.valid_to))
    return max(valid, key=lambda each: each.number, default=None)


def next_after(editions: Iterable[Edition], day: date) -> Edition | None:
    """Return the edition that comes into force first after a day, if any is published already."""
    ahead = (each for each in editions if begins_on(each) > day and not _is_empty(each))
    return min(ahead, key=lambda each: (begins_on(each), -each.number), default=None)


def is_settled(edition: Edition | None) -> bool:
    """Say whether no other edition follows this one: then it is in force today, if it is the current one."""
    return edition is None or edition.valid_to is None


def bring_up(record: ActRecord, editions: Sequence[Edition] | None = None) -> bool:
    """Let `current_edition` of `record`, as it stands in memory, be the one in force today; say whether it changed.

    `editions` are the published ones where they are at hand; else one statement, and none where no other follows.
    """
    if is_settled(record.current_edition):
        return False
    if editions is None:
        editions = list(Edition.objects.public().filter(page=record.page_id))
    edition = valid_on(editions, timezone.localdate())
    if edition is None or edition.pk == record.current_edition_id:
        return False
    record.current_edition = edition
    return True


def make_room(edition: Edition, published: Sequence[Edition]) -> Edition | None:
    """Let `edition` hold until the next one that is announced already, and the one it replaces until the day before.

    Sets `valid_to` of both, saves nothing; returns the replaced one if its end moved. An edition dated back is a
    correction and replaces the one in force.
    """
    begins = begins_on(edition)
    replaced = valid_on(published, max(begins, timezone.localdate())) or max(
        (each for each in published if each.valid_to is None), key=lambda each: each.number, default=None
    )
    if replaced is not None:
        replaced.valid_to = begins - timedelta(days=1)
    following = next_after(published, max(begins, timezone.localdate()))
    edition.valid_to = begins_on(following) - timedelta(days=1) if following is not None else None
    return replaced


def begins_on(edition: Edition) -> date:
    """Return the first day of an edition; one that is not published yet begins on its date."""
    return edition.valid_from or edition.dated_on


def _is_empty(edition: Edition) -> bool:
    """Say whether another took its place before it began."""
    return edition.valid_to is not None and edition.valid_to < begins_on(edition)
