"""Numbers with nouns and dates in words, as Russian has them."""

import math
from datetime import date, timedelta

NO_BREAK = "\N{NO-BREAK SPACE}"
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def plural(count: int, one: str, few: str, many: str) -> str:
    """Return the form of a noun that goes with `count`: 1 «акт», 2 «акта», 5 «актов», 11 «актов», 21 «акт»."""
    last_two = abs(count) % 100
    if last_two % 10 == 1 and last_two != 11:
        return one
    if last_two % 10 in (2, 3, 4) and last_two not in (12, 13, 14):
        return few
    return many


def grouped(count: int) -> str:
    """Return a number as it is printed in Russian: 12 345, but 1234."""
    return f"{count:,}".replace(",", NO_BREAK) if abs(count) >= 10_000 else str(count)


def counted(count: int, one: str, few: str, many: str) -> str:
    """Return the number and its noun, which no line break parts: «12 актов»."""
    return f"{grouped(count)}{NO_BREAK}{plural(count, one, few, many)}"


def date_in_words(day: date) -> str:
    """Return «12 марта 2026 г.»."""
    return f"{day.day}{NO_BREAK}{MONTHS[day.month - 1]} {day.year}{NO_BREAK}г."


def days_left_in_words(days: int) -> str:
    """Return how long is left when `days` whole days follow today: «осталось 5 дней», «сегодня последний день»."""
    if days < 0:
        return "срок истёк"
    if days == 0:
        return "сегодня последний день"
    return f"{plural(days, 'остался', 'осталось', 'осталось')} {counted(days, 'день', 'дня', 'дней')}"


def duration_in_words(duration: timedelta) -> str:
    """Return how long something takes, as after «через»: «1 час», «2 часа 30 минут», «1 минуту»; at least a minute."""
    hours, minutes = divmod(max(1, math.ceil(duration.total_seconds() / 60)), 60)
    parts = [
        counted(hours, "час", "часа", "часов") if hours else "",
        counted(minutes, "минуту", "минуты", "минут") if minutes else "",
    ]
    return " ".join(part for part in parts if part)
