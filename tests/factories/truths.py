"""What became of each clause, as the generator of edits knows it."""

from dataclasses import dataclass

from documents.text import Clause
from tests.factories.trees import Node


@dataclass(frozen=True)
class Truth:
    """The fate of a clause as the generator made it."""

    edit: str
    band: int
    links: frozenset[tuple[int | None, int | None]]
    relation: str


def truths(old: list[Clause], new: list[Clause], placed: list[Node], removed: list[tuple[str, int]]) -> list[Truth]:
    going: dict[int, list[int]] = {}
    for index, node in enumerate(placed):
        for origin in node.origins:
            going.setdefault(origin, []).append(index)
    found = [Truth(edit, 0, frozenset({(origin, None)}), "removed") for edit, origin in removed]
    for index, node in enumerate(placed):
        if not node.origins:
            found.append(Truth("insert", 0, frozenset({(None, index)}), "added"))
        elif len(node.origins) > 1:
            found.append(Truth("merge", 0, frozenset((origin, index) for origin in node.origins), "merged"))
        elif len(going[node.origins[0]]) > 1:
            links = frozenset((node.origins[0], piece) for piece in going[node.origins[0]])
            if index == min(going[node.origins[0]]):
                found.append(Truth("split", 0, links, "split"))
        else:
            origin = node.origins[0]
            relation = _relation(old[origin], new[index], node, going)
            edit = node.edit or ("renumbered" if relation == "renumbered" else "unchanged")
            found.append(Truth(edit, node.band, frozenset({(origin, index)}), relation))
    return found


def _relation(old: Clause, new: Clause, node: Node, going: dict[int, list[int]]) -> str:
    is_same_parent = (
        new.parent is None if old.parent is None else new.parent is not None and new.parent in going.get(old.parent, [])
    )
    if not is_same_parent:
        return "moved"
    if old.number != new.number:
        return "renumbered"
    return "reworded" if node.is_reworded else "same"
