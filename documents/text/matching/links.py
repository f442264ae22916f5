"""What is known so far: which old clause went on as which new one, and which clauses are pieces of others."""

from dataclasses import dataclass, field

from documents.text.matching.side import Side


@dataclass
class Links:
    """`forward` and `back` say the same from both sides: one old clause, one new clause.

    `split` and `merged` hold the clauses beyond that: new pieces of an old clause, old parts of a new one.
    """

    old: Side
    new: Side
    forward: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    split: dict[int, int] = field(default_factory=dict)
    """New piece → the old clause it was split from."""
    merged: dict[int, int] = field(default_factory=dict)
    """Old part → the new clause it went into."""
    gone: set[int] = field(default_factory=set)
    """Old clauses an editor called removed."""
    fresh: set[int] = field(default_factory=set)
    """New clauses an editor called added."""

    def link(self, old: int, new: int) -> None:
        self.forward[old] = new
        self.back[new] = old

    def swapped(self) -> "Links":
        """Return a view on the same knowledge with old and new changing places: a merger is a split read backwards."""
        return Links(
            self.new, self.old, self.back, self.forward, self.merged, self.split, gone=self.fresh, fresh=self.gone
        )

    def is_free_old(self, old: int) -> bool:
        return old not in self.forward and old not in self.merged and old not in self.gone

    def is_free_new(self, new: int) -> bool:
        return new not in self.back and new not in self.split and new not in self.fresh

    def free_old(self) -> list[int]:
        return [index for index in range(len(self.old)) if self.is_free_old(index)]

    def free_new(self) -> list[int]:
        return [index for index in range(len(self.new)) if self.is_free_new(index)]

    def continued_by(self, old: int) -> int | None:
        return self.forward.get(old, self.merged.get(old))

    def continues(self, new: int) -> int | None:
        return self.back.get(new, self.split.get(new))

    def are_one(self, old: int | None, new: int | None) -> bool:
        """Is `new` the old clause or a piece of it? The root, None, is one with the root alone."""
        if old is None or new is None:
            return old is new
        return self.forward.get(old) == new or self.split.get(new) == old or self.merged.get(old) == new
