"""How well citations are found in sentences labelled by hand, by stratum; and how fast.

    python -m bench.citations [--mistakes]

A citation counts as right when span, kind, act, number, date and places all agree with the label. `--mistakes` shows
those of the part for tuning; the part held out is only counted.
"""

import gzip
import json
import sys
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path

from documents.text.citations import find_citations
from tests.documents.text.labels import INDEPENDENT, Reading, Score, independent_readings, readings, score

REAL_ACTS = Path(__file__).resolve().parent.parent / "documents" / "data" / "acts.jsonl.gz"


def main(*, with_mistakes: bool) -> None:
    tuned, held_out = readings(held_out=False), readings(held_out=True)
    independent = {f"reading {number}": independent_readings(number) for number in INDEPENDENT}
    by_hand = {"for tuning": tuned, **independent}
    print(f"{'stratum':<22}{'sentences':>10}{'labelled':>10}{'found':>8}{'precision':>11}{'recall':>9}")
    by_stratum: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in [*tuned, *held_out, *chain.from_iterable(independent.values())]:
        by_stratum[reading.sentence["stratum"]].append(reading)
    for name, read in {**by_stratum, **by_hand, "held out": held_out}.items():
        _print(name, len(read), score(read))
    if with_mistakes:
        for reading in chain.from_iterable(by_hand.values()):
            _print_mistakes(reading)
    _print_speed()


def _print(name: str, sentences: int, counted: Score) -> None:
    print(
        f"{name:<22}{sentences:>10}{counted.labelled:>10}{counted.found:>8}"
        f"{counted.precision:>11.1%}{counted.recall:>9.1%}"
    )


def _print_mistakes(reading: Reading) -> None:
    missing, wrong = reading.labelled - reading.found, reading.found - reading.labelled
    if missing or wrong:
        print(f"\n{reading.sentence['stratum']}: {reading.sentence['text']}")
        for sign, values in (("-", missing), ("+", wrong)):
            for value in values:
                print(f"  {sign} «{reading.sentence['text'][value[0] : value[1]]}» {value[2:]}")


def _print_speed() -> None:
    with gzip.open(REAL_ACTS, "rt", encoding="utf-8") as lines:
        paragraphs = [paragraph for line in lines for paragraph in json.loads(line)["paragraphs"]]
    began = time.perf_counter()
    found = sum(len(find_citations(paragraph)) for paragraph in paragraphs)
    seconds = time.perf_counter() - began
    million = sum(map(len, paragraphs)) / 1e6
    print(f"\n{found} citations in {million:.1f} million characters of the codes, {seconds / million:.2f} s a million")


if __name__ == "__main__":
    main(with_mistakes="--mistakes" in sys.argv[1:])
