"""Known-item search over the 792 real texts: is the text that a query was made from found, and how high?

    python bench/search_quality.py [--queries N] [--kinds inflected,short,verbatim,body]

Runs on the database and the engine of the environment (DATABASE_URL, SEARCH_URL), which must hold the texts:
`manage.py import_acts documents/data/acts.jsonl.gz`. Prints found@10 and the mean reciprocal rank by kind.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from statistics import mean
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests/files/known_item_queries.jsonl"
DEPTH = 10


def main() -> None:
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--queries", type=int, default=0, help="only the first N of each kind")
    parser.add_argument("--kinds", default="inflected,short,verbatim,body")
    options = parser.parse_args()

    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()

    from documents.models import ActRecord
    from search.engines import engine_for
    from search.finding import find
    from search.scope import EVERYTHING_PUBLIC

    public_ids = {
        external: str(public) for external, public in ActRecord.objects.values_list("external_id", "public_id")
    }
    by_kind: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        by_kind[query["kind"]].append(query)

    find("прогрев словаря")
    print(f"engine: {engine_for(EVERYTHING_PUBLIC).name}, {len(public_ids)} acts")
    print(f"{'kind':<10} {'queries':>7} {'found@10':>9} {'MRR':>7} {'ms':>6}")
    for kind in options.kinds.split(","):
        queries = by_kind[kind][: options.queries or None]
        ranks, started = [], perf_counter()
        for query in queries:
            wanted = {public_ids[external] for external in query["relevant"]}  # type: ignore[attr-defined]
            hits = [str(hit.public_id) for hit in find(str(query["query"]), limit=DEPTH).hits]
            ranks.append(next((1 / place for place, hit in enumerate(hits, 1) if hit in wanted), 0.0))
        milliseconds = (perf_counter() - started) * 1000 / len(queries)
        found = mean(rank > 0 for rank in ranks)
        print(f"{kind:<10} {len(queries):>7} {found:>9.3f} {mean(ranks):>7.3f} {milliseconds:>6.1f}")


if __name__ == "__main__":
    main()
