"""What an editor is told of an issue before it may come out."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from documents.issues.checks import findings
from documents.issues.editing import listed
from documents.models import IssueRecord
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


def texts(record: IssueRecord, *, blocking: bool) -> str:
    return " ".join(found.text for found in findings(record, listed(record)) if found.is_blocking is blocking)


def test_an_issue_is_signed_to_print_before_it_comes_out() -> None:
    record = make_ready_issue(make.make_act("1-п"))
    noon = datetime.combine(record.issued_on, time(12), timezone.get_current_timezone())
    record.signed_at = noon
    assert texts(record, blocking=True) == ""
    record.signed_at = noon + timedelta(days=1)
    assert texts(record, blocking=True) == "Подписан в печать позже, чем вышел в свет: исправьте одну из дат."


def test_a_day_of_release_that_is_still_to_come_is_told_and_holds_nothing_back() -> None:
    record = make_ready_issue(make.make_act("1-п"))
    assert "ещё не наступила" not in texts(record, blocking=False)
    record.issued_on = timezone.localdate() + timedelta(days=1)
    record.year = record.issued_on.year
    assert "ещё не наступила: файл появится на сайте сразу" in texts(record, blocking=False)
    assert texts(record, blocking=True) == ""
