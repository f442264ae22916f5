"""Import of acts beside `add_child`: the same engine, the same acts, the same number present; memory at N and 10 N.

    python -m bench.import_acts [N]          default 1,000; DATABASE_URL chooses the engine

Both sides write page, edition, clauses and register row. Indexing is left out of both and told apart: the search
backend does not follow saves, and the time of listeners is taken off. Neither side recomputes title norms, as the
stock backend does: ours has none.
"""

import json
import resource
import subprocess
import sys
from time import perf_counter
from typing import Any

from bench.city import ROOT, engine, fill, lines, temporary_city

STOCK_ACTS = 30


def main(count: int) -> None:
    with temporary_city():
        first = fill(count, seed=1)
        measure(count)
        print(f"  filling with {count}: writing {first.writing:.1f} s, indexing {first.indexing:.1f} s")
    small, large = _peak_megabytes(count), _peak_megabytes(10 * count)
    print(f"  peak memory      {small:.0f} MB at {count}, {large:.0f} MB at {10 * count}: ratio {large / small:.2f}")


def measure(count: int) -> None:
    """Print both speeds with `count` acts present."""
    ours = _our_report(max(min(count, 10_000) // 2, 500))
    stock = _stock_acts_per_second()
    print(f"{engine()}, {count} acts present")
    print(f"  import_acts      {ours.acts_per_second:8.0f} acts/s without indexing")
    print(f"  add_child        {stock:8.1f} acts/s without indexing")
    print(f"  ratio            {ours.acts_per_second / stock:8.1f}   (target ≥ 20)", flush=True)


def _our_report(count: int) -> Any:
    """Import more acts, of one year like the batches of a great file; they are invented before the clock runs."""
    from documents.importing import import_lines

    return import_lines(list(lines(count, seed=12, of=10 * count)))


def _stock_acts_per_second() -> float:
    """Add acts one by one the way Wagtail's documentation shows."""
    from django.conf import settings
    from django.db import transaction

    from core.signals import published
    from documents.editions import clause_rows
    from documents.folders import folder_for
    from documents.importing import parse_line
    from documents.importing.editions import cut_line, new_edition
    from documents.importing.pages import acts_index
    from documents.importing.registers import Registers
    from documents.importing.requisites import requisites
    from documents.models import Clause, LegalAct

    settings.WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False
    registers = Registers()
    acts = [parse_line(line) for line in lines(STOCK_ACTS, seed=13, of=10 * STOCK_ACTS)]
    folders: dict[Any, Any] = {}
    for act in acts:
        shelf = act.adopted_on.year, act.kind
        folders[shelf] = folders.get(shelf) or folder_for(acts_index(), act.adopted_on.year, registers.kind(act.kind))
    started, listened = perf_counter(), published.seconds
    for number, act in enumerate(acts):
        with transaction.atomic():
            page = LegalAct(**requisites(act, registers), slug=f"stock-{number}", live=True)
            folder = folders[act.adopted_on.year, act.kind]
            folder.refresh_from_db()
            folder.add_child(instance=page)
            edition = new_edition(act, page.pk, number=1, dated_on=act.adopted_on)
            edition.save()
            Clause.objects.bulk_create(clause_rows(edition, cut_line(act).clauses))
    return STOCK_ACTS / (perf_counter() - started - (published.seconds - listened))


def _peak_megabytes(count: int) -> float:
    """Return the peak memory of a process of its own that imports `count` acts into a city of its own."""
    command = [sys.executable, "-m", "bench.import_acts", "--memory", str(count)]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return float(json.loads(answer.splitlines()[-1])["megabytes"])


def _report_memory(count: int) -> None:
    with temporary_city():
        fill(count, seed=1)
    print(json.dumps({"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        _report_memory(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
