"""What a publication fact must tell, by its method, and which days it may have (D45, D49).

The form of the desk asks for all of it; the importer, which has no more than its source says, for the days alone.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from documents.models import PublicationFact

Method = PublicationFact.Method


@dataclass(frozen=True)
class Asked:
    """What is asked of a fact beside its day, by field."""

    needed: Mapping[str, str] = field(default_factory=dict)
    """What the editor is told when the field is empty."""
    also: tuple[str, ...] = ()
    """What may be told, too."""


ASKED = {
    Method.PRINTED: Asked(
        {"publication_name": "Напишите, как называется издание.", "issue": "Напишите номер выпуска."},
        ("pages", "part", "parts", "url"),
    ),
    Method.NETWORK: Asked(
        {
            "placed_at": "Укажите день и время, когда в сетевом издании впервые размещён полный текст.",
            "url": "Вставьте адрес страницы сетевого издания, где размещён полный текст.",
        },
        ("publication_name", "issue"),
    ),
    Method.SITE: Asked(also=("placed_at", "url")),
    Method.PUBLIC_PLACE: Asked({"place": "Напишите, где вывешен текст: «доска объявлений администрации»."}),
    Method.OTHER: Asked(
        {"place": "Напишите, каким способом и по какой статье устава обнародован акт."},
        ("publication_name", "issue", "pages", "url"),
    ),
}
DETAILS = ("placed_at", "publication_name", "issue", "pages", "part", "parts", "url", "place")
MOST_PARTS = 100
_PAGE_WORD = re.compile(r"^\s*(?:стр|с)\b\.?\s*", re.IGNORECASE)


def methods_with(fields: Collection[str]) -> list[Method]:
    """Return the methods that have any of `fields`; of the day those whose moment is not asked for instead."""
    return [
        method
        for method, asked in ASKED.items()
        if {*asked.needed, *asked.also}.intersection(fields)
        or ("published_on" in fields and "placed_at" not in asked.needed)
    ]


def complete(fact: PublicationFact) -> None:
    """Fill in what follows from the rest, and take off what is printed around a name and pages anyway."""
    name = fact.publication_name.strip()
    if name.startswith("«") and name.endswith("»") and "«" not in name[1:]:
        name = name[1:-1]
    fact.publication_name = name
    fact.pages = _PAGE_WORD.sub("", fact.pages)
    if fact.placed_at and not fact.published_on:
        fact.published_on = timezone.localdate(fact.placed_at)
    if fact.method == Method.SITE and not fact.url:
        fact.url = f"{settings.SITE_URL.rstrip('/')}{fact.act.path}"


def mistakes(fact: PublicationFact, now: datetime) -> dict[str, str]:
    """Return what is wrong with a `complete` fact, by field, in words that say how to mend it."""
    asked = ASKED[Method(fact.method)]
    taken = {*asked.needed, *asked.also}
    surplus = f"У способа «{Method(fact.method).label}» этого нет: очистите поле или выберите другой способ."
    found = {
        **_of_days(fact, now),
        **(_of_parts(fact) if "part" in taken else {}),
        **{name: surplus for name in DETAILS if getattr(fact, name) not in (None, "") and name not in taken},
        **{name: words for name, words in asked.needed.items() if not getattr(fact, name)},
    }
    return found or _repeated(fact)


def impossible_day(day: date, *, adopted_on: date, today: date) -> str:
    """Say why an act adopted on `adopted_on` cannot have been published on `day`; "" when it can."""
    if day < adopted_on:
        return f"Раньше дня, когда акт принят ({adopted_on:%d.%m.%Y}): проверьте обе даты."
    if day > today:
        return f"День {day:%d.%m.%Y} ещё не наступил: внесите этот факт, когда акт опубликуют."
    return ""


def _repeated(fact: PublicationFact) -> dict[str, str]:
    """Whoever presses twice, or in two windows, means one publication. Parts are judged by their number."""
    if fact.part is not None:
        return {}
    same = {name: getattr(fact, name) for name in ("method", "published_on", *DETAILS)}
    if not fact.act.publication_facts.filter(**same).exclude(pk=fact.pk).exists():
        return {}
    return {"method": f"Такая запись уже есть: {fact.in_words}."}


def _of_parts(fact: PublicationFact) -> dict[str, str]:
    """D49: parts of one edition belong together, so that all of them say how many there are."""
    if fact.part is None and fact.parts is None:
        return {}
    if fact.part is None:
        return {"part": "Напишите, которая это часть, или очистите «всего частей»."}
    if fact.parts is None:
        return {"parts": "Напишите, сколько всего частей: без этого не узнать, когда акт опубликован полностью."}
    if not 2 <= fact.parts <= MOST_PARTS:
        return {"parts": f"Частей бывает от 2 до {MOST_PARTS}. Если акт напечатан целиком, очистите оба поля."}
    if not 1 <= fact.part <= fact.parts:
        return {"part": f"Номер части — от 1 до {fact.parts}."}
    others = fact.act.publication_facts.filter(method=fact.method, publication_name=fact.publication_name)
    for other in others.filter(parts__isnull=False).exclude(pk=fact.pk):
        if other.parts != fact.parts:
            return {"parts": f"Раньше внесено, что всего частей {other.parts}: исправьте число или удалите ту запись."}
        if other.part == fact.part:
            return {"part": f"Эта часть уже внесена: {other.published_on:%d.%m.%Y}, {other.where}."}
    return {}


def _of_days(fact: PublicationFact, now: datetime) -> dict[str, str]:
    told = "placed_at" if fact.placed_at or "placed_at" in ASKED[Method(fact.method)].needed else "published_on"
    if not fact.published_on:
        return {told: "Укажите дату."}
    if fact.placed_at and fact.published_on != timezone.localdate(fact.placed_at):
        return {"published_on": "Время размещения приходится на другой день: оставьте эту дату пустой."}
    if fact.placed_at and fact.placed_at > now:
        return {told: "Это время ещё не наступило: внесите факт, когда текст разместят."}
    words = impossible_day(fact.published_on, adopted_on=fact.act.adopted_on, today=timezone.localdate(now))
    return {told: words} if words else {}
