"""The text engine: files in, structured clauses out. Pure functions over plain data, no Django."""

from documents.text.model import Clause, Doubt, Kind, Text
from documents.text.structure import cut

__all__ = ["Clause", "Doubt", "Kind", "Text", "cut"]
