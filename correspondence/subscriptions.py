"""News of a topic: who gets them, and how they stop (RFC 8058)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from correspondence import consents, outbox
from correspondence.models import ConsentGiven, Contact, Subscription


def subscribe(contact: Contact, topic: str, *, title: str) -> Subscription:
    """Have `contact` hear of `topic`. The consent to that is the caller's to keep (`Purpose.NEWS`).

    `title` is how the page of unsubscribing names the topic. News leave only after the address was confirmed.
    """
    subscription, _created = Subscription.objects.get_or_create(
        contact=contact, topic=topic, ended_at=None, defaults={"title": title[:300]}
    )
    return subscription


def unsubscribe(subscription: Subscription) -> None:
    """End this topic for the address, whichever remark it was subscribed with; a second time does nothing."""
    contact = subscription.contact
    same_address = Subscription.objects.holding().filter(topic=subscription.topic, contact=contact)
    if contact.email_hash:
        same_address |= Subscription.objects.holding().filter(
            topic=subscription.topic, contact__email_hash=contact.email_hash
        )
    with transaction.atomic():
        for ended in same_address.select_related("contact"):
            ended.ended_at = timezone.now()
            ended.save(update_fields=["ended_at"])
            if not ended.contact.subscriptions.holding().exists():
                consents.end(ended.contact, ConsentGiven.End.WITHDRAWN, [consents.Purpose.NEWS])


def notify(topic: str, event: str, template: str, context: Mapping[str, Any]) -> int:
    """Write a letter to everybody who hears of `topic`; return how many were written.

    `event` names what happened, as "closed" or "edition-3": telling of it again writes nothing, so a task that was
    interrupted may simply run again. An address subscribed several times gets one letter.
    """
    once = f"{topic}#{event}"
    reached: set[str] = set()
    written = 0
    for subscription in Subscription.objects.reachable().filter(topic=topic).select_related("contact").order_by("pk"):
        contact = subscription.contact
        if contact.email_hash in reached:
            continue
        reached.add(contact.email_hash)
        with transaction.atomic():
            letter = outbox.write(contact, template, context, subject=topic, once=once, subscription=subscription)
        written += letter is not None
    return written
