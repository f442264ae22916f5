"""Clauses made by hand, for tests of matching and comparing."""

from collections.abc import Sequence

from documents.text import Clause, Kind

WORDS = [
    "заявитель вправе подать жалобу на решение органа в течение тридцати календарных дней",
    "срок предоставления муниципальной услуги не превышает двадцати рабочих дней",
    "плата за выдачу разрешения с заявителей не взимается ни в каком случае",
    "документы принимает многофункциональный центр по месту жительства гражданина",
    "ответственность за исполнение возлагается на заместителя главы администрации города",
    "перечень имущества утверждается комитетом по управлению имуществом до первого декабря",
    "жилые помещения маневренного фонда предоставляются семьям пострадавшим от пожара",
    "вырубка зеленых насаждений разрешается после осмотра участка постоянной комиссией",
]


def clause(
    number: str | None, text: str, *, parent: int | None = None, kind: Kind = Kind.POINT, heading: str = ""
) -> Clause:
    return Clause(kind, number, f"{kind}-{number}", heading, text, "", 0 if parent is None else 1, parent)


def numbered(texts: Sequence[str], start: int = 1) -> list[Clause]:
    return [clause(str(number), text) for number, text in enumerate(texts, start)]
