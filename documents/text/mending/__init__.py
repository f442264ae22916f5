"""Mending what the engine took a text for: kinds, numbers, levels, borders of clauses. No word is touched.

A mend names a clause of the text as it is and gives a new text. Whoever keeps the mends in a row can take the last
one back by making all but it again.
"""

from documents.text.mending.deeds import RETYPED, TAKES_NUMBER
from documents.text.mending.mending import mend, splitting_places
from documents.text.mending.model import Mend, Mended, MendError

__all__ = ["RETYPED", "TAKES_NUMBER", "Mend", "MendError", "Mended", "mend", "splitting_places"]
