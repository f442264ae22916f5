"""Publishing one act with 1,000 acts present and with N: what an editor waits for must not grow with the city.

python -m bench.publish [N]          default 10,000; DATABASE_URL chooses the engine
"""

import sys
from datetime import date

from bench.city import engine, fill, milliseconds, temporary_city

FEW = 1000
TIMES = 15


def main(count: int) -> None:
    with temporary_city():
        fill(FEW, seed=1)
        before = publishing("few")
        fill(count - FEW, seed=2)
        report(before, publishing("many"), count)


def report(few: float, many: float, count: int) -> None:
    print(f"{engine()}, publishing one act, indexing included")
    print(f"  {FEW:>7} acts present  {few:8.1f} ms")
    print(f"  {count:>7} acts present  {many:8.1f} ms")
    print(f"  ratio                 {many / few:8.2f}   (target ≤ 1.3)", flush=True)


def publishing(stage: str) -> float:
    from tests.factories.documents import make_edition, make_page

    drafts = [make_edition(make_page(f"{number}-{stage}", adopted_on=date(2020, 3, 12))) for number in range(TIMES + 3)]
    from documents.publication import publish_edition

    return milliseconds(lambda turn: publish_edition(drafts[turn], by=None), TIMES)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
