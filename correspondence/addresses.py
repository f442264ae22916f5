"""Whole addresses for letters. Those about a contact are signed, not stored: they say who without a login (D84)."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from correspondence.models import Contact, Subscription

_CONTACT = signing.Signer(sep=".", salt="correspondence.contact")
_SUBSCRIPTION = signing.Signer(sep=".", salt="correspondence.subscription")


def absolute(path: str) -> str:
    """Put the site's public address before `path`: letters are written without a request."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def confirmation_link(token: str) -> str:
    return absolute(reverse("confirm-address", args=[token]))


def own_data_link(contact: Contact) -> str:
    """Where the receiver of a letter sees what the city keeps of him and takes consents back (D83, D191)."""
    return absolute(reverse("own-data", args=[_CONTACT.sign(contact.public_id.hex)]))


def unsubscribe_link(subscription: Subscription) -> str:
    return absolute(reverse("unsubscribe", args=[_SUBSCRIPTION.sign(subscription.public_id.hex)]))


def contact_of(signed: str) -> Contact | None:
    """Return the contact whose letter held this link; None for anything else, and after erasing."""
    public_id = _open(_CONTACT, signed)
    return Contact.objects.filter(public_id=public_id, erased_at__isnull=True).first() if public_id else None


def subscription_of(signed: str) -> Subscription | None:
    public_id = _open(_SUBSCRIPTION, signed)
    if not public_id:
        return None
    return Subscription.objects.filter(public_id=public_id).select_related("contact").first()


def _open(signer: signing.Signer, signed: str) -> str:
    try:
        return signer.unsign(signed)
    except signing.BadSignature:
        return ""
