"""Invented acts in an invented register: numbers with eight noughts for a municipality, which no city has."""

from collections import Counter
from datetime import date, timedelta

from django.core.management.base import OutputWrapper
from django.db import transaction

from core.publishing import announce
from documents.models import ActRecord, LegalityReview, RegisterEntry
from documents.registration import worklist
from documents.registration.numbers import RegisterNumber

NOWHERE = "00000000"
NUMBERED_UNTIL, SENT_UNTIL = date(2026, 7, 31), date(2026, 8, 31)
"""Days of adoption: acts until the first have a number, until the second wait for one, later ones are to be sent."""
Kind = LegalityReview.Kind
REVIEWS = (  # of the latest acts with a number, one each: kind, days after inclusion, what it says, the result
    (Kind.EXPERTISE_POSITIVE, 20, "Противоречий законам нет (образец).", ""),
    (Kind.EXPERTISE_NEGATIVE, 25, "Пункт 1 повторяет закон неточно (образец).", "Акт изменят (образец)."),
    (Kind.PROTEST, 40, "Срок в пункте 2 короче срока по закону (образец).", "Протест рассматривают (образец)."),
)


@transaction.atomic
def load(stdout: OutputWrapper) -> None:
    """Enter the invented acts of the city that are missing; what an editor marked since is left alone."""
    invented = worklist.registrable().filter(is_generated=True, register_entry=None)
    acts = list(invented.filter(adopted_on__lte=SENT_UNTIL).order_by("adopted_on", "pk"))
    taken = Counter(RegisterEntry.objects.filter(number__gt="").values_list("act__year", flat=True))
    numbered: list[ActRecord] = []
    for act in acts:
        entry = RegisterEntry(act=act, sent_on=act.adopted_on + timedelta(days=10))
        if act.adopted_on <= NUMBERED_UNTIL:
            taken[act.year] += 1
            entry.number = str(RegisterNumber(NOWHERE, act.year, f"{taken[act.year]:05}"))
            entry.included_on = act.adopted_on + timedelta(days=30)
            numbered.append(act)
        entry.save()
    if not LegalityReview.objects.filter(entry__act__is_generated=True).exists():
        _review(numbered[-len(REVIEWS) :])
    announce(numbered)
    stdout.write(f"  регистр: с номером {len(numbered)}, ждут номера {len(acts) - len(numbered)}")


def _review(acts: list[ActRecord]) -> None:
    for act, (kind, days, summary, result) in zip(acts, REVIEWS, strict=False):
        LegalityReview.objects.create(
            entry=act.register_entry,
            kind=kind,
            issued_by="Прокуратура (образец)" if kind == Kind.PROTEST else "Управление по ведению регистра (образец)",
            dated_on=act.adopted_on + timedelta(days=30 + days),
            number="0-образец",
            summary=summary,
            result=result,
        )
