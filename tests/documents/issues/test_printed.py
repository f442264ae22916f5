"""An act of which only some parts are printed still waits for an issue (D49, D65, D67)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents.issues.candidates import waiting, without_collection
from documents.issues.checks import findings
from documents.issues.editing import add_acts, listed
from documents.issues.gaps import gaps
from documents.issues.printed import is_printed, lacking, print_of
from documents.models import ActRecord
from tests.factories import documents as make
from tests.factories.issues import make_issue, make_ready_issue, make_released_issue

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 20)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def print_parts(act: ActRecord, *parts: int, of: int, name: str = "Маяк труда") -> None:
    for part in parts:
        make.make_fact(act, DAY, publication_name=name, issue=str(part), part=part, parts=of)


def test_the_condition_and_the_publications_agree() -> None:
    acts = {words: make.make_act(f"{number}-п") for number, words in enumerate(CASES, start=1)}
    for words, facts in CASES.items():
        for name, parts, of in facts:
            print_parts(acts[words], *parts, of=of, name=name)
    make.make_fact(acts["whole"], DAY, publication_name="Маяк труда", issue="3")
    make.make_fact(acts["parts and whole"], DAY, publication_name="Сборник", issue="3")
    make.make_fact(acts["elsewhere"], DAY, "network", url="https://gazeta.example/1")
    printed = print_of(acts.values())
    whole = {words for words, act in acts.items() if any(not each.missing for each in printed[act.pk])}
    assert whole == {"whole", "all parts", "all parts of one", "parts and whole"}
    assert {act.pk for act in ActRecord.objects.filter(is_printed())} == {acts[words].pk for words in whole}
    assert {words: lacking(printed[act.pk]) for words, act in acts.items() if lacking(printed[act.pk])} == {
        "some parts": "напечатан не весь: «Маяк труда», не внесена часть 2 из 3",
        "halves of two": (
            "напечатан не весь: «Маяк труда», не внесены части 2, 3 из 3; «Сборник», не внесена часть 1 из 2"
        ),
    }


CASES: dict[str, list[tuple[str, tuple[int, ...], int]]] = {
    "nowhere": [],
    "elsewhere": [],
    "whole": [],
    "some parts": [("Маяк труда", (1, 3), 3)],
    "all parts": [("Маяк труда", (2, 1), 2)],
    "halves of two": [("Маяк труда", (1,), 3), ("Сборник", (2,), 2)],
    "all parts of one": [("Маяк труда", (1,), 3), ("Сборник", (1, 2), 2)],
    "parts and whole": [("Маяк труда", (1,), 3)],
}


def test_it_is_proposed_with_a_word_on_what_is_missing(admin: Client) -> None:
    act, printed = make.make_act("1-п"), make.make_act("2-п")
    print_parts(act, 1, of=2)
    print_parts(printed, 1, 2, of=2)
    record = make_issue()
    response = admin.get(
        reverse("issues_desk:desk", args=[record.page_id]), {"since": "2026-01-01", "until": "2026-12-31"}
    )
    words = "напечатан не весь: «Маяк труда», не внесена часть 2 из 2"
    assert response.context["proposed"] == [(act, words)]
    assert "Напечатан не весь: «Маяк труда», не внесена часть 2 из 2" in response.content.decode()
    assert list(without_collection()) == [act]


def test_it_leaves_a_gap_and_one_that_is_printed_whole_does_not() -> None:
    first, partly, whole, last = (make.make_act(f"{number}-п") for number in (1, 2, 3, 4))
    print_parts(partly, 1, of=2)
    print_parts(whole, 1, 2, of=2)
    record = make_issue(first, last)
    assert [(gap.span, list(gap.left_out)) for gap in gaps(record, listed(record))] == [("2", [partly])]


def test_an_issue_may_print_it_whole_and_then_it_waits_no_more(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    act = make.make_act("1-п")
    print_parts(act, 1, of=2)
    record = make_ready_issue(act)
    told = [finding for finding in findings(record, listed(record)) if str(act) in finding.text]
    assert [finding.is_blocking for finding in told] == [False] * len(told)
    assert f"{act}: напечатан не весь: «Маяк труда», не внесена часть 2 из 2. Если остальное уже" in " ".join(
        finding.text for finding in told
    )
    assert not any("уже есть сведения" in finding.text for finding in told)


def test_once_an_issue_has_it_whole_it_is_printed(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    act = make.make_act("1-п")
    print_parts(act, 1, of=2)
    make_released_issue(act)
    assert not waiting(*YEAR).exists()
    act.refresh_from_db()
    assert act.promulgated_on == date(2026, 3, 31)
    second = make_issue(year=2026, number=2, through_number=2)
    add_acts(second, [act])
    assert any("Акт печатают один раз" in found.text for found in findings(second, listed(second)))
