from correspondence.models.consents import ConsentText
from correspondence.models.contacts import Contact

__all__ = ["ConsentText", "Contact"]
