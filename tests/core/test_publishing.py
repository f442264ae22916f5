"""Publishing and withdrawing records: state, journal and signals always move together."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from core import journal
from core.models import ChangeEntry
from core.publishing import announce, retract
from core.signals import published, withdrawn
from structure.models import Body, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> list[Unit]:
    body = Body.objects.create(slug="administratsiya", name="Администрация города")
    return [Unit.objects.create(slug=f"otdel-{n}", name=f"Отдел {n}", body=body) for n in range(3)]


@pytest.fixture
def heard() -> Iterator[list[tuple[str, list[str]]]]:
    """What listeners were told: the signal's name and the slugs of the units it spoke of."""
    events: list[tuple[str, list[str]]] = []

    def hear_published(records: list[Unit], **_: Any) -> None:
        events.append(("published", [unit.slug for unit in records]))

    def hear_withdrawn(records: list[Unit], **_: Any) -> None:
        events.append(("withdrawn", [unit.slug for unit in records]))

    published.connect(hear_published, sender=Unit)
    withdrawn.connect(hear_withdrawn, sender=Unit)
    yield events
    published.disconnect(hear_published, sender=Unit)
    withdrawn.disconnect(hear_withdrawn, sender=Unit)


def entries() -> list[tuple[int, str, str]]:
    return list(ChangeEntry.objects.values_list("seq", "operation", "reason"))


def test_announcing_makes_records_public_writes_the_journal_and_tells_listeners(
    units: list[Unit], heard: list[tuple[str, list[str]]]
) -> None:
    announce(units)

    assert set(Unit.objects.public()) == set(units)
    assert [(op, reason) for _, op, reason in entries()] == [("upsert", "")] * 3
    assert heard == [("published", ["otdel-0", "otdel-1", "otdel-2"])]
    assert all(unit.published_at == unit.modified_at for unit in Unit.objects.all())


def test_the_first_publication_is_remembered_when_a_record_changes(units: list[Unit]) -> None:
    announce(units[:1])
    first = Unit.objects.get(pk=units[0].pk)
    announce([first])

    again = Unit.objects.get(pk=first.pk)
    assert again.published_at == units[0].published_at
    assert again.modified_at > again.published_at


def test_a_withdrawn_record_leaves_the_public_set_with_its_reason(
    units: list[Unit], heard: list[tuple[str, list[str]]]
) -> None:
    announce(units)
    retract(units[:1], reason="Подразделение упразднено")

    withdrawn_unit = Unit.objects.get(pk=units[0].pk)
    assert withdrawn_unit not in Unit.objects.public()
    assert withdrawn_unit.is_withdrawn
    assert withdrawn_unit.withdrawal_reason == "Подразделение упразднено"
    assert entries()[-1][1:] == ("delete", "Подразделение упразднено")
    assert heard[-1] == ("withdrawn", ["otdel-0"])


def test_withdrawing_what_is_not_public_changes_nothing(units: list[Unit]) -> None:
    retract(units, reason="Ошибка")
    assert entries() == []
    assert not any(unit.withdrawn_at for unit in Unit.objects.all())


def test_a_record_published_again_is_no_longer_withdrawn(units: list[Unit]) -> None:
    announce(units[:1])
    retract(units[:1], reason="Ошибка")
    announce(units[:1])

    unit = Unit.objects.public().get()
    assert not unit.is_withdrawn
    assert unit.withdrawal_reason == ""
    assert [op for _, op, _ in entries()] == ["upsert", "delete", "upsert"]


def test_announcing_nothing_writes_nothing() -> None:
    announce([])
    assert entries() == []


def test_the_sequence_has_no_gaps_and_resumes_after_the_number_seen(units: list[Unit]) -> None:
    announce(units)
    seen = entries()[1][0]
    retract(units, reason="Ошибка")

    numbers = [seq for seq, _, _ in entries()]
    assert numbers == list(range(numbers[0], numbers[0] + 6))
    assert [entry.seq for entry in journal.changes_since(seen)] == numbers[2:]


def test_a_failed_listener_leaves_no_trace(units: list[Unit]) -> None:
    def fail(**_: Any) -> None:
        raise RuntimeError

    published.connect(fail, sender=Unit)
    try:
        with pytest.raises(RuntimeError):
            announce(units)
    finally:
        published.disconnect(fail, sender=Unit)

    assert not Unit.objects.public().exists()
    assert entries() == []


@pytest.mark.django_db(transaction=True)
def test_the_journal_refuses_to_be_written_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        journal.write(resource="units", record_ids=[], operation=ChangeEntry.Operation.UPSERT, at=timezone.now())
