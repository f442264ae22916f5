from correspondence.models.arrivals import Arrival, TraceKey
from correspondence.models.consents import ConsentText
from correspondence.models.consents_given import ConsentGiven
from correspondence.models.contacts import Contact
from correspondence.models.journals import Erasure, Look
from correspondence.models.letters import Letter
from correspondence.models.subscriptions import Subscription

__all__ = [
    "Arrival",
    "ConsentGiven",
    "ConsentText",
    "Contact",
    "Erasure",
    "Letter",
    "Look",
    "Subscription",
    "TraceKey",
]
