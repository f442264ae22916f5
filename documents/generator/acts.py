"""Invented acts one after another, in the order of their dates, as dicts that `import_acts` reads."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from documents.generator.city import COLLECTION, GENITIVES, SERIES, STREETS, Series
from documents.generator.subjects import Subject
from documents.generator.texts import MARK, amendments, annex, operative, preamble

FIRST_YEAR = 2016
YEARS = 10
_KEPT = 3000
_POINTS = 60
_POINT = re.compile(r"(\d+(?:\.\d+)?)\. [А-ЯЁ][а-яё]")

# Shares of acts, and the length of the annex in characters: most acts are a page, a few are books of sixty pages.
_AMENDING, _REPEALING, _REGULATING = 0.14, 0.05, 0.17
_BOOK = 0.005


@dataclass(frozen=True, slots=True)
class Known:
    """An act that later ones may amend or repeal."""

    external_id: str
    series: Series
    subject: Subject
    number: str
    adopted_on: date
    title: str
    points: tuple[str, ...]
    """Numbers of some points of its annex, or of its own where it has none: what later acts change."""


def generate(count: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield `count` acts of ten years, each a line for `import_acts`; the same seed gives the same acts.

    Memory does not grow with `count`. Acts refer to earlier ones only.
    """
    return _Generator(count, seed).acts()


class _Generator:
    def __init__(self, count: int, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing here is a secret
        self._count = count
        self._seed = seed
        self._numbers: Counter[tuple[int, str, str]] = Counter()
        self._known: list[Known] = []

    def acts(self) -> Iterator[dict[str, Any]]:
        first = date(FIRST_YEAR, 1, 9)
        days = (date(FIRST_YEAR + YEARS, 1, 1) - first).days
        for index in range(self._count):
            adopted_on = _working_day(first + timedelta(days=index * days // self._count))
            yield self._act(index, adopted_on)

    def _act(self, index: int, adopted_on: date) -> dict[str, Any]:
        random = self._random
        series = random.choices(SERIES, weights=[series.weight for series in SERIES])[0]
        self._numbers[adopted_on.year, series.body, series.kind] += 1
        number = f"{self._numbers[adopted_on.year, series.body, series.kind]}{series.suffix}"
        act: dict[str, Any] = {
            "kind": series.kind,
            "number": number,
            "adopted_on": adopted_on.isoformat(),
            "issuing_body": series.body,
            "source_url": "",
            "external_id": f"generated-{self._seed}-{index + 1}",
            "signatory_post": series.signatory_post,
            "is_normative": series.is_normative,
            "is_generated": True,
            "relations": [],
        }
        subject = random.choice(series.subjects)
        chance = random.random()
        target = self._target(series)
        if target and chance < _AMENDING:
            subject = target.subject
            self._amend(act, series, target)
        elif target and series.is_repealed and chance < _AMENDING + _REPEALING:
            subject = target.subject
            self._repeal(act, series, target)
        elif subject.documents and (chance < _AMENDING + _REPEALING + _REGULATING or not subject.events):
            self._regulate(act, series, subject, adopted_on)
        else:
            self._decide(act, series, subject, adopted_on)
        points = _points(act.get("annex") or act["paragraphs"])
        act["rubric"] = subject.rubric
        act["paragraphs"] += [MARK, series.signatory_post, *act.pop("annex", [])]
        self._publish(act, series, adopted_on)
        self._remember(Known(act["external_id"], series, subject, number, adopted_on, act["title"], points))
        return act

    def _decide(self, act: dict[str, Any], series: Series, subject: Subject, adopted_on: date) -> None:
        act["title"] = self._filled(self._random.choice(subject.events), adopted_on.year)
        length = int(self._random.lognormvariate(6.9, 0.6))
        act["paragraphs"] = [preamble(self._random, series.enacting), *operative(self._random, subject, length)]

    def _regulate(self, act: dict[str, Any], series: Series, subject: Subject, adopted_on: date) -> None:
        document = self._filled(self._random.choice(subject.documents), adopted_on.year)
        act["title"] = f"Об утверждении {document}"
        is_book = self._random.random() < _BOOK / _REGULATING
        length = self._random.randint(90_000, 150_000) if is_book else int(self._random.lognormvariate(8.85, 0.65))
        act["paragraphs"] = [
            preamble(self._random, series.enacting),
            f"1. Утвердить прилагаемый текст {document}.",
            "2. Опубликовать настоящий акт в Сборнике муниципальных правовых актов города Алейска.",
            "3. Разместить текст на официальном сайте города.",
        ]
        act["annex"] = [
            "Приложение",
            f"к {series.dative} {GENITIVES[series.body]}",
            f"от {adopted_on:%d.%m.%Y} № {act['number']}",
            *annex(self._random, subject, length),
        ]

    def _amend(self, act: dict[str, Any], series: Series, target: Known) -> None:
        act["title"] = f"О внесении изменений в {_named(target)}"
        act["relations"] = [{"kind": "amends", "external_id": target.external_id}]
        act["paragraphs"] = [
            preamble(self._random, series.enacting),
            f"1. Внести в {_named(target)} следующие изменения:",
            *amendments(self._random, target.subject, self._random.randint(1, 9), target.points),
            "2. Опубликовать настоящий акт в Сборнике муниципальных правовых актов города Алейска.",
        ]

    def _repeal(self, act: dict[str, Any], series: Series, target: Known) -> None:
        act["title"] = f"О признании утратившим силу {target.series.genitive} {_reference(target)}"
        act["relations"] = [{"kind": "repeals", "external_id": target.external_id}]
        act["paragraphs"] = [
            preamble(self._random, series.enacting),
            f"1. Признать утратившим силу {_named(target)}.",
            *(f"{place}. {sentence}" for place, sentence in enumerate(self._reasons(target.subject), start=2)),
        ]
        self._known.remove(target)

    def _reasons(self, subject: Subject) -> Iterator[str]:
        for point in operative(self._random, subject, 200):
            yield point.split(" ", 1)[1]

    def _publish(self, act: dict[str, Any], series: Series, adopted_on: date) -> None:
        """Most acts of general effect are printed within weeks; some still wait, some name the day they take effect."""
        if not series.is_normative or self._random.random() < 0.04:
            return
        published_on = adopted_on + timedelta(days=self._random.randint(3, 25))
        act["published_on"] = published_on.isoformat()
        act["publication_name"] = COLLECTION
        act["publication_issue"] = f"№ {published_on.month} за {published_on.year} год"
        if self._random.random() < 0.12:
            act["in_force_on"] = date(published_on.year + 1, 1, 1).isoformat()
        if self._random.random() < 0.02:
            act["repealed_on"] = (published_on + timedelta(days=self._random.randint(200, 1500))).isoformat()

    def _filled(self, template: str, year: int) -> str:
        random = self._random
        street = random.choice(STREETS)
        return template.format(
            street=street,
            along=_declined(street),
            house=random.randint(1, 180),
            past=year - 1,
            year=year,
            next=year + 1,
            cadastre=f"22:62:{random.randint(10_000, 40_000):06}:{random.randint(1, 2500)}",
        )

    def _target(self, series: Series) -> Known | None:
        """Return an act of the same series to amend or repeal: a body changes what it adopted itself."""
        drawn = (self._random.choice(self._known) for _ in range(20) if self._known)
        return next((act for act in drawn if act.series == series), None)

    def _remember(self, act: Known) -> None:
        """Keep some acts to be amended; a full list forgets one at random, so that old ones are amended too."""
        if act.title.startswith(("О внесении", "О признании утратившим")):
            return
        if len(self._known) >= _KEPT:
            self._known[self._random.randrange(_KEPT)] = act
        else:
            self._known.append(act)


def _points(paragraphs: list[str]) -> tuple[str, ...]:
    """Return the numbers of the points among `paragraphs`, without those of sections."""
    found = (_POINT.match(paragraph) for paragraph in paragraphs)
    return tuple(point[1] for point in found if point)[:_POINTS] or ("1",)


def _named(act: Known) -> str:
    return f"{act.series.kind} {_reference(act)}"


def _reference(act: Known) -> str:
    title = act.title.replace("«", "„").replace("»", "“")
    return f"{GENITIVES[act.series.body]} от {act.adopted_on:%d.%m.%Y} № {act.number} «{title}»"


def _declined(street: str) -> str:
    """Return the name of a street after «по улице» and «в границах улицы»: Лесная → Лесной, Мира → Мира."""
    return re.sub(r"ая$", "ой", re.sub(r"(?<=[жчшщ])ая$", "ей", street))


def _working_day(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - 4, 0))
