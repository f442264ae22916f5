"""How well clauses are matched, by kind of edit, by band of change, by confidence; and how fast.

    python -m bench.matching [TEXTS]

Texts of real articles are edited at random by `tests/factories/edits.py`, which shares no code with the matcher.
"""

import resource
import sys
import time
from collections import defaultdict

from documents.text.comparison import compare
from documents.text.matching import Pair, match
from tests.factories.edits import edited_text
from tests.factories.truths import Truth

MOST_MISTAKES = 40
LARGE = 2000


def main(texts: int) -> None:
    outcomes: defaultdict[str, list[bool]] = defaultdict(list)
    bands: defaultdict[int, list[bool]] = defaultdict(list)
    calibration: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    mistakes: list[str] = []
    for seed in range(texts):
        edited = edited_text(seed, share=(0.05, 0.2, 0.45)[seed % 3])
        pairs = match(edited.old, edited.new)
        found = {(pair.old, pair.new): pair for pair in pairs}
        true_links = {link for truth in edited.truths for link in truth.links}
        for link, pair in found.items():
            calibration[min(9, int(pair.confidence * 10))].append((pair.confidence, link in true_links))
        for truth in edited.truths:
            is_right = all(link in found and found[link].relation == truth.relation for link in truth.links)
            outcomes[truth.edit].append(is_right)
            if truth.edit == "reword":
                bands[truth.band].append(is_right)
            if not is_right:
                mistakes.append(f"text {seed}: {_mistake(truth, pairs)}")
    _print_outcomes(outcomes, bands)
    _print_calibration(calibration)
    print(f"\n{len(mistakes)} mistakes" + "".join(f"\n  {line}" for line in mistakes[:MOST_MISTAKES]))
    _print_speed()


def _mistake(truth: Truth, pairs: list[Pair]) -> str:
    olds = {old for old, _ in truth.links if old is not None}
    news = {new for _, new in truth.links if new is not None}
    found = [
        f"{pair.old}→{pair.new} {pair.relation} {pair.confidence}"
        for pair in pairs
        if pair.old in olds or pair.new in news
    ]
    true = ", ".join(f"{old}→{new}" for old, new in sorted(truth.links, key=str))
    return f"{truth.edit}, {truth.relation} {true}; found {', '.join(found)}"


def _print_outcomes(outcomes: dict[str, list[bool]], bands: dict[int, list[bool]]) -> None:
    print(f"{'edit':<16}{'right':>8}{'of':>8}{'share':>10}")
    for edit, rows in sorted(outcomes.items()):
        print(f"{edit:<16}{sum(rows):>8}{len(rows):>8}{sum(rows) / len(rows):>10.2%}")
    print("\nreworded, by percent of words changed")
    for band, rows in sorted(bands.items()):
        print(f"{f'{band}–{band + 10}':<16}{sum(rows):>8}{len(rows):>8}{sum(rows) / len(rows):>10.2%}")


def _print_calibration(calibration: dict[int, list[tuple[float, bool]]]) -> None:
    print(f"\n{'confidence':<16}{'mean':>8}{'true':>8}{'pairs':>8}")
    for step, rows in sorted(calibration.items()):
        mean = sum(confidence for confidence, _ in rows) / len(rows)
        true = sum(is_true for _, is_true in rows) / len(rows)
        print(f"{f'{step / 10:.1f}–{step / 10 + 0.1:.1f}':<16}{mean:>8.3f}{true:>8.3f}{len(rows):>8}")


def _print_speed() -> None:
    edited = edited_text(1, articles=150, share=0.3)
    old, new = edited.old[:LARGE], edited.new[:LARGE]
    started = time.perf_counter()
    pairs = match(old, new)
    matched = time.perf_counter()
    compare(old, new, pairs)
    compared = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{len(old)} × {len(new)} clauses, {memory:.0f} MB at most")
    print(f"matched in {matched - started:.2f} s, compared in {compared - matched:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
