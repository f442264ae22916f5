"""Import of acts beside adding them one by one: the same engine, like acts, the same number present; memory at N, 10 N.

    python -m bench.import_acts [N]          default 1,000; DATABASE_URL chooses the engine

Three ways of bringing acts in, all from lines already read into memory, all with clauses:

* `import_acts`: pages, editions, clauses, publication facts, relations, register, journal; public at the end.
* the ordinary path of one act: the same result as ours but for relations. `add_child`, edition, clauses, publication
  fact, `publish_edition`. Without the import an act would have to go this way.
* bare `add_child`: page, edition and clauses as Wagtail's documentation shows; the page's register row, nothing public.
  Half of the result: what the tree alone costs.

Search is left out of all three: nobody listens to publishing, and the search backend does not follow saves. None
recomputes title norms, as the stock backend does: ours has none. Wagtail's index of references is kept by all three:
the import writes it along, of the other two Wagtail's worker does, whose part is done at once here. Seconds of the
processor stand beside those of the clock because other work on the machine spoils the latter; on PostgreSQL they are
those of Python alone.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any

from bench.city import ROOT, engine, fill, lines, own_megabytes, temporary_city

ONE_BY_ONE = 40
TARGET = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """Acts in a second of the clock and of the processor."""

    wall: float
    processor: float

    @classmethod
    def of(cls, count: int, work: Callable[[], object]) -> "Pace":
        started, computed = perf_counter(), process_time()
        work()
        return cls(count / (perf_counter() - started), count / (process_time() - computed))

    def __str__(self) -> str:
        return f"{self.wall:8.1f} acts/s {self.processor:8.1f} acts per second of the processor"


def main(count: int) -> None:
    with temporary_city():
        first = fill(count, seed=1)
        measure(count)
        print(f"  filling with {count}: writing {first.writing:.1f} s, indexing {first.indexing:.1f} s")
    small, large = _peak_megabytes(count), _peak_megabytes(10 * count)
    print(f"  peak memory      {small:.0f} MB at {count}, {large:.0f} MB at {10 * count}: ratio {large / small:.2f}")


def measure(count: int) -> None:
    """Print the three paces with `count` acts present."""
    more = max(min(count, 10_000) // 2, 500)
    with _nobody_listening():
        ours = Pace.of(more, _importing(more))
        bare = Pace.of(ONE_BY_ONE, _adding(seed=13, publish=False))
        ordinary = Pace.of(ONE_BY_ONE, _adding(seed=14, publish=True))
    print(f"{engine()}, {count} acts present, indexing left out")
    print(f"  import_acts      {ours}")
    for name, stock in (("ordinary path", ordinary), ("bare add_child", bare)):
        ratios = f"ratio {ours.wall / stock.wall:.1f}, of the processor {ours.processor / stock.processor:.1f}"
        print(f"  {name:<16} {stock}: {ratios} (target ≥ {TARGET})", flush=True)


@contextmanager
def _nobody_listening() -> Iterator[None]:
    """Leave search out: whoever follows publishing hears nothing, and saves of pages are not followed.

    What Wagtail leaves to a worker is done at once.
    """
    from django.conf import settings
    from django_tasks import task_backends
    from django_tasks.backends.immediate import ImmediateBackend

    from core.signals import published, withdrawn

    task_backends["default"] = ImmediateBackend("default", {})
    settings.WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
    kept = [(signal, signal.receivers) for signal in (published, withdrawn)]
    for signal, _ in kept:
        signal.receivers = []
    try:
        yield
    finally:
        for signal, receivers in kept:
            signal.receivers = receivers


def _importing(count: int) -> Callable[[], object]:
    """Return the import of more acts, of one year like the batches of a great file."""
    from documents.importing import import_lines

    invented = list(lines(count, seed=12, of=10 * count))
    return lambda: import_lines(invented)


def _adding(*, seed: int, publish: bool) -> Callable[[], None]:
    """Return the adding of acts one by one to folders that are there."""
    from documents.folders import folder_for
    from documents.importing import parse_line
    from documents.importing.pages import acts_index
    from documents.importing.registers import Registers

    registers = Registers()
    acts = [parse_line(line) for line in lines(ONE_BY_ONE, seed=seed, of=10 * ONE_BY_ONE)]
    folders: dict[Any, Any] = {}
    for act in acts:
        shelf = act.adopted_on.year, act.kind
        folders[shelf] = folders.get(shelf) or folder_for(acts_index(), act.adopted_on.year, registers.kind(act.kind))
    return lambda: _add(acts, folders, registers, slug=f"stock-{seed}", publish=publish)


def _add(acts: Sequence[Any], folders: dict[Any, Any], registers: Any, *, slug: str, publish: bool) -> None:
    from django.db import transaction

    from documents.editions import write_clauses
    from documents.importing.editions import cut_line, new_edition
    from documents.importing.requisites import requisites
    from documents.models import LegalAct, PublicationFact
    from documents.publication import publish_edition

    for number, act in enumerate(acts):
        with transaction.atomic():
            page = LegalAct(**requisites(act, registers), slug=f"{slug}-{number}", live=True)
            folder = folders[act.adopted_on.year, act.kind]
            folder.refresh_from_db()
            folder.add_child(instance=page)
            edition = new_edition(act, page.pk, number=1, dated_on=act.adopted_on)
            edition.save()
            write_clauses(edition, cut_line(act).clauses)
            if publish and act.published_on:
                method = PublicationFact.Method.OTHER
                PublicationFact.objects.create(act=page.record, method=method, published_on=act.published_on)
            if publish:
                publish_edition(edition, by=None)


def _peak_megabytes(count: int) -> float:
    """Return the peak memory of a process of its own that imports `count` acts into a city of its own."""
    command = [sys.executable, "-m", "bench.import_acts", "--memory", str(count)]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return float(json.loads(answer.splitlines()[-1])["megabytes"])


def _report_memory(count: int) -> None:
    after_batches: list[float] = []
    with temporary_city():
        fill(count, seed=1, progress=lambda _: after_batches.append(own_megabytes()))
    print(json.dumps({"megabytes": max(after_batches)}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        _report_memory(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
