"""What search itself says."""

from django.dispatch import Signal

index_changed = Signal()
"""Sent after the commit with `entries`: the numbers of entries that were written or removed."""
