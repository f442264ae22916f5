"""The page of an act with 1,000 acts present and with N: the same acts, read the same way.

python -m bench.act_page [N]          default 10,000; DATABASE_URL chooses the engine
"""

import sys

from bench.city import Cost, cost, engine, fill, temporary_city

FEW = 1000
TIMES = 60


def main(count: int) -> None:
    with temporary_city():
        fill(FEW, seed=1)
        some = paths()
        before = reading(some)
        fill(count - FEW, seed=2)
        report(before, reading(some), count)


def report(few: tuple[Cost, int], many: tuple[Cost, int], count: int) -> None:
    print(f"{engine()}, page of an act")
    print(f"  {FEW:>7} acts present  {few[0]}, at most {few[1]} statements")
    print(f"  {count:>7} acts present  {many[0]}, at most {many[1]} statements   (target ≤ 12)")
    ratios = f"{many[0].clock / few[0].clock:8.2f}, of the processor {many[0].processor / few[0].processor:.2f}"
    print(f"  ratio                 {ratios}   (target ≤ 1.3)", flush=True)


def paths() -> list[str]:
    from documents.models import ActRecord

    found = ActRecord.objects.public().order_by("pk").values_list("path", flat=True)
    return list(found)[:: FEW // TIMES][: TIMES + 3]


def reading(paths: list[str]) -> tuple[Cost, int]:
    """Return what a page costs and the greatest number of statements one took."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")

    def read(turn: int) -> None:
        response = client.get(paths[turn % len(paths)])
        assert response.status_code == 200, (paths[turn % len(paths)], response.status_code)

    taken = cost(read, TIMES)
    counts = []
    for turn in range(0, len(paths), 6):
        with CaptureQueriesContext(connection) as queries:
            read(turn)
        counts.append(len(queries))
    return taken, max(counts)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
