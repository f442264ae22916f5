"""Erasing an address and a name: at the resident's wish, at the end of a term, at an official's decision."""

from django.db import transaction
from django.utils import timezone

from correspondence import consents
from correspondence.models import ConsentGiven, Contact, Erasure, Letter
from correspondence.signals import contact_erased

RULES = {
    ConsentGiven.End.WITHDRAWN: "адреса и имена: согласие отозвано",
    ConsentGiven.End.TERM: "адреса и имена: истёк срок хранения",
    ConsentGiven.End.UNCONFIRMED: "адреса почты: не подтверждены вовремя",
    ConsentGiven.End.REQUEST: "адреса и имена: по обращению жителя",
}


def erase(contact: Contact, reason: ConsentGiven.End, *, journalled: bool = True) -> bool:
    """Erase address and name; end consents and subscriptions; drop the letters that wait. Say whether there was any.

    What the resident wrote is not ours to touch: rooms above hear `contact_erased`. The journal gets a line unless
    the caller, erasing many, writes one for all.
    """
    with transaction.atomic():
        contact = Contact.objects.select_for_update().get(pk=contact.pk)
        if contact.erased_at is not None:
            return False
        _empty(contact)
        contact.name_sealed = ""
        contact.erased_at = timezone.now()
        contact.save()
        consents.end(contact, reason)
        if journalled:
            Erasure.objects.create(rule=RULES[reason], count=1)
        contact_erased.send(Contact, contact=contact)
    return True


def forget_unconfirmed(contact: Contact) -> bool:
    """Erase an address nobody confirmed in time; a name given with it stays, for it was given for another purpose.

    Returns whether anything was erased: the owner may have confirmed in the last moment.
    """
    with transaction.atomic():
        contact = Contact.objects.select_for_update().get(pk=contact.pk)
        if contact.erased_at is not None or contact.confirmed_at is not None:
            return False
        if not contact.has_name:
            return erase(contact, ConsentGiven.End.UNCONFIRMED, journalled=False)
        _empty(contact)
        contact.save()
        consents.end(contact, ConsentGiven.End.UNCONFIRMED, [consents.Purpose.NEWS])
    return True


def _empty(contact: Contact) -> None:
    """Take the address out of `contact` and everything that only an address serves."""
    contact.email_sealed = contact.email_hash = ""
    contact.confirmation_digest = contact.confirm_until = None
    contact.subscriptions.holding().update(ended_at=timezone.now())
    contact.letters.filter(state__in=[Letter.State.WAITING, Letter.State.QUEUED, Letter.State.GIVEN_UP]).update(
        state=Letter.State.DROPPED, content_sealed="", next_try_at=None, finished_at=timezone.now()
    )
