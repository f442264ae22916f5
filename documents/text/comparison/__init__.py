"""Comparing two editions by clause and by word. Pure functions over plain values."""

from documents.text.comparison.comparison import ClauseChange, Comparison, compare
from documents.text.comparison.outline import as_outline
from documents.text.comparison.segments import Segment, Segments, compare_words
from documents.text.comparison.tables import ComparedCell, ComparedRow, compare_tables

__all__ = [
    "ClauseChange",
    "ComparedCell",
    "ComparedRow",
    "Comparison",
    "Segment",
    "Segments",
    "as_outline",
    "compare",
    "compare_tables",
    "compare_words",
]
