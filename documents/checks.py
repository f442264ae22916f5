"""Before the site starts: what the city decides (`config.settings.city`) are rules the room knows.

A word mistyped there would switch a check off or let nobody rest on a holiday, and nobody would be told.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from documents import charter
from documents.forms.days import LONGEST_WAIT
from documents.models import PublicationFact
from documents.publication.checks import CODES, Severity

_HOLIDAY = re.compile(r"\d\d-\d\d")


@register
def check_rules_of_the_city(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    return [*_of_checks(), *_of_promulgation(), *_of_entry(), *_of_holidays(), *_of_parts(), *_of_register()]


def _of_checks() -> Iterator[CheckMessage]:
    weights: Mapping[str, str] = settings.CHECKS_BEFORE_PUBLISHING
    yield from _of_weights("CHECKS_BEFORE_PUBLISHING", weights)
    for code in sorted(CODES - set(weights)):
        yield Error(
            f"CHECKS_BEFORE_PUBLISHING does not say how much the check {code!r} weighs.",
            hint='Add it; "off" switches it off.',
            id="documents.E001",
        )
    for kind, of_kind in settings.CHECKS_OF_KINDS.items():
        yield from _of_weights(f"CHECKS_OF_KINDS[{kind!r}]", of_kind)


def _of_weights(name: str, weights: Mapping[str, str]) -> Iterator[CheckMessage]:
    yield from _unknown(name, weights, CODES, id="documents.E002")
    yield from _unknown(f"A weight in {name}", weights.values(), [each.value for each in Severity], id="documents.E003")


def _of_promulgation() -> Iterator[CheckMessage]:
    methods = settings.PROMULGATION_METHODS
    # A tuple of one without its comma is a string: its letters would be taken for methods.
    given = [methods] if isinstance(methods, str) else methods
    yield from _unknown("PROMULGATION_METHODS", given, PublicationFact.Method.values, id="documents.E004")


def _of_entry() -> Iterator[CheckMessage]:
    yield from _unknown("ENTRY_RULE", [settings.ENTRY_RULE], charter.RULES, id="documents.E009")
    days = charter.entry_days()
    if settings.ENTRY_RULE == "days_after_publication" and not (type(days) is int and 1 <= days <= LONGEST_WAIT):
        yield Error(f"ENTRY_DAYS must be a whole number from 1 to {LONGEST_WAIT}.", id="documents.E010")


def _of_holidays() -> Iterator[CheckMessage]:
    for day in settings.PUBLIC_HOLIDAYS:
        if not _is_holiday(day):
            yield Error(
                f"PUBLIC_HOLIDAYS: {day!r} is no day of the year.",
                hint='Write month and day: "05-09".',
                id="documents.E005",
            )


def _of_parts() -> Iterator[CheckMessage]:
    for part in settings.REGULATION_PARTS:
        match part:
            case (str(name), str(word)) if name and word and word == word.casefold():
                continue
        yield Error(
            f"REGULATION_PARTS: {part!r} is not a name and a word.",
            hint='Write ("Общие положения", "общие положения"): the word is looked for in headings, in small letters.',
            id="documents.E006",
        )


def _of_register() -> Iterator[CheckMessage]:
    if not re.fullmatch(r"([0-9]{8})?", settings.REGISTER_MUNICIPALITY):
        yield Error(
            f"REGISTER_MUNICIPALITY: {settings.REGISTER_MUNICIPALITY!r} is not eight digits.",
            hint="Leave it empty until they are known: no number would fit.",
            id="documents.E007",
        )
    if settings.REGISTER_SENDING_DAYS < 1:
        yield Error("REGISTER_SENDING_DAYS must be 1 or more.", id="documents.E008")


def _unknown(name: str, given: Iterable[Any], known: Collection[str], *, id: str) -> Iterator[CheckMessage]:
    for each in given:
        if each not in known:
            yield Error(f"{name}: {each!r} is unknown.", hint=f"There are: {', '.join(sorted(known))}.", id=id)


def _is_holiday(day: Any) -> bool:
    if not isinstance(day, str) or not _HOLIDAY.fullmatch(day):
        return False
    try:
        date.fromisoformat(f"2000-{day}")  # a leap year: the 29th of February may be one
    except ValueError:
        return False
    return True
