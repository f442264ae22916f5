"""Publishing one act with 1,000 acts present and with N: what an editor waits for must not grow with the city.

python -m bench.publish [N]          default 10,000; DATABASE_URL chooses the engine
"""

import sys
from datetime import date

from bench.city import Cost, cost, engine, fill, temporary_city

FEW = 1000
TIMES = 15


def main(count: int) -> None:
    with temporary_city():
        fill(FEW, seed=1)
        before = publishing("few")
        fill(count - FEW, seed=2)
        report(before, publishing("many"), count)


def report(few: Cost, many: Cost, count: int) -> None:
    print(f"{engine()}, publishing one act, indexing included")
    print(f"  {FEW:>7} acts present  {few}")
    print(f"  {count:>7} acts present  {many}")
    ratios = f"{many.clock / few.clock:8.2f}, of the processor {many.processor / few.processor:.2f}"
    print(f"  ratio                 {ratios}   (target ≤ 1.3)", flush=True)


def publishing(stage: str) -> Cost:
    from tests.factories.documents import make_edition, make_page

    drafts = [make_edition(make_page(f"{number}-{stage}", adopted_on=date(2020, 3, 12))) for number in range(TIMES + 3)]
    from documents.publication import publish_edition

    return cost(lambda turn: publish_edition(drafts[turn], by=None), TIMES)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
