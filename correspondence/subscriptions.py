"""News of a topic: who gets them, and how they stop (RFC 8058)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from correspondence import consents, outbox
from correspondence.models import ConsentGiven, Contact, Letter, Subscription


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
            _end(ended, ConsentGiven.End.WITHDRAWN)


def notify(topic: str, event: str, template: str, context: Mapping[str, Any]) -> int:
    """Write a letter to everybody who hears of `topic`; return how many were written.

    Part of the caller's transaction: the news are told if what they tell of is kept. `event` names it, as "closed" or
    "edition-3": telling of it again writes nothing. An address subscribed several times gets one letter.
    """
    once = f"{topic}#{event}"
    told = Contact.objects.filter(letters__once=once).values_list("email_hash", flat=True)
    reached = set(told)
    letters = []
    for subscription in Subscription.objects.reachable().filter(topic=topic).select_related("contact").order_by("pk"):
        contact = subscription.contact
        if contact.email_hash not in reached:
            reached.add(contact.email_hash)
            letters.append(
                outbox.compose(contact, template, context, subject=topic, once=once, subscription=subscription)
            )
    Letter.objects.bulk_create(letters, batch_size=200)
    if letters:
        outbox.plan(timezone.now())
    return len(letters)


def close(topic: str) -> None:
    """Nothing more will happen in `topic`: end its subscriptions, so that nobody's address is kept for it."""
    with transaction.atomic():
        for subscription in Subscription.objects.holding().filter(topic=topic).select_related("contact"):
            _end(subscription, ConsentGiven.End.TERM)


def _end(subscription: Subscription, ended_by: ConsentGiven.End) -> None:
    subscription.ended_at = timezone.now()
    subscription.save(update_fields=["ended_at"])
    if not subscription.contact.subscriptions.holding().exists():
        consents.end(subscription.contact, ended_by, [consents.Purpose.NEWS])
