"""A rule of the city that nobody could keep is named before the site starts."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import override_settings

from documents.checks import check_rules_of_the_city


def named(**changed: Any) -> list[tuple[str | None, str]]:
    with override_settings(**changed):
        return [(message.id, message.msg) for message in check_rules_of_the_city(None)]


def test_the_rules_of_the_city_can_be_kept() -> None:
    assert [message for message in run_checks() if str(message.id).startswith("documents.")] == []


def test_a_check_that_is_not_there_or_weighs_nothing_known_is_named(settings: LazySettings) -> None:
    weights = settings.CHECKS_BEFORE_PUBLISHING
    assert named(CHECKS_BEFORE_PUBLISHING={**weights, "signatary": "blocks", "number": "block"}) == [
        ("documents.E002", "CHECKS_BEFORE_PUBLISHING: 'signatary' is unknown."),
        ("documents.E003", "A weight in CHECKS_BEFORE_PUBLISHING: 'block' is unknown."),
    ]
    assert named(CHECKS_OF_KINDS={"soglashenie": {"nomber": "advises", "number": False}}) == [
        ("documents.E002", "CHECKS_OF_KINDS['soglashenie']: 'nomber' is unknown."),
        ("documents.E003", "A weight in CHECKS_OF_KINDS['soglashenie']: False is unknown."),
    ]


def test_a_check_left_out_is_not_switched_off_silently(settings: LazySettings) -> None:
    weights = {code: weight for code, weight in settings.CHECKS_BEFORE_PUBLISHING.items() if code != "pdf_text"}
    assert named(CHECKS_BEFORE_PUBLISHING=weights) == [
        ("documents.E001", "CHECKS_BEFORE_PUBLISHING does not say how much the check 'pdf_text' weighs.")
    ]


@pytest.mark.parametrize("methods", [["print"], ("print",), "print"])
def test_a_method_of_publication_that_is_not_there_is_named(methods: Any) -> None:
    assert named(PROMULGATION_METHODS=methods) == [("documents.E004", "PROMULGATION_METHODS: 'print' is unknown.")]


@pytest.mark.parametrize("rule", ["fixed_date", "other", "", "publikation", None])
def test_a_rule_of_entry_that_no_charter_can_hold_is_named(rule: Any) -> None:
    assert named(ENTRY_RULE=rule) == [("documents.E009", f"ENTRY_RULE: {rule!r} is unknown.")]


@pytest.mark.parametrize("days", [0, 9999, None, "10", True])
def test_a_rule_that_counts_days_needs_how_many(days: Any) -> None:
    assert named(ENTRY_RULE="days_after_publication", ENTRY_DAYS=10) == []
    assert named(ENTRY_RULE="days_after_publication", ENTRY_DAYS=days) == [
        ("documents.E010", "ENTRY_DAYS must be a whole number from 1 to 3650.")
    ]
    assert named(ENTRY_RULE="signing", ENTRY_DAYS=days) == [], "nobody counts them"


@pytest.mark.parametrize("day", ["9 мая", "2026-05-09", "05-32", "13-01", "W01", "5-9", 509, None])
def test_a_holiday_that_never_comes_is_named(day: Any) -> None:
    assert named(PUBLIC_HOLIDAYS=["02-29", day]) == [
        ("documents.E005", f"PUBLIC_HOLIDAYS: {day!r} is no day of the year.")
    ]


@pytest.mark.parametrize("part", ["Общие положения", ("Стандарт",), ("Стандарт", "Стандарт"), ("Стандарт", ""), None])
def test_a_part_of_a_regulation_that_is_never_found_is_named(part: Any) -> None:
    assert named(REGULATION_PARTS=[("Стандарт", "стандарт"), ["Контроль", "контрол"], part]) == [
        ("documents.E006", f"REGULATION_PARTS: {part!r} is not a name and a word.")
    ]


def test_a_mistyped_rule_stops_the_start() -> None:
    with override_settings(PROMULGATION_METHODS=["print"]), pytest.raises(SystemCheckError, match="'print' is unknown"):
        call_command("check")
