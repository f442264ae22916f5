"""Numbers with nouns and dates in words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template

from core.russian.counting import counted, date_in_words, days_left_in_words, duration_in_words, plural


@pytest.mark.parametrize(
    ("count", "noun"),
    [
        *[
            (0, "актов"),
            (1, "акт"),
            (2, "акта"),
            (4, "акта"),
            (5, "актов"),
            (11, "актов"),
            (12, "актов"),
            (14, "актов"),
        ],
        *[(21, "акт"), (22, "акта"), (101, "акт"), (111, "актов"), (112, "актов"), (1001, "акт"), (-1, "акт")],
    ],
)
def test_a_noun_takes_the_form_of_its_number(count: int, noun: str) -> None:
    assert plural(count, "акт", "акта", "актов") == noun


def test_a_number_and_its_noun_stay_on_one_line() -> None:
    assert counted(12345, "акт", "акта", "актов") == "12\xa0345\xa0актов"


def test_a_date_is_written_in_words() -> None:
    assert date_in_words(date(2026, 3, 12)) == "12\xa0марта 2026\xa0г."


def test_templates_speak_russian() -> None:
    template = Template(
        "{% load russian %}{{ n|counted:'акт,акта,актов' }} {{ n|plural:'акт,акта,актов' }} {{ d|in_words }}"
    )
    assert template.render(Context({"n": 3, "d": date(2026, 5, 9)})) == "3\xa0акта акта 9\xa0мая 2026\xa0г."


def test_a_moment_is_a_day_of_the_city() -> None:
    template = Template("{% load russian %}{{ d|in_words }}")
    assert template.render(Context({"d": datetime(2026, 12, 31, 20, 0, tzinfo=UTC)})) == "1\xa0января 2027\xa0г."
    assert template.render(Context({"d": None})) == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "срок истёк"),
        (0, "сегодня последний день"),
        (1, "остался 1\xa0день"),
        (3, "осталось 3\xa0дня"),
        (5, "осталось 5\xa0дней"),
        (21, "остался 21\xa0день"),
    ],
)
def test_what_is_left_of_a_term_is_said_in_words(days: int, words: str) -> None:
    assert days_left_in_words(days) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(hours=1), "1\xa0час"),
        (timedelta(hours=2, minutes=30), "2\xa0часа 30\xa0минут"),
        (timedelta(hours=5), "5\xa0часов"),
        (timedelta(minutes=21), "21\xa0минуту"),
        (timedelta(seconds=1), "1\xa0минуту"),
    ],
)
def test_how_long_to_wait_is_said_in_words(duration: timedelta, words: str) -> None:
    assert duration_in_words(duration) == words
