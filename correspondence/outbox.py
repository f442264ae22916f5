"""The outbox: a letter is a row before it is a mail, so that no crash loses it and no two workers send it.

The row and the plan to look at it enter the database in the caller's transaction. A worker claims a letter by moving
its next try into the future, *then* speaks with the mail server: whoever dies in between is replaced after the pause.
Only a crash between the server's "accepted" and our note of it can send a letter twice, under the same Message-ID.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.template.loader import get_template
from django.utils import timezone

from correspondence.addresses import own_data_link, unsubscribe_link
from correspondence.models import Contact, Letter, Subscription
from correspondence.sealing import seal, unseal


def write(
    contact: Contact,
    template: str,
    context: Mapping[str, Any],
    *,
    subject: str = "",
    once: str | None = None,
    subscription: Subscription | None = None,
    before_confirmation: bool = False,
) -> Letter | None:
    """Put a letter into the outbox; it leaves after the transaction, and not before the address was confirmed.

    `template` is a text file of the room that owns the words; it extends "correspondence/letters/frame.txt", and the
    first line it gives is the letter's subject. `subject` names the thing the letter is about, as "comment:<uuid>".
    A second letter to the contact with the same `once` is not written. Returns None when there is no address or the
    letter was written before.
    """
    if not contact.has_email or (once is not None and contact.letters.filter(once=once).exists()):
        return None
    letter = compose(contact, template, context, subject=subject, once=once, subscription=subscription)
    if before_confirmation:
        letter.state, letter.next_try_at = Letter.State.QUEUED, timezone.now()
    letter.save()
    if letter.state == Letter.State.QUEUED:
        plan(timezone.now())
    return letter


def compose(
    contact: Contact,
    template: str,
    context: Mapping[str, Any],
    *,
    subject: str = "",
    once: str | None = None,
    subscription: Subscription | None = None,
) -> Letter:
    """Make the row of a letter without keeping it; see `write` for the arguments."""
    is_confirmed = contact.confirmed_at is not None
    return Letter(
        contact=contact,
        subscription=subscription,
        kind=template,
        subject=subject,
        once=once,
        content_sealed=seal(json.dumps(_words(contact, template, context, subscription), ensure_ascii=False)),
        state=Letter.State.QUEUED if is_confirmed else Letter.State.WAITING,
        next_try_at=timezone.now() if is_confirmed else None,
    )


def release(contact: Contact) -> None:
    """Let the letters go that waited for the address to be confirmed."""
    if contact.letters.filter(state=Letter.State.WAITING).update(state=Letter.State.QUEUED, next_try_at=timezone.now()):
        plan(timezone.now())


def try_again(letter: Letter) -> bool:
    """Put a letter back into the queue that had been given up; False when its words are no longer there."""
    queued = Letter.objects.filter(pk=letter.pk, state=Letter.State.GIVEN_UP).exclude(content_sealed="")
    if not queued.update(state=Letter.State.QUEUED, tries=0, fault="", finished_at=None, next_try_at=timezone.now()):
        return False
    plan(timezone.now())
    return True


def plan(moment: datetime) -> None:
    """Have a worker look at the outbox at `moment`.

    The queue lives in the same database, so the plan is kept or lost with the caller's transaction. Where tasks run
    at once, as in tests, the outbox is looked at after the commit.
    """
    from correspondence.tasks import deliver_letters  # tasks need the outbox

    if deliver_letters.get_backend().supports_defer:
        deliver_letters.using(run_after=moment if moment > timezone.now() else None).enqueue()
    else:
        transaction.on_commit(deliver_letters.enqueue)


def words_of(letter: Letter) -> tuple[str, str]:
    """Return subject line and text of a letter that has not left yet."""
    content = json.loads(unseal(letter.content_sealed))
    return content["subject"], content["text"]


def _words(
    contact: Contact, template: str, context: Mapping[str, Any], subscription: Subscription | None
) -> dict[str, str]:
    links = {
        "own_data_link": own_data_link(contact),
        "unsubscribe_link": unsubscribe_link(subscription) if subscription else "",
    }
    with_links = {**context, **links}
    subject, _, text = _render(template, with_links).partition("\n")
    return {"subject": " ".join(subject.split()), "text": text.strip() + "\n"}


def _render(template: str, context: Mapping[str, Any]) -> str:
    """Fill in a text template: what is a letter of an alphabet in HTML stays itself here."""
    from django.template import Context

    found: Any = get_template(template)
    rendered: str = found.template.render(Context(dict(context), autoescape=False))
    return rendered.strip()
