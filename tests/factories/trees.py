"""Real texts as trees that can be edited: articles of the codes, cut into clauses, and back."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from documents.text import Clause, Kind, cut

ACTS = Path(__file__).parents[2] / "documents" / "data" / "acts.jsonl.gz"


@dataclass
class Node:
    kind: Kind
    number: str | None
    heading: str
    text: str
    children: list["Node"] = field(default_factory=list)
    origins: tuple[int, ...] = ()
    """Indexes of the old clauses whose words it holds."""
    edit: str = ""
    band: int = 0
    """Percent of the words that were changed, rounded down to tens."""
    is_reworded: bool = False


@lru_cache
def articles_by_code() -> dict[str, list[tuple[str, list[str]]]]:
    by_code: dict[str, list[tuple[str, list[str]]]] = {}
    with gzip.open(ACTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            act = json.loads(line)
            by_code.setdefault(act["rubric"], []).append((act["title"], act["paragraphs"]))
    return by_code


def tree(paragraphs: list[str]) -> list[Node]:
    nodes: list[Node] = []
    roots: list[Node] = []
    for clause in cut(paragraphs, within_article=True).clauses:
        node = Node(clause.kind, clause.number, clause.heading, clause.text)
        nodes.append(node)
        (roots if clause.parent is None else nodes[clause.parent].children).append(node)
    return roots


def walk(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from walk(child)


def flatten(root: Node) -> tuple[list[Clause], list[Node]]:
    clauses: list[Clause] = []
    placed: list[Node] = []

    def add(node: Node, level: int, parent: int | None) -> None:
        index = len(clauses)
        address = f"{node.kind}-{index}"
        clauses.append(Clause(node.kind, node.number, address, node.heading, node.text, "", level, parent))
        placed.append(node)
        for child in node.children:
            add(child, level + 1, index)

    for node in root.children:
        add(node, 0, None)
    return clauses, placed
