"""The charter's rule of entry into force is one that can hold for every act (D48)."""

from documents.charter import RULES, entry_days, entry_rule
from documents.models import LegalAct


def test_the_rules_are_known_to_the_card_and_the_default_is_one_of_them() -> None:
    assert set(RULES) < set(LegalAct.EntryRule.values)
    assert (entry_rule(), entry_days()) == ("publication", None)
