"""The two events that every room may rely on. They are sent inside the transaction that made them true.

`published` and `withdrawn` are sent with `sender` (the record model) and `records` (one or many of it).
A listener that reaches beyond the database waits for `transaction.on_commit`.
"""

from django.dispatch import Signal

published = Signal()
withdrawn = Signal()
