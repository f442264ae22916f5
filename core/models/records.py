"""What every public thing has beside its content: an identity, and when it became public, changed, was withdrawn."""

from typing import ClassVar, Self, TypeVar

from django.db import models

from core.identifiers import new_public_id

Record = TypeVar("Record", bound="PublicRecord", covariant=True)


class PublicRecordQuerySet(models.QuerySet[Record]):
    def public(self) -> Self:
        """Only what anybody may see now. Every public list, page, feed and index starts here."""
        return self.filter(is_public=True)


class PublicRecordManager(models.Manager[Record]):
    def get_queryset(self) -> PublicRecordQuerySet[Record]:
        return PublicRecordQuerySet(self.model, using=self._db)

    def public(self) -> PublicRecordQuerySet[Record]:
        return self.get_queryset().public()


class PublicRecord(models.Model):
    """The public state of one thing, in a plain table: no revision of a page can ever restore an old state.

    Written only by `core.publishing`.
    """

    resource: ClassVar[str]
    """The name of the API's resource and of the journal's entries: "acts", "news"…"""

    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    is_public = models.BooleanField("опубликовано", default=False, editable=False)
    created_at = models.DateTimeField("создано", auto_now_add=True)
    published_at = models.DateTimeField("впервые опубликовано", null=True, editable=False)
    modified_at = models.DateTimeField("изменено", null=True, editable=False)
    withdrawn_at = models.DateTimeField("снято", null=True, editable=False)
    withdrawal_reason = models.TextField("причина снятия", blank=True, editable=False)

    objects = PublicRecordManager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["modified_at", "public_id"],
                condition=models.Q(is_public=True),
                name="%(app_label)s_%(class)s_sync",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(published_at__isnull=False, modified_at__isnull=False),
                name="%(app_label)s_%(class)s_public_is_dated",
            )
        ]

    @property
    def was_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None and not self.is_public
