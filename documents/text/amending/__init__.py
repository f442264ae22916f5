"""What an act does to others by its own words: «внести изменения в …», «признать утратившим силу …», «отменить …»,
«приостановить …»: clauses in, deeds out. A proposal for a person to judge: what is not said plainly is left out.

What an act approves («утвердить прилагаемый Порядок») is an annex of its own; an act cited there is the one amended or
followed, so nothing is read from it.
"""

from documents.text.amending.deeds import find_deeds
from documents.text.amending.model import Amending, Change, Deed, Effect, Touch

__all__ = ["Amending", "Change", "Deed", "Effect", "Touch", "find_deeds"]
