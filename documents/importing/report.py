"""What an import did, for the person who started it."""

from dataclasses import dataclass, field
from time import perf_counter


@dataclass(frozen=True, slots=True)
class BadLine:
    number: int
    reason: str


@dataclass(slots=True)
class Report:
    """Counts of one run. `indexing` are the seconds listeners of publishing took, search among them."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    bad: list[BadLine] = field(default_factory=list)
    indexing: float = 0.0
    started: float = field(default_factory=perf_counter)

    @property
    def read(self) -> int:
        return self.created + self.changed + self.unchanged + len(self.bad)

    @property
    def seconds(self) -> float:
        return perf_counter() - self.started

    @property
    def writing(self) -> float:
        """Seconds without indexing."""
        return max(self.seconds - self.indexing, 1e-9)

    @property
    def acts_per_second(self) -> float:
        """Acts read, compared and written in a second, indexing apart."""
        return (self.created + self.changed + self.unchanged) / self.writing
