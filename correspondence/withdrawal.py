"""Taking a consent back, from the page a letter leads to (D191)."""

from django.db import transaction
from django.utils import timezone

from correspondence import consents
from correspondence.consents import Purpose
from correspondence.erasing import erase
from correspondence.models import ConsentGiven, Contact


def withdraw(contact: Contact, purpose: str) -> None:
    """End one consent at the resident's wish, with what stood on it.

    Without the consent to processing the address and the name are erased at once, for which the law allows a month;
    what was written stays, without an author.
    """
    if purpose == Purpose.PROCESSING:
        erase(contact, ConsentGiven.End.WITHDRAWN)
        return
    with transaction.atomic():
        if purpose == Purpose.NEWS:
            contact.subscriptions.holding().update(ended_at=timezone.now())
        consents.end(contact, ConsentGiven.End.WITHDRAWN, [purpose])
