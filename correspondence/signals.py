"""What rooms above may want to hear. Each carries `contact`; none carries an address or a name."""

from django.dispatch import Signal

contact_confirmed = Signal()
"""The owner of the address confirmed it: what waited for that may happen."""

contact_erased = Signal()
"""Address and name are gone; what hung on them stays."""

consent_ended = Signal()
"""A consent was withdrawn or ran out. Also carries `purpose`, the code of its wording: it may be the shown name."""
