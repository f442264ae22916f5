"""The unnumbered ends of an act: the requisites above its text and the signature below it."""

import re
from collections.abc import Sequence

from documents.text.marks import read_mark

_ACT_KIND = re.compile(
    r"(?:ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|РАСПОРЯЖЕНИЕ|ПРИКАЗ|УСТАВ|СОГЛАШЕНИЕ|П О С Т А Н О В Л Е Н И Е|Р Е Ш Е Н И Е)"
)
_TITLE = re.compile(r"[«\"]?Об?о?\s")
_MONTH = "(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_REQUISITE = re.compile(
    rf"(?:от\s+)?[«\"]?\s?\d{{1,2}}\s?[»\"]?\s*(?:{_MONTH}\s|\.\s?\d{{1,2}}\.\s?\d{{4}}\b).*"
    r"|(?:№|N)\s*\S+|г(?:\.|ород)\s*\S+|проект",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:(?:[Пп]ервый )?[Зз]аместитель|Глава|Председатель|Президент|Начальник|Директор|Управляющий|Секретарь"
    r"|И\. ?о\.|Исполняющ\w+ обязанности|Врио)\b"
)
_NAME = re.compile(r"(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][а-яё-]+$")
_TAIL = re.compile(rf"Москва, Кремль|\d{{1,2}} {_MONTH} \d{{4}} (?:года|г\.)|№ \S+")
_ANNEX_START = re.compile(r"(?:приложение|утвержд[её]н[аоы]?)\b", re.IGNORECASE)
_HEAD_LINES = 12
_LONGEST_LINE = 160


def requisites_end(lines: Sequence[str]) -> int:
    """Return how many leading lines are the head of the act: body, kind, date, number, title; 0 where there is none."""
    kind = next((place for place, line in enumerate(lines[:_HEAD_LINES]) if _ACT_KIND.fullmatch(line)), None)
    if kind is None:
        return 0
    end = kind + 1
    while end < len(lines) and _REQUISITE.fullmatch(lines[end]) and len(lines[end]) <= _LONGEST_LINE:
        end += 1
    if end < len(lines) and _TITLE.match(lines[end]) and not lines[end].endswith((":", ";")):
        end += 1
    return end


def title_place(requisites: Sequence[str]) -> int | None:
    """Return which of the requisites is the title."""
    return len(requisites) - 1 if requisites and _TITLE.match(requisites[-1]) else None


def signature_places(lines: Sequence[str], *, after: int) -> frozenset[int]:
    """Return the places of the lines that sign the act: those that end the text or stand before an annex."""
    places: set[int] = set()
    ends = [place for place, line in enumerate(lines) if _ANNEX_START.match(line)]
    for end in [*ends, len(lines)]:
        place = end - 1
        while place > after and _signs(lines[place]):
            places.add(place)
            place -= 1
    return frozenset(places)


def _signs(line: str) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    if _POST.match(line) and read_mark(line, within_article=False):
        return False  # «Глава 3. Территориальное планирование» is a chapter, not the head of the city
    is_post = _POST.match(line) and (_NAME.search(line) or not line.endswith((".", ";", ":", ",")))
    return bool(is_post or _TAIL.fullmatch(line) or _NAME.fullmatch(line))
