"""Putting an issue together: numbers, acts and their order, reasons of gaps. Only while it is in preparation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from core.visibility import public_path
from documents.issues.candidates import in_order
from documents.issues.gaps import gaps
from documents.models import ActRecord, IssueItem, IssueRecord, StatedGap
from documents.publication import PublicationError
from documents.validity import bring_up

AT_WORK = {
    IssueRecord.State.RELEASING: "Выпуск сейчас печатается: дождитесь конца.",
    IssueRecord.State.RELEASED: "Выпуск вышел и больше не меняется. Ошибку отметьте в списке опечаток.",
}
_RELATED = ("act__kind", "act__issuing_body", "act__page", "act__current_edition")


def listed(record: IssueRecord) -> list[IssueItem]:
    """Return the acts of an issue in their order, with all that checks and press ask of them.

    One statement, and one more for each act whose text another one follows.
    """
    items = list(record.items.select_related(*_RELATED).order_by("position", "pk"))
    for item in items:
        bring_up(item.act)
    return items


@contextmanager
def in_preparation(record: IssueRecord) -> Iterator[IssueRecord]:
    """Lock the issue and give it; refuse when it is not in preparation any more."""
    with transaction.atomic():
        locked = IssueRecord.objects.select_for_update(of=("self",)).select_related("page").get(pk=record.pk)
        if not locked.is_draft:
            raise PublicationError(AT_WORK[IssueRecord.State(locked.state)])
        yield locked


def set_numbers(record: IssueRecord, values: Mapping[str, Any]) -> None:
    """Set numbers, dates and print run; title and address of the page follow."""
    with in_preparation(record) as locked:
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save(update_fields=list(values))
        page = locked.page
        page.record = locked
        page.save()
        locked.path = public_path(page)
        locked.save(update_fields=["path"])


def add_acts(record: IssueRecord, acts: Iterable[ActRecord]) -> int:
    """Append the acts that are not in it yet; return how many."""
    with in_preparation(record) as locked:
        items = listed(locked)
        present = {item.act_id for item in items}
        fresh = [act for act in acts if act.pk not in present]
        IssueItem.objects.bulk_create(
            IssueItem(issue=locked, act=act, position=position)
            for position, act in enumerate(fresh, start=len(items) + 1)
        )
        _number_again(listed(locked))
    return len(fresh)


def remove_act(record: IssueRecord, item_id: int) -> None:
    with in_preparation(record) as locked:
        IssueItem.objects.filter(issue=locked, pk=item_id).delete()
        _number_again(listed(locked))


def move(record: IssueRecord, positions: Mapping[int, int]) -> None:
    """Order the acts by the wanted places, given by the keys of the items; an act moved to place 3 stands there."""
    with in_preparation(record) as locked:
        items = listed(locked)
        # Who moves up goes before the one whose place is taken, who moves down behind it.
        items.sort(
            key=lambda item: (
                wanted := positions.get(item.pk, item.position),
                0 if wanted < item.position else 2 if wanted > item.position else 1,
            )
        )
        _number_again(items)


def put_in_order(record: IssueRecord) -> None:
    """Order the acts by body, kind, day and number."""
    with in_preparation(record) as locked:
        items = {item.act_id: item for item in listed(locked)}
        _number_again([items[act.pk] for act in in_order(item.act for item in items.values())])


def state_gaps(record: IssueRecord, stated: Mapping[str, str], for_the_rest: str = "") -> None:
    """Keep the reasons of gaps, by the field names of the gaps; `for_the_rest` goes to those without one of their own.

    What was stated of a gap that is no more is forgotten.
    """
    with in_preparation(record) as locked:
        rows = [
            StatedGap(
                issue=locked,
                kind=gap.kind,
                issuing_body=gap.body,
                year=gap.year,
                first=gap.first,
                last=gap.last,
                reason=reason[:500],
            )
            for gap in gaps(locked, listed(locked))
            if (reason := stated.get(gap.field_name, "").strip() or for_the_rest.strip())
        ]
        StatedGap.objects.filter(issue=locked).delete()
        StatedGap.objects.bulk_create(rows)


def _number_again(items: Sequence[IssueItem]) -> None:
    for position, item in enumerate(items, start=1):
        item.position = position
    IssueItem.objects.bulk_update(items, ["position"], batch_size=200)
