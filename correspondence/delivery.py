"""Taking letters to the mail server: one try each, growing pauses between, giving up in the end."""

import logging
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from correspondence import outbox
from correspondence.addresses import unsubscribe_link
from correspondence.models import Letter

logger = logging.getLogger(__name__)


def deliver_due() -> int:
    """Send every letter whose moment has come; return how many left."""
    sent = 0
    while letter := claim():
        sent += deliver(letter)
    return sent


def claim() -> Letter | None:
    """Take the letter that waits longest, so that no other worker sees it as due; None when nothing is due.

    The next look is planned in the same transaction: should this worker die, the letter is tried again then.
    """
    with transaction.atomic():
        letter = Letter.objects.due().select_for_update(skip_locked=True, of=("self",)).first()
        if letter is None:
            return None
        pauses = settings.LETTER_PAUSES
        letter.next_try_at = timezone.now() + pauses[min(letter.tries, len(pauses) - 1)]
        letter.tries += 1
        letter.save(update_fields=["tries", "next_try_at"])
        outbox.plan(letter.next_try_at)
    return letter


def deliver(letter: Letter) -> bool:
    """Try a claimed letter once; say whether it left. Nothing of the letter gets into the log."""
    try:
        message(letter).send()
    except Exception as error:  # whatever a mail server or an address can do wrong, the next letter must go
        _put_off(letter, error)
        return False
    _finish(letter, Letter.State.SENT)
    return True


def message(letter: Letter) -> EmailMessage:
    """Make the mail: plain text, with a way to unsubscribe by one click where it is news (RFC 8058)."""
    subject, text = outbox.words_of(letter)
    headers = {
        "Message-ID": f"<{letter.public_id}@{urlsplit(settings.SITE_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
    }
    if letter.subscription is not None:
        headers["List-Unsubscribe"] = f"<{unsubscribe_link(letter.subscription)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(subject, text, to=[letter.contact.email], headers=headers)


def _put_off(letter: Letter, error: Exception) -> None:
    """Leave the letter to its next try, or give it up: after the last one, or when the mailbox does not exist."""
    fault = describe(error)
    logger.warning("letter %s, try %d: %s", letter.public_id, letter.tries, fault)
    letter.fault = fault
    if letter.tries > len(settings.LETTER_PAUSES) or is_final(error):
        _finish(letter, Letter.State.GIVEN_UP)
    else:
        letter.save(update_fields=["fault"])


def _finish(letter: Letter, state: Letter.State) -> None:
    """Note the outcome, unless the letter was dropped meanwhile because its owner wished so."""
    outcome: dict[str, object] = {"state": state, "finished_at": timezone.now(), "next_try_at": None}
    if state == Letter.State.SENT:
        outcome.update(content_sealed="", fault="")
    else:
        outcome["fault"] = letter.fault
    Letter.objects.filter(pk=letter.pk, state=Letter.State.QUEUED).update(**outcome)


def describe(error: Exception) -> str:
    """Name a fault without its words: a server's answer repeats the address."""
    code = _code(error)
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def is_final(error: Exception) -> bool:
    """Whether the server refused the mailbox for good: then trying again only annoys it."""
    return isinstance(error, SMTPRecipientsRefused) and _code(error) >= 500


def _code(error: Exception) -> int:
    if isinstance(error, SMTPRecipientsRefused):
        return max((code for code, _words in error.recipients.values()), default=0)
    return error.smtp_code if isinstance(error, SMTPResponseException) else 0
