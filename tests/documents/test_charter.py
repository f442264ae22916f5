"""The charter's rule of entry into force is one that can hold for every act (D48)."""

from typing import Any

import pytest
from django.conf import LazySettings

from documents.charter import RULES, check_entry_rule, entry_days, entry_rule
from documents.models import LegalAct


def problems() -> list[str]:
    return [problem.msg for problem in check_entry_rule(None)]


def test_the_rules_are_known_to_the_card_and_the_default_is_one_of_them(settings: LazySettings) -> None:
    assert set(RULES) < set(LegalAct.EntryRule.values)
    assert problems() == []
    assert (entry_rule(), entry_days()) == ("publication", None)


@pytest.mark.parametrize("rule", ["fixed_date", "other", "", "publikation", None])
def test_a_rule_that_no_charter_can_hold_is_named_before_the_start(settings: LazySettings, rule: Any) -> None:
    settings.ENTRY_RULE = rule
    assert problems() == ["ENTRY_RULE must be one of signing, publication, days_after_publication."]


@pytest.mark.parametrize(("days", "is_right"), [(1, True), (10, True), (0, False), (9999, False), (None, False)])
def test_a_rule_that_counts_days_needs_how_many(settings: LazySettings, days: int | None, is_right: bool) -> None:
    settings.ENTRY_RULE, settings.ENTRY_DAYS = "days_after_publication", days
    assert (problems() == []) is is_right
