"""Fill the site with the demonstration city, or take it away again."""

from argparse import ArgumentParser
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter
from typing import Any, Protocol

from django.apps import apps
from django.core.management.base import BaseCommand, OutputWrapper


class Demonstration(Protocol):
    """What a room's `demo.py` offers. Both functions may be called again and again."""

    ORDER: int
    """Rooms are filled from the lowest number up and emptied from the highest down."""

    def load(self, stdout: OutputWrapper) -> None: ...

    def clear(self) -> None: ...


def demonstrations() -> list[tuple[str, Demonstration]]:
    """Every room that has a `demo.py`, in the order of filling."""
    rooms = [config.name for config in apps.get_app_configs() if find_spec(f"{config.name}.demo")]
    modules: list[tuple[str, Any]] = [(room, import_module(f"{room}.demo")) for room in rooms]
    return sorted(modules, key=lambda named: (named[1].ORDER, named[0]))


class Command(BaseCommand):
    help = "Наполняет сайт демонстрационным городом. Повторный запуск ничего не удваивает."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--clear", action="store_true", help="убрать демонстрационное наполнение")

    def handle(self, *args: Any, **options: Any) -> None:
        rooms = demonstrations()
        started = perf_counter()
        for room, demonstration in reversed(rooms) if options["clear"] else rooms:
            room_started = perf_counter()
            self.stdout.write(f"{room}…")
            if options["clear"]:
                demonstration.clear()
            else:
                demonstration.load(self.stdout)
            self.stdout.write(f"{room}: готово за {perf_counter() - room_started:.1f} с")
        self.stdout.write(self.style.SUCCESS(f"Всего {perf_counter() - started:.1f} с"))
