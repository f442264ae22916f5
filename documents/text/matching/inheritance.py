"""Who inherits which key when the clauses of an edition went into the next one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.text.matching.pairs import Pair


@dataclass(frozen=True, slots=True)
class Inheritance:
    """Keys of the new edition and how the old keys go on."""

    keys: tuple[str, ...]
    """By index of the new clause."""
    origins: dict[str, str]
    """New key → the key of the clause it was split from."""
    successors: dict[str, str]
    """Old key that stands no more → the key it leads to, of the clause it was merged into."""
    ended: frozenset[str]
    """Old keys whose clauses were removed."""


def keys(old_keys: Sequence[str], pairs: Sequence[Pair], make_key: Callable[[], str]) -> Inheritance:
    """Hand the keys of the old clauses on.

    Of a split the piece with most of the old words keeps the key, the others get new keys that name their origin;
    of a merger the largest keeps its own and the others lead to it. `make_key` gives a key never given before.
    """
    by_new: dict[int, str] = {}
    for pair in pairs:
        if pair.keeps_key and pair.old is not None and pair.new is not None:
            by_new[pair.new] = old_keys[pair.old]
    count = 1 + max((pair.new for pair in pairs if pair.new is not None), default=-1)
    given = tuple(by_new[new] if new in by_new else make_key() for new in range(count))
    kept = set(by_new.values())
    origins: dict[str, str] = {}
    successors: dict[str, str] = {}
    for pair in pairs:
        if pair.old is None or pair.new is None or pair.keeps_key:
            continue
        if pair.new not in by_new:
            origins[given[pair.new]] = old_keys[pair.old]
        if old_keys[pair.old] not in kept:
            successors[old_keys[pair.old]] = given[pair.new]
    return Inheritance(given, origins, successors, frozenset(old_keys) - kept - successors.keys())
