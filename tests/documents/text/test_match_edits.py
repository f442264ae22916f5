"""Real texts edited at random by a generator that shares no code with the matcher. `bench/matching.py` prints more."""

from collections import defaultdict

import pytest

from documents.text.matching import match
from tests.factories.edits import edited_text

LEAST = {
    "unchanged": 0.99, "renumbered": 0.99, "cosmetic": 0.98, "reword": 0.95, "insert": 0.95, "delete": 0.90,
    "move": 0.90, "split": 0.90, "merge": 0.90, "repeal": 0.85,
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes() -> dict[str, list[bool]]:
    """For every kind of edit, whether each clause was matched with the right one and told the right relation."""
    outcomes: defaultdict[str, list[bool]] = defaultdict(list)
    for seed in range(100, 118):
        edited = edited_text(seed, share=(0.05, 0.2, 0.45)[seed % 3])
        found = {(pair.old, pair.new): pair.relation for pair in match(edited.old, edited.new)}
        for truth in edited.truths:
            outcomes[truth.edit].append(all(found.get(link) == truth.relation for link in truth.links))
    return outcomes


@pytest.mark.parametrize("edit", LEAST)
def test_edited_clauses_are_found_again(edit: str, outcomes: dict[str, list[bool]]) -> None:
    assert len(outcomes[edit]) >= 25
    assert sum(outcomes[edit]) / len(outcomes[edit]) >= LEAST[edit]


def test_a_sure_pair_is_seldom_wrong_and_doubt_is_rare() -> None:
    sure, doubtful, right = 0, 0, 0
    for seed in range(200, 206):
        edited = edited_text(seed, share=0.2)
        links = {link for truth in edited.truths for link in truth.links}
        for pair in match(edited.old, edited.new):
            if pair.confidence >= 0.9:
                sure += 1
                right += (pair.old, pair.new) in links
            else:
                doubtful += 1
    assert right / sure >= 0.99
    assert doubtful / (sure + doubtful) <= 0.03
