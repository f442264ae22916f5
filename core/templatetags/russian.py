"""Russian in templates: `{{ n|plural:"акт,акта,актов" }}`, `{{ n|counted:"акт,акта,актов" }}`, `{{ day|in_words }}`."""

import re
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.russian import counting

register = template.Library()

# A longer number has to be parted somewhere: a small screen has no room for it.
_ACT_NUMBER = re.compile(r"№\s?(\S{1,20})(?!\S)")


@register.filter
def plural(count: int, forms: str) -> str:
    """Return the form of the noun that goes with the number: `forms` are for 1, 2 and 5, separated by commas."""
    one, few, many = (form.strip() for form in forms.split(","))
    return counting.plural(count, one, few, many)


@register.filter
def counted(count: int, forms: str) -> str:
    """Return the number and its noun: «12 актов»."""
    one, few, many = (form.strip() for form in forms.split(","))
    return counting.counted(count, one, few, many)


@register.filter
def grouped(count: int) -> str:
    """Return the number with its thousands set apart: «12 345»."""
    return counting.grouped(count)


@register.filter
def days_left(days: int) -> str:
    """Return how long is left when `days` whole days follow today: «осталось 5 дней», «сегодня последний день»."""
    return counting.days_left_in_words(days)


@register.filter
def in_words(day: date | datetime | None) -> str:
    """Return «12 марта 2026 г.», nothing for no date. A moment is taken in the city's time zone."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return counting.date_in_words(day) if day else ""


@register.filter
def unbroken(text: object) -> SafeString:
    """Return `text` escaped, with every «№ 145-п» in it kept on one line: browsers break after a hyphen."""
    pieces = _ACT_NUMBER.split(str(text))
    numbers = ((format_html('<span class="unbroken">№\N{NO-BREAK SPACE}{}</span>', number),) for number in pieces[1::2])
    plain = ((piece,) for piece in pieces[::2])
    shown = [part for pair in zip(plain, [*numbers, ("",)], strict=True) for part in pair]
    return format_html_join("", "{}", shown)
