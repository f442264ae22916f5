"""The command that fills the demonstration city, and takes it away again."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from core.management.commands import load_demo


class Room:
    """What a room's `demo.py` offers, writing down when it is called."""

    def __init__(self, name: str, called: list[str]) -> None:
        self.name, self.called = name, called

    def load(self, stdout: Any) -> None:
        self.called.append(f"load {self.name}")

    def clear(self) -> None:
        self.called.append(f"clear {self.name}")


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    called: list[str] = []
    rooms = [(name, Room(name, called)) for name in ("structure", "documents", "news")]
    monkeypatch.setattr(load_demo, "demonstrations", lambda: rooms)
    return called


def run(*arguments: str) -> str:
    output = StringIO()
    call_command("load_demo", *arguments, stdout=output)
    return output.getvalue()


def test_rooms_are_filled_from_the_lowest_up_and_each_is_told(called: list[str]) -> None:
    said = run()
    assert called == ["load structure", "load documents", "load news"]
    assert said.index("structure: готово") < said.index("documents: готово") < said.index("news: готово")
    assert "Всего" in said


def test_they_are_emptied_from_the_highest_down(called: list[str]) -> None:
    run("--clear")
    assert called == ["clear news", "clear documents", "clear structure"]


def test_a_room_stands_on_what_is_filled_before_it() -> None:
    order = [room for room, _ in load_demo.demonstrations()]
    assert order.index("structure") < order.index("documents")
    assert order.index("structure") < order.index("news")
    assert {"home", "news", "documents", "structure", "dialogue"} <= set(order)
