"""The feed of changes: a mirror that follows it ends up with what the lists show."""

import random
from typing import Any

import pytest

from core.publishing import announce, retract
from documents.publication import restore, withdraw
from tests.factories.documents import make_act, make_body

pytestmark = pytest.mark.django_db


def test_changes_come_by_number_and_can_be_resumed(ask: Any, walk: Any) -> None:
    acts = [make_act(f"{number}-п") for number in range(3)]
    announce([acts[0]])
    everything = [entry for page in walk("changes/", limit=2) for entry in page]
    numbers = [entry["seq"] for entry in everything]
    assert numbers == sorted(set(numbers))
    rest = [entry for page in walk("changes/", since=numbers[2]) for entry in page]
    assert rest == everything[3:]
    last = ask("changes/", since=numbers[-1]).json()
    assert last == {"results": [], "next": None, "prev": None}


def test_the_root_tells_where_to_begin_to_follow(ask: Any) -> None:
    assert ask("").json()["last_seq"] == 0
    make_act("1-п")
    start = ask("").json()["last_seq"]
    assert ask("changes/", since=start).json()["results"] == []
    second = make_act("2-п")
    assert str(second.public_id) in {entry["id"] for entry in ask("changes/", since=start).json()["results"]}


def test_a_withdrawal_stays_in_the_feed_with_its_reason(ask: Any) -> None:
    act = make_act()
    withdraw(act, reason="Опубликован по ошибке.", by=None)
    entry = ask("changes/", type="acts").json()["results"][-1]
    assert (entry["op"], entry["id"], entry["reason"]) == ("delete", str(act.public_id), "Опубликован по ошибке.")
    assert ask(entry["api_url"]).status_code == 410


def test_the_feed_takes_fields_and_types(ask: Any) -> None:
    make_act()
    results = ask("changes/", type="editions", fields="seq,op").json()["results"]
    assert results
    assert all(set(entry) == {"seq", "op"} for entry in results)
    assert ask("changes/", type="news").json()["results"] == []


def mirrored(walk: Any) -> dict[str, dict[str, str]]:
    """Replay the whole feed: resource → record → when it was last changed."""
    copy: dict[str, dict[str, str]] = {}
    for page in walk("changes/", limit=3):
        for entry in page:
            records = copy.setdefault(entry["type"], {})
            if entry["op"] == "delete":
                records.pop(entry["id"], None)
            else:
                records[entry["id"]] = entry["modified_at"]
    return copy


def test_replaying_the_feed_gives_what_the_lists_show(walk: Any) -> None:
    from structure.models import Unit

    chance = random.Random(7)
    acts = [make_act(f"{number}-п") for number in range(8)]
    units = [Unit(name=f"Отдел {number}", slug=f"otdel-{number}", body=make_body()) for number in range(3)]
    for unit in units:
        unit.save()
    announce(units)
    for _ in range(25):
        act = chance.choice(acts)
        act.refresh_from_db()
        step = chance.choice(["change", "withdraw", "restore"])
        if step == "restore" and not act.is_public:
            restore(act, by=None)
        elif step == "withdraw" and act.is_public:
            withdraw(act, reason="Проверка.", by=None)
        elif act.is_public:
            announce([act])
    retract([units[0]], reason="Упразднён.")
    copy = mirrored(walk)
    for resource in ("acts", "editions", "units"):
        shown = {record["id"]: record["modified_at"] for page in walk(f"{resource}/", limit=3) for record in page}
        assert copy[resource] == shown
