"""The two events that every room may rely on. They are sent inside the transaction that made them true.

`published` and `withdrawn` are sent with `sender` (the record model) and `records` (one or many of it); `published`
also with `appeared`, those of them that were not public before.
A listener that reaches beyond the database waits for `transaction.on_commit`.
"""

from time import perf_counter
from typing import Any

from django.dispatch import Signal


class RecordSignal(Signal):
    """A signal that adds up the time its listeners take, so that an import can tell its own work from indexing."""

    seconds: float = 0.0

    def send(self, sender: Any, **named: Any) -> list[tuple[Any, Any]]:
        started = perf_counter()
        try:
            return super().send(sender, **named)
        finally:
            self.seconds += perf_counter() - started


published = RecordSignal()
withdrawn = RecordSignal()
