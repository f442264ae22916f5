"""Every measurement of one city that grows: 1,000 acts, 10,000, and as many as asked for.

    python -m bench [--acts N]          default 10,000; DATABASE_URL chooses the engine

Prints both sides of each ratio from this one run. `make bench N=100000` takes about half an hour for each engine.
"""

from argparse import ArgumentParser
from typing import Any

from bench import act_page, api_list, import_acts, publish, search_speed
from bench.city import engine, fill, own_megabytes, temporary_city

FEW = 1000
SOME = 10_000


def main() -> None:
    parser = ArgumentParser(description="Every measurement of one city that grows.")
    parser.add_argument("--acts", type=int, default=SOME)
    count: int = max(parser.parse_args().acts, FEW)
    with temporary_city():
        grow(0, FEW)
        paths = act_page.paths()
        page, publishing = act_page.reading(paths), publish.publishing("few")
        present = FEW
        if count > SOME:
            present = grow(present, SOME)
            measure(present)
        present = grow(present, count)
        act_page.report(page, act_page.reading(paths), present)
        publish.report(publishing, publish.publishing("many"), present)
        measure(present)
        import_acts.measure(present)


def grow(present: int, count: int) -> int:
    """Import until `count` acts are there, and say what it cost."""
    if count <= present:
        return present
    memory: list[float] = []
    report: Any = fill(count - present, seed=count, progress=lambda _: memory.append(own_megabytes()))
    print(
        f"\n{engine()}, import from {present} to {count} acts: {report.acts_per_second:.0f} acts/s,"
        f" writing {report.writing:.0f} s, indexing {report.indexing:.0f} s,"
        f" memory at most {max(memory):.0f} MB",
        flush=True,
    )
    return count


def measure(count: int) -> None:
    api_list.measure(count)
    print(f"{engine()}, search, {count} acts", flush=True)
    search_speed.measure()


if __name__ == "__main__":
    main()
