"""Terms of keeping: what is erased when, by the settings of D219, with a journal that counts and names nobody (D80).

A room above that keeps something for a term adds a rule of its own when it starts:

    @retention.rule("отклонённый спам")
    def rejected_spam() -> int: …          # erases, returns how much
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from correspondence.erasing import RULES, erase, forget_unconfirmed
from correspondence.models import Arrival, ConsentGiven, Contact, Erasure, Letter, Subscription, TraceKey

Eraser = Callable[[], int]

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What one rule erased; `failed` when it could not."""

    rule: str
    count: int
    failed: bool = False


_rules: dict[str, Eraser] = {}


def rule(name: str) -> Callable[[Eraser], Eraser]:
    """Register a rule under the name the journal shows."""

    def register(eraser: Eraser) -> Eraser:
        _rules[name] = eraser
        return eraser

    return register


def run() -> list[Outcome]:
    """Apply every rule, though another fail; keep in the journal what was erased."""
    return [_apply(name, eraser) for name, eraser in _rules.items()]


def _apply(name: str, eraser: Eraser) -> Outcome:
    try:
        count = eraser()
    except Exception as error:  # a rule that fails must not let other people's data lie longer
        logger.error("retention rule %r failed: %s", name, type(error).__name__)
        return Outcome(name, 0, failed=True)
    if count:
        Erasure.objects.create(rule=name, count=count)
    return Outcome(name, count)


def _before(kept: timedelta) -> datetime:
    return timezone.now() - kept


@rule(RULES[ConsentGiven.End.UNCONFIRMED])
def unconfirmed_addresses() -> int:
    waiting = Contact.objects.filter(confirmed_at__isnull=True, confirm_until__lte=timezone.now())
    return sum(forget_unconfirmed(contact) for contact in waiting.iterator(200))


@rule(RULES[ConsentGiven.End.TERM])
def contacts_whose_purpose_ended() -> int:
    """A subscription that holds keeps its address: its owner still wants the letters."""
    wanted = Subscription.objects.reachable().filter(contact=OuterRef("pk"))
    ended = Contact.objects.filter(erased_at__isnull=True, keep_until__lte=timezone.now()).exclude(Exists(wanted))
    return sum(erase(contact, ConsentGiven.End.TERM, journalled=False) for contact in ended.iterator(200))


@rule("слова писем, которые не удалось отправить")
def words_of_unsent_letters() -> int:
    left = Letter.objects.filter(
        state=Letter.State.GIVEN_UP, finished_at__lte=_before(settings.UNSENT_LETTERS_KEPT)
    ).exclude(content_sealed="")
    return left.update(content_sealed="", state=Letter.State.DROPPED)


@rule("записи об отправленных письмах")
def records_of_letters() -> int:
    old = Letter.objects.filter(finished_at__lte=_before(settings.LETTER_RECORDS_KEPT))
    return old.delete()[0]


@rule("записи о кончившихся согласиях")
def records_of_consents() -> int:
    return ConsentGiven.objects.filter(ended_at__lte=_before(settings.CONSENT_RECORDS_KEPT)).delete()[0]


@rule("следы отправок: хеши адресов")
def traces_of_arrivals() -> int:
    """With the last hashes of a month its key goes, too."""
    oldest = _before(settings.ARRIVAL_TRACES_KEPT)
    count = Arrival.objects.filter(at__lte=oldest).delete()[0]
    TraceKey.objects.filter(month__lt=timezone.localdate(oldest).replace(day=1)).delete()
    return count


@rule("пустые записи адресатов")
def empty_contacts() -> int:
    """Contacts long erased on which neither a consent nor a letter hangs any more."""
    old = Contact.objects.filter(
        erased_at__lte=_before(settings.LETTER_RECORDS_KEPT), consents__isnull=True, letters__isnull=True
    )
    return sum(contact.delete()[1].get("correspondence.Contact", 0) for contact in old.iterator(200))
