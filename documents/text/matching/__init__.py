"""Matching: how the clauses of an old edition went into a new one. Pure functions over plain values."""

from documents.text.matching.inheritance import Inheritance, keys
from documents.text.matching.matching import match
from documents.text.matching.pairs import Pair, Relation

__all__ = ["Inheritance", "Pair", "Relation", "keys", "match"]
