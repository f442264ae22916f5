"""Addresses and names of residents: encrypted at rest, erased in time (D79, D219, D221)."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.identifiers import new_public_id
from correspondence.sealing import fingerprint, fingerprints, normalised_email, seal, unseal


def longest_keeping() -> datetime:
    """The moment until which a new contact may be kept at most, unless the room above sets another (D80)."""
    return timezone.now() + settings.PERSONAL_DATA_LONGEST


class ContactQuerySet(models.QuerySet["Contact"]):
    def of_email(self, email: str) -> Self:
        """Contacts with this address, whichever key it was hashed with."""
        return self.filter(email_hash__in=fingerprints(normalised_email(email)))


class ContactManager(models.Manager["Contact"]):
    def get_queryset(self) -> ContactQuerySet:
        return ContactQuerySet(self.model, using=self._db)

    def of_email(self, email: str) -> ContactQuerySet:
        return self.get_queryset().of_email(email)

    def write_down(self, *, email: str = "", name: str = "") -> "Contact":
        """Keep an address, a name or both for one act of writing.

        Every act of writing has a contact of its own, though the address be known: nobody can send letters to an
        address that somebody else confirmed, and each is erased when its own purpose ends.
        """
        contact = Contact()
        contact.set_email(email)
        contact.set_name(name)
        contact.save()
        return contact


class Contact(models.Model):
    """Somebody who wrote to the city once. Address and name are readable only through `email` and `name`."""

    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    email_sealed = models.TextField(blank=True, editable=False)
    email_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    name_sealed = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField("записан", auto_now_add=True)
    confirmation_digest = models.CharField(max_length=64, unique=True, null=True, editable=False)
    confirm_until = models.DateTimeField("ждём подтверждения до", null=True, editable=False)
    confirmed_at = models.DateTimeField("адрес подтверждён", null=True, editable=False)
    keep_until = models.DateTimeField("хранить не дольше", default=longest_keeping, editable=False)
    erased_at = models.DateTimeField("данные стёрты", null=True, editable=False)

    objects = ContactManager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "адресат"
        verbose_name_plural = "адресаты"
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        permissions = [("see_personal_data", "Видеть адреса и имена жителей (каждый просмотр записывается)")]
        indexes = [
            models.Index(
                fields=["keep_until"], condition=models.Q(erased_at__isnull=True), name="correspondence_contact_keep"
            ),
            models.Index(
                fields=["confirm_until"],
                condition=models.Q(confirmed_at__isnull=True, confirm_until__isnull=False),
                name="correspondence_contact_confirm",
            ),
        ]

    def __str__(self) -> str:
        return f"Адресат {str(self.public_id)[:8]}"

    def __repr__(self) -> str:
        return f"<Contact {self.public_id}>"

    @property
    def email(self) -> str:
        """The address in the clear; "" when none was given or it was erased. For sending, never for showing."""
        return unseal(self.email_sealed)

    @property
    def name(self) -> str:
        """The name in the clear; "" when none was given or it was erased."""
        return unseal(self.name_sealed)

    @property
    def has_email(self) -> bool:
        return bool(self.email_sealed)

    @property
    def has_name(self) -> bool:
        return bool(self.name_sealed)

    @property
    def is_reachable(self) -> bool:
        """Whether letters may leave: the owner of the address has confirmed it, and it was not erased."""
        return self.has_email and self.confirmed_at is not None

    def set_email(self, email: str) -> None:
        """Seal the address as it was written and hash its normalised form; saving is the caller's."""
        self.email_sealed = seal(email.strip())
        self.email_hash = fingerprint(normalised_email(email))

    def set_name(self, name: str) -> None:
        self.name_sealed = seal(name.strip())
