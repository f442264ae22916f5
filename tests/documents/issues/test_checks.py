"""What an editor is told of an issue before it may come out."""

import pytest

from documents.issues.checks import findings
from documents.issues.editing import listed
from tests.factories import documents as make
from tests.factories.issues import make_ready_issue

pytestmark = pytest.mark.django_db


def test_a_character_the_press_cannot_print_is_told_with_its_act_and_holds_nothing_back() -> None:
    plain = make.make_act("1-п", paragraphs=["1. Площадь не менее 5 м² ≥ 3 ₽."])
    odd = make.make_act("2-п", paragraphs=["1. Улыбка 😀 и снова 😀, знак 中."])
    record = make_ready_issue(plain, odd)
    found = findings(record, listed(record))
    assert [finding for finding in found if finding.is_blocking] == []
    told = [finding.text for finding in found if "в шрифтах сборника нет" in finding.text]
    assert len(told) == 1
    assert told[0].startswith(f"{odd}: в шрифтах сборника нет знаков «😀», «中»:")
