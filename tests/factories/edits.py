"""Seeded edits of real texts with known truth. Shares no code with the matcher: what it says was done, was done.

A document is put together from articles of one code, as articles with parts or as a regulation with dotted points.
Every clause takes part in at most one edit of its words; numbers may change on top of that.
"""

import random
import re
from dataclasses import dataclass

from documents.text import Clause, Kind, cut
from tests.factories.trees import Node, articles_by_code, flatten, tree, walk
from tests.factories.truths import Truth, truths

LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
EDITS = ("insert", "delete", "move", "split", "merge", "reword", "cosmetic", "repeal")


@dataclass(frozen=True)
class EditedText:
    old: list[Clause]
    new: list[Clause]
    truths: list[Truth]


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
        codes = sorted(articles_by_code())
        self.code = self.random.choice(codes)
        self.foreign = self.random.choice([code for code in codes if code != self.code])
        self.is_regulation = self.random.random() < 0.4
        self.strangers = self._strangers()
        self.root = Node(Kind.SECTION, None, "", "", self._document(articles))
        self.removed: list[tuple[str, int]] = []
        self.gone: set[int] = set()
        """Identities of nodes that stand in the text no more; `nodes` keeps them alive, so that none is used twice."""

    def run(self) -> EditedText:
        old, _ = flatten(self.root)
        for index, node in enumerate(walk(self.root)):
            node.origins = (index,)
        touched: set[int] = set()
        nodes = list(walk(self.root))
        self.random.shuffle(nodes)
        for node in nodes[: int(len(nodes) * self.share)]:
            if id(node) not in touched and id(node) not in self.gone:
                touched.update(self._edit(node, touched))
        new, placed = flatten(self.root)
        return EditedText(old, new, truths(old, new, placed, self.removed))

    # --- The document ---------------------------------------------------------------------------------------

    def _document(self, count: int) -> list[Node]:
        articles = articles_by_code()[self.code]
        first = self.random.randrange(max(1, len(articles) - count))
        nodes = []
        for place, (title, paragraphs) in enumerate(articles[first : first + count], 1):
            kind = Kind.SECTION if self.is_regulation else Kind.ARTICLE
            node = Node(kind, str(place), title, "", tree(paragraphs))
            if self.is_regulation:
                for child in node.children:
                    if child.kind is Kind.PART:
                        child.kind, child.number = Kind.POINT, f"{place}.{child.number}"
            nodes.append(node)
        return nodes

    def _strangers(self) -> list[str]:
        return [
            clause.text
            for _, paragraphs in self.random.sample(articles_by_code()[self.foreign], 30)
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
        if any(id(below) in touched for below in walk(node)) or len(list(walk(node))) > 12 or id(node) in touched:
            return set()
        above, place = self._place(node)
        for gone in (node, *walk(node)):
            self.gone.add(id(gone))
            self.removed += [("delete", origin) for origin in gone.origins]
        if node.number is not None and self.random.random() < 0.75:
            self._renumber(above, place + 1, -1)
        del above.children[place]
        return set()

    def _move(self, node: Node, touched: set[int]) -> set[int]:
        below_it = {id(below) for below in walk(node)}
        hosts = [
            host
            for host in walk(self.root)
            if any(child.kind is node.kind for child in host.children)
            and all(child is not node for child in host.children)
            and id(host) not in below_it
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
        return {id(below) for below in (node, *walk(node))} | {id(host)}

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
        self.gone.add(id(following))
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
        for above in (self.root, *walk(self.root)):
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


def _shifted(number: str, step: int) -> str:
    head, last = re.fullmatch(r"(.*?)(\d+|[а-яё])?", number).groups()  # type: ignore[union-attr]
    if last is None:
        return number
    if last.isdigit():
        return f"{head}{int(last) + step}"
    return head + LETTERS[(LETTERS.find(last) + step) % len(LETTERS)]
