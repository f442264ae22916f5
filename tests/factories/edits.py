"""Seeded edits of real texts with known truth. Shares no code with the matcher: what it says was done, was done.

A document is put together from articles of one code, as articles with parts or as a regulation with dotted points.
Every clause takes part in at most one edit of its words; numbers may change on top of that.
"""

import copy
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from documents.text import Clause, Kind, cut

ACTS = Path(__file__).parents[2] / "documents" / "data" / "acts.jsonl.gz"
LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
EDITS = ("insert", "delete", "move", "split", "merge", "reword", "cosmetic", "repeal")


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


@dataclass(frozen=True)
class Truth:
    """The fate of a clause as the generator made it."""

    edit: str
    band: int
    links: frozenset[tuple[int | None, int | None]]
    relation: str


@dataclass(frozen=True)
class EditedText:
    old: list[Clause]
    new: list[Clause]
    truths: list[Truth]


@lru_cache
def _articles() -> dict[str, list[tuple[str, list[str]]]]:
    by_code: dict[str, list[tuple[str, list[str]]]] = {}
    with gzip.open(ACTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            act = json.loads(line)
            by_code.setdefault(act["rubric"], []).append((act["title"], act["paragraphs"]))
    return by_code


def edited_text(seed: int, *, articles: int = 25, share: float = 0.2, edits: tuple[str, ...] = EDITS) -> EditedText:
    """Return a text and what became of it after `share` of its clauses were edited.

    Each seed gives another text, another mixture and another way of numbering.
    """
    return _Editor(seed, articles, share, edits).run()


class _Editor:
    def __init__(self, seed: int, articles: int, share: float, edits: tuple[str, ...]) -> None:
        self.random = random.Random(seed)
        self.share = share
        self.edits = edits
        codes = sorted(_articles())
        self.code = self.random.choice(codes)
        self.foreign = self.random.choice([code for code in codes if code != self.code])
        self.is_regulation = self.random.random() < 0.4
        self.strangers = self._strangers()
        self.root = Node(Kind.SECTION, None, "", "", self._document(articles))
        self.removed: list[tuple[str, int]] = []

    def run(self) -> EditedText:
        old, _ = _flatten(self.root)
        for index, node in enumerate(_walk(self.root)):
            node.origins = (index,)
        self.before = copy.deepcopy(self.root)
        touched: set[int] = set()
        nodes = list(_walk(self.root))
        self.random.shuffle(nodes)
        for node in nodes[: int(len(nodes) * self.share)]:
            if id(node) not in touched and any(one is node for one in _walk(self.root)):
                touched.update(self._edit(node, touched))
        new, placed = _flatten(self.root)
        return EditedText(old, new, _truths(old, new, placed, self.removed))

    # --- The document ---------------------------------------------------------------------------------------

    def _document(self, count: int) -> list[Node]:
        articles = _articles()[self.code]
        first = self.random.randrange(max(1, len(articles) - count))
        nodes = []
        for place, (title, paragraphs) in enumerate(articles[first : first + count], 1):
            kind = Kind.SECTION if self.is_regulation else Kind.ARTICLE
            node = Node(kind, str(place), title, "", _tree(paragraphs))
            if self.is_regulation:
                for child in node.children:
                    if child.kind is Kind.PART:
                        child.kind, child.number = Kind.POINT, f"{place}.{child.number}"
            nodes.append(node)
        return nodes

    def _strangers(self) -> list[str]:
        return [
            clause.text
            for _, paragraphs in self.random.sample(_articles()[self.foreign], 30)
            for clause in cut(paragraphs, within_article=True).clauses
            if len(clause.text.split()) >= 6 and not clause.text.startswith("(")
        ]

    # --- Edits ----------------------------------------------------------------------------------------------

    def _edit(self, node: Node, touched: set[int]) -> set[int]:
        return getattr(self, f"_{self.random.choice(self.edits)}")(node, touched) or set()  # type: ignore[no-any-return]

    def _insert(self, node: Node, touched: set[int]) -> set[int]:
        above, place = self._place(node)
        words = self.random.choice(self.strangers)
        fresh = Node(
            node.kind, node.number, words if node.heading else "", "" if node.heading else words, edit="insert"
        )
        above.children.insert(place + 1, fresh)
        if node.number is None:
            return {id(fresh)}
        if self.random.random() < 0.75:
            self._renumber(above, place + 1, +1)
        else:
            fresh.number = f"{node.number}.1" if self.random.random() < 0.5 else f"{node.number}¹"
        return {id(fresh)}

    def _delete(self, node: Node, touched: set[int]) -> set[int]:
        if any(id(below) in touched for below in _walk(node)) or len(list(_walk(node))) > 12 or id(node) in touched:
            return set()
        above, place = self._place(node)
        for gone in (node, *_walk(node)):
            self.removed += [("delete", origin) for origin in gone.origins]
        if node.number is not None and self.random.random() < 0.75:
            self._renumber(above, place + 1, -1)
        del above.children[place]
        return set()

    def _move(self, node: Node, touched: set[int]) -> set[int]:
        hosts = [
            host
            for host in _walk(self.root)
            if any(child.kind is node.kind for child in host.children)
            and all(child is not node for child in host.children)
            and host not in list(_walk(node))
        ]
        if not hosts or len(node.text.split()) < 5 or node.heading or _is_noted(node):
            return set()
        above, place = self._place(node)
        host = self.random.choice(hosts)
        places = [place for place, child in enumerate(host.children) if child.kind is node.kind]
        target = self.random.choice(places)
        if node.number is not None:
            self._renumber(above, place + 1, -1)
        del above.children[place]
        number = host.children[target].number
        host.children.insert(target + 1, node)
        if node.number is not None and number is not None:
            node.number = number
            self._renumber(host, target + 1, +1)
        node.edit = "move"
        return {id(below) for below in (node, *_walk(node))} | {id(host)}

    def _split(self, node: Node, touched: set[int]) -> set[int]:
        words = node.text.split(" ")
        if len(words) < 14 or node.heading or node.children or _is_noted(node):
            return set()
        ends = [
            i + 1 for i, word in enumerate(words) if word.endswith((".", ";", ",")) and 5 <= i + 1 <= len(words) - 5
        ]
        cut_at = self.random.choice(ends or [len(words) // 2])
        above, place = self._place(node)
        rest = Node(node.kind, node.number, "", " ".join(words[cut_at:]), origins=node.origins, edit="split")
        node.text, node.edit = " ".join(words[:cut_at]), "split"
        above.children.insert(place + 1, rest)
        if node.number is not None:
            self._renumber(above, place + 1, +1)
        return {id(node), id(rest)}

    def _merge(self, node: Node, touched: set[int]) -> set[int]:
        above, place = self._place(node)
        if place + 1 >= len(above.children):
            return set()
        following = above.children[place + 1]
        are_leaves = not (node.children or following.children or node.heading or following.heading)
        if not are_leaves or id(following) in touched or following.kind is not node.kind:
            return set()
        if len(node.text.split()) < 5 or len(following.text.split()) < 5 or _is_noted(node) or _is_noted(following):
            return set()
        node.text += " " + following.text
        node.origins += following.origins
        node.edit = "merge"
        if following.number is not None:
            self._renumber(above, place + 2, -1)
        del above.children[place + 1]
        return {id(node)}

    def _reword(self, node: Node, touched: set[int]) -> set[int]:
        words = node.text.split()
        if len(words) < 8 or _is_noted(node):
            return set()
        share = self.random.uniform(0.1, 0.6)
        for place in self.random.sample(range(len(words)), round(len(words) * share)):
            other = self.random.choice(self.random.choice(self.strangers).split())
            words[place] = self.random.choice([other, other, other, "", f"{words[place]} {other}"])
        node.text = " ".join(word for word in words if word)
        node.edit, node.band, node.is_reworded = "reword", int(share * 10) * 10, True
        return {id(node)}

    def _cosmetic(self, node: Node, touched: set[int]) -> set[int]:
        if not node.text:
            return set()
        for change in self.random.sample(_COSMETIC, 3):
            node.text = change(node.text)
        node.edit = "cosmetic"
        return {id(node)}

    def _repeal(self, node: Node, touched: set[int]) -> set[int]:
        if node.children or not node.text or node.number is None or _is_noted(node):
            return set()
        label = {Kind.PART: "часть", Kind.SUBPOINT: "подпункт"}.get(node.kind, "пункт")
        node.text = self.random.choice(
            ["утратил силу", "Утратил силу.", f"({label} утратил силу - постановление от 12.03.2026 № 145-п)"]
        )
        node.edit, node.is_reworded = "repeal", True
        return {id(node)}

    # --- Numbers --------------------------------------------------------------------------------------------

    def _place(self, node: Node) -> tuple[Node, int]:
        for above in (self.root, *_walk(self.root)):
            for place, child in enumerate(above.children):
                if child is node:
                    return above, place
        raise LookupError(node)

    def _renumber(self, above: Node, first: int, step: int) -> None:
        kind = above.children[first].kind if first < len(above.children) else None
        for child in above.children[first:]:
            if child.number is None or child.kind is not kind:
                break
            before, child.number = child.number, _shifted(child.number, step)
            for below in child.children:
                if below.kind is Kind.POINT and below.number and below.number.startswith(f"{before}."):
                    below.number = child.number + below.number[len(before) :]


_COSMETIC = (
    lambda text: text.replace("е", "ё", 1),
    lambda text: text.replace(" - ", " — "),
    lambda text: text.replace(", ", " , "),
    lambda text: text + " (в ред. постановления от 12.03.2026 № 145-п)",
    lambda text: text.replace("«", '"').replace("»", '"'),
    lambda text: text.rstrip(".;") + ";",
    lambda text: text.replace(" ", "\u00a0", 2),
    lambda text: text[:1].upper() + text[1:],
)


def _is_noted(node: Node) -> bool:
    """Editorial notes and stubs of the real texts: where they end and what a cut leaves of them is no fair question."""
    return bool(re.search(r"\([^()]*(?:[Фф]едеральн|[Зз]акон)[^()]*", node.text)) or "утратил" in node.text


def _tree(paragraphs: list[str]) -> list[Node]:
    nodes: list[Node] = []
    roots: list[Node] = []
    for clause in cut(paragraphs, within_article=True).clauses:
        node = Node(clause.kind, clause.number, clause.heading, clause.text)
        nodes.append(node)
        (roots if clause.parent is None else nodes[clause.parent].children).append(node)
    return roots


def _walk(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _walk(child)


def _shifted(number: str, step: int) -> str:
    head, last = re.fullmatch(r"(.*?)(\d+|[а-яё])?", number).groups()  # type: ignore[union-attr]
    if last is None:
        return number
    if last.isdigit():
        return f"{head}{int(last) + step}"
    return head + LETTERS[(LETTERS.find(last) + step) % len(LETTERS)]


def _flatten(root: Node) -> tuple[list[Clause], list[Node]]:
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


def _truths(old: list[Clause], new: list[Clause], placed: list[Node], removed: list[tuple[str, int]]) -> list[Truth]:
    going: dict[int, list[int]] = {}
    for index, node in enumerate(placed):
        for origin in node.origins:
            going.setdefault(origin, []).append(index)
    truths = [Truth(edit, 0, frozenset({(origin, None)}), "removed") for edit, origin in removed]
    for index, node in enumerate(placed):
        if not node.origins:
            truths.append(Truth("insert", 0, frozenset({(None, index)}), "added"))
        elif len(node.origins) > 1:
            truths.append(Truth("merge", 0, frozenset((origin, index) for origin in node.origins), "merged"))
        elif len(going[node.origins[0]]) > 1:
            links = frozenset((node.origins[0], piece) for piece in going[node.origins[0]])
            if index == min(going[node.origins[0]]):
                truths.append(Truth("split", 0, links, "split"))
        else:
            origin = node.origins[0]
            relation = _relation(old[origin], new[index], node, going)
            edit = node.edit or ("renumbered" if relation == "renumbered" else "unchanged")
            truths.append(Truth(edit, node.band, frozenset({(origin, index)}), relation))
    return truths


def _relation(old: Clause, new: Clause, node: Node, going: dict[int, list[int]]) -> str:
    is_same_parent = (
        new.parent is None if old.parent is None else new.parent is not None and new.parent in going.get(old.parent, [])
    )
    if not is_same_parent:
        return "moved"
    if old.number != new.number:
        return "renumbered"
    return "reworded" if node.is_reworded else "same"
