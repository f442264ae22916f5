"""What one search page costs: 20 best, the count, a facet, the marks; beside the raw ranked query of the same table.

    python bench/search_speed.py [ACTS]

Fills a temporary city with invented acts on the engine of DATABASE_URL. The raw query is what the engine alone would
do: all matches ranked by its own function, the best 20. It counts nothing, marks nothing, knows no titles. Then the
growth: words with about 400 and about 4,000 matches (or the nearest there are).
"""

import sys
from argparse import ArgumentParser
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.city import engine, fill, milliseconds, temporary_city

TIMES = 7
RAW = {
    "sqlite": "SELECT rowid FROM search_passage_text WHERE search_passage_text MATCH %s ORDER BY rank LIMIT 20",
    "postgresql": "SELECT id FROM search_passage, CAST(%s AS tsquery) AS asked WHERE lemma_vector @@ asked"
    " ORDER BY ts_rank(lemma_vector, asked, 1) DESC LIMIT 20",
}
FIRST_LINE = (__doc__ or "").splitlines()[0]


def main() -> None:
    parser = ArgumentParser(description=FIRST_LINE)
    parser.add_argument("acts", nargs="?", type=int, default=2000)
    options = parser.parse_args()
    with temporary_city():
        report = fill(options.acts, seed=1)
        print(f"{engine()}: {options.acts} acts, indexing {report.indexing:.1f} s of {report.writing:.1f} s")
        measure()


def measure() -> None:
    from search.models import CorpusStatistic, WordStatistic

    total = CorpusStatistic.objects.get()
    print(f"{total.entries} entries, {total.passages} passages, {total.passage_words} words")
    words = WordStatistic.objects.filter(lemma__regex=r"^[а-я]{4,}$").order_by("-entries")
    common = list(words.values_list("lemma", flat=True)[:6])
    middle = list(words.filter(entries__lte=total.entries // 10).values_list("lemma", flat=True)[:6])
    rare = list(words.order_by("entries").values_list("lemma", flat=True)[:6])
    classes = {
        "common": common,
        "middle": middle,
        "rare": rare,
        "two common": [f"{one} {other}" for one, other in pairwise(common)],
        "four words": [" ".join([*common[:1], *middle[start : start + 2], *rare[:1]]) for start in range(4)],
    }
    print(f"{'words':<11} {'found':>7} {'page, ms':>9} {'raw, ms':>9} {'ratio':>6}")
    for name, queries in classes.items():
        show(name, queries)
    few, many = (nearest(words, hits) for hits in (400, 4000))
    print(f"growth: {few[1]} to {many[1]} entries: time × {page_time([many[0]]) / page_time([few[0]]):.1f}")


def show(name: str, queries: list[str]) -> None:
    from django.db import connection

    from search.engines import database_engine
    from search.engines.postgresql import written as tsquery
    from search.engines.sqlite import written as fts
    from search.finding import find
    from search.reading import any_of, read

    ranked_query = RAW[engine()]
    written = fts if engine() == "sqlite" else tsquery

    def raw(turn: int) -> None:
        question = read(queries[turn % len(queries)])
        assert question is not None
        with database_engine().planning(), connection.cursor() as cursor:
            cursor.execute(ranked_query, [written(any_of(question.words))])
            cursor.fetchall()

    ours, theirs = page_time(queries), milliseconds(raw, TIMES)
    found = find(queries[0]).total
    print(f"{name:<11} {found:>7} {ours:>9.1f} {theirs:>9.1f} {ours / theirs:>6.2f}")


def page_time(queries: list[str]) -> float:
    from search.finding import find

    def page(turn: int) -> None:
        find(queries[turn % len(queries)], limit=20, facets=("kind",))

    return milliseconds(page, TIMES)


def nearest(words: object, hits: int) -> tuple[str, int]:
    """Return the word whose number of entries is nearest to `hits`, and that number."""
    rows = list(words.values_list("lemma", "entries"))  # type: ignore[attr-defined]
    return min(rows, key=lambda row: abs(row[1] - hits))


if __name__ == "__main__":
    main()
