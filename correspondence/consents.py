"""Consents given and ended. One box, one purpose, one wording; nothing is ticked beforehand (D74, D76)."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from correspondence.models import ConsentGiven, ConsentText, Contact
from correspondence.sealing import SealError
from correspondence.signals import consent_ended

logger = logging.getLogger(__name__)


class Purpose(models.TextChoices):
    """What residents are asked for. The value is the code of the wordings, whose newest in force is shown."""

    PROCESSING = "obrabotka-dannyh", "обработка имени и адреса почты"
    SHOWING_NAME = "pokaz-imeni", "показ имени на сайте"
    NEWS = "novosti-proekta", "новости о проекте"


def wordings_in_force(purposes: Iterable[str] = Purpose.values) -> dict[str, ConsentText]:
    """Return the newest wording in force for each purpose that has one, in one statement.

    Where a purpose is missing its box must not be shown, nor data for it taken.
    """
    texts = ConsentText.objects.in_force().filter(slug__in=list(purposes)).order_by("version")
    return {text.slug: text for text in texts}


def give(contact: Contact, text: ConsentText, *, subject: str) -> ConsentGiven:
    """Keep that the box beside `text` was ticked in the form of `subject` ("draft:<uuid>")."""
    return ConsentGiven.objects.create(
        contact=contact, text=text, text_sha256=text.sha256, subject=subject, given_at=timezone.now()
    )


def end(contact: Contact, ended_by: ConsentGiven.End, purposes: Iterable[str] | None = None) -> None:
    """Mark the consents of `contact` as ended, all of them or those of `purposes`, and tell the rooms above."""
    holding = contact.consents.holding().select_related("text")
    if purposes is not None:
        holding = holding.filter(text__slug__in=list(purposes))
    now = timezone.now()
    for consent in holding:
        consent.ended_at, consent.ended_by = now, ended_by
        consent.save(update_fields=["ended_at", "ended_by"])
        consent_ended.send(Contact, contact=contact, purpose=consent.text.slug)


def shown_names(contact_ids: Iterable[int]) -> dict[int, str]:
    """Return the names that may stand beside remarks on the site, by contact; one statement however many (D76)."""
    allowed = Contact.objects.filter(
        pk__in=list(contact_ids),
        consents__text__slug=Purpose.SHOWING_NAME,
        consents__ended_at__isnull=True,
    ).exclude(name_sealed="")
    names = {}
    for contact in allowed:
        try:
            names[contact.pk] = contact.name
        except SealError:  # a key was taken away too early: better a page without the name than no page
            logger.error("the name of contact %s cannot be read", contact.public_id)
    return names


def purpose_ended(contact_ids: Iterable[int], at: datetime) -> None:
    """Let addresses and names go after the term that begins `at`: for a draft, when its summary came out (D219).

    A term once set is only ever made shorter.
    """
    until = at + settings.PERSONAL_DATA_AFTER_PURPOSE
    Contact.objects.filter(pk__in=list(contact_ids), keep_until__gt=until).update(keep_until=until)
