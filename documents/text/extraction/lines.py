"""A paragraph while it is being read."""

from dataclasses import dataclass, field

from documents.text.document import Block, Run


@dataclass(slots=True)
class Line:
    """What a paragraph holds: its runs, and the blocks that stand in frames before and after its words."""

    runs: list[Run] = field(default_factory=list)
    before: list[Block] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not any(run.footnote or run.text.strip() for run in self.runs)

    @property
    def framed(self) -> list[Block]:
        """Where the next frame goes: one drawn at the start of a paragraph stands before its words."""
        return self.before if self.is_blank else self.after
