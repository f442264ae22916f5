"""Who wants to hear about what: a draft, a search, an hour on the telephone."""

from typing import Self

from django.db import models

from core.identifiers import new_public_id
from correspondence.models.contacts import Contact


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def holding(self) -> Self:
        """Subscriptions nobody ended."""
        return self.filter(ended_at__isnull=True)

    def reachable(self) -> Self:
        """Subscriptions to which letters may leave: the address is there and its owner confirmed it."""
        return self.holding().filter(contact__confirmed_at__isnull=False).exclude(contact__email_hash="")


class Subscription(models.Model):
    """News of one topic for one contact. The topic is a string of the room that owns it: "draft:<uuid>"."""

    public_id = models.UUIDField(default=new_public_id, unique=True, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="subscriptions")
    topic = models.CharField(max_length=100)
    title = models.CharField(max_length=300, help_text="Как тема названа на странице отписки; без личных сведений.")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    objects = SubscriptionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "подписка"
        verbose_name_plural = "подписки"
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["topic"], condition=models.Q(ended_at__isnull=True), name="correspondence_topic_holding"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "topic"],
                condition=models.Q(ended_at__isnull=True),
                name="correspondence_subscribed_once",
            )
        ]

    def __str__(self) -> str:
        return f"Подписка {str(self.public_id)[:8]}: {self.topic}"
