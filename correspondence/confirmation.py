"""Confirming an address: nothing but the confirming link goes to an address before its owner pressed the button (D186).

The answer to a resident is the same for any address, known or new: every act of writing confirms anew (D187).
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from correspondence import outbox
from correspondence.addresses import confirmation_link
from correspondence.models import Contact
from correspondence.secret_links import digest, new_token
from correspondence.signals import contact_confirmed

LETTER = "correspondence/letters/confirmation.txt"


def ask(contact: Contact) -> None:
    """Send the confirming letter. Call it once, in the transaction that wrote the contact down.

    A contact without an address is left alone, so that callers need not look.
    """
    if not contact.has_email:
        return
    token = new_token()
    contact.confirmation_digest = digest(token)
    contact.confirm_until = timezone.now() + settings.CONFIRMATION_TERM
    contact.save(update_fields=["confirmation_digest", "confirm_until"])
    context = {"link": confirmation_link(token), "confirm_until": contact.confirm_until}
    outbox.write(contact, LETTER, context, before_confirmation=True)


def find(token: str) -> Contact | None:
    """Return the contact a confirming link leads to: one that may be confirmed, or was. Changes nothing."""
    contact = Contact.objects.filter(confirmation_digest=digest(token)).first()
    if contact is None or (contact.confirmed_at is None and not _is_open(contact)):
        return None
    return contact


def confirm(token: str) -> Contact | None:
    """Confirm the address and let the waiting letters go; None when the link is unknown or its term is over.

    Pressing again does nothing more.
    """
    with transaction.atomic():
        contact = Contact.objects.select_for_update().filter(confirmation_digest=digest(token)).first()
        if contact is None or contact.confirmed_at is not None:
            return contact
        if not _is_open(contact):
            return None
        contact.confirmed_at = timezone.now()
        contact.save(update_fields=["confirmed_at"])
        outbox.release(contact)
        contact_confirmed.send(Contact, contact=contact)
    return contact


def _is_open(contact: Contact) -> bool:
    return contact.erased_at is None and contact.confirm_until is not None and timezone.now() < contact.confirm_until
