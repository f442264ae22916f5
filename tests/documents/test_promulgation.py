"""Which publications make an act officially public, and from which day (D45, D49)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from documents.models import ActRecord, PublicationFact
from documents.promulgation import days_of_promulgation, promulgation, publications
from documents.status import Status, status
from documents.wording import promulgation_in_words
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 20)
PAPER = {"method": "printed", "publication_name": "Маяк труда", "issue": "3"}


def fact(key: int, days: int, method: str = "printed", **fields: Any) -> PublicationFact:
    return PublicationFact(pk=key, method=method, published_on=DAY + timedelta(days=days), **fields)


def part(key: int, days: int, number: int, *, of: int = 3, name: str = "Маяк труда") -> PublicationFact:
    return fact(key, days, publication_name=name, part=number, parts=of)


def add_part(act: ActRecord, number: int, days: int, *, of: int = 3) -> PublicationFact:
    day = DAY + timedelta(days=days)
    return make.make_fact(act, day, publication_name="Маяк труда", issue=str(number), part=number, parts=of)


def test_the_earliest_that_counts_is_the_legal_one() -> None:
    found = promulgation([fact(1, 5), fact(2, 1, "network"), fact(3, 0, "site")])
    assert found is not None
    assert [each.pk for each in found.facts] == [2]
    assert promulgation([fact(1, 0, "site"), fact(2, 0, "public_place")]) is None
    assert promulgation([]) is None


def test_what_is_printed_in_parts_is_published_with_the_last_when_all_are_there() -> None:
    parts = [part(1, 7, 2), part(2, 14, 3), part(3, 0, 1)]
    assert promulgation(parts[:2]) is None
    found = promulgation(parts)
    assert found is not None
    assert found.published_on == DAY + timedelta(days=14)
    assert [each.part for each in found.facts] == [1, 2, 3]


def test_a_later_publication_in_one_piece_is_earlier_than_parts_that_end_later() -> None:
    found = promulgation([part(1, 0, 1, of=2), part(2, 9, 2, of=2), fact(3, 5)])
    assert found is not None
    assert found.published_on == DAY + timedelta(days=5)


def test_parts_of_different_editions_do_not_make_one_publication() -> None:
    parts = [part(1, 0, 1, of=2), part(2, 7, 2, of=2, name="Сборник")]
    assert [each.missing for each in publications(parts)] == [[2], [1]]
    assert promulgation(parts) is None


def test_an_act_is_not_in_force_while_a_part_is_missing(django_assert_num_queries: Any) -> None:
    act = make.make_act()
    first = add_part(act, 1, 0)
    add_part(act, 3, 9)
    act.refresh_from_db()
    assert status(act, DAY + timedelta(days=30)) == Status.AWAITING_PUBLICATION
    add_part(act, 2, 5)
    act.refresh_from_db()
    assert (act.promulgated_on, act.effective_on) == (DAY + timedelta(days=9), DAY + timedelta(days=9))
    other = make.make_act("146-п", promulgated_on=DAY)
    with django_assert_num_queries(1):
        assert days_of_promulgation([act, other]) == {act.pk: DAY + timedelta(days=9), other.pk: DAY}
    first.delete()
    act.refresh_from_db()
    assert act.promulgated_on is None


def test_the_page_and_the_api_tell_the_parts(client: Client) -> None:
    act = make.make_act()
    add_part(act, 1, 0)
    assert "«Маяк труда», № 1, часть 1 из 3" in client.get(act.path).content.decode()
    answer = client.get(f"/api/v1/acts/{act.public_id}/").json()
    assert answer["promulgated_on"] is None
    assert [(each["part"], each["parts"]) for each in answer["publications"]] == [(1, 3)]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([fact(1, 0)], ["да, 20.03.2026"]),
        ([fact(1, 0), fact(2, 1, "network")], ["да, 20.03.2026", "да, но не первое"]),
        ([fact(1, 0, "site")], ["нет: по уставу этот способ не считается"]),
        ([part(1, 0, 1)], ["ещё нет: не внесены части 2, 3"]),
        ([part(1, 0, 1), part(2, 1, 3)], ["ещё нет: не внесена часть 2"]),
        ([part(1, 0, 1, of=2), part(2, 1, 2, of=2)], ["да, 21.03.2026"]),
    ],
)
def test_the_editor_is_told_what_counts(facts: list[PublicationFact], words: list[str]) -> None:
    found = publications(facts)
    assert [promulgation_in_words(each, promulgation(facts)) for each in found] == words


def test_parts_are_entered_one_by_one_at_the_desk(admin: Client) -> None:
    act = make.make_act()
    address = reverse("acts_desk:add_fact", args=[act.page_id])
    desk = reverse("acts_desk:desk", args=[act.page_id])
    admin.post(address, {**PAPER, "published_on": "2026-03-20", "part": "1", "parts": "2"})
    assert "ещё нет: не внесена часть 2" in admin.get(desk).content.decode()
    admin.post(address, {**PAPER, "published_on": "2026-03-27", "issue": "4", "part": "2", "parts": "2"})
    assert admin.get(desk).content.decode().count(">да, 27.03.2026</td>") == 2
    act.refresh_from_db()
    assert act.promulgated_on == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"part": "2"}, "parts", "сколько всего частей"),
        ({"parts": "3"}, "part", "которая это часть"),
        ({"part": "1", "parts": "1"}, "parts", "очистите оба поля"),
        ({"part": "4", "parts": "3"}, "part", "от 1 до 3"),
        ({"part": "0", "parts": "3"}, "part", "от 1 до 3"),
        ({"part": "1", "parts": "3"}, "part", "Эта часть уже внесена: 20.03.2026"),
        ({"part": "2", "parts": "4"}, "parts", "всего частей 3"),
        ({"part": "2", "parts": "3", "method": "other", "place": "плакат"}, "part", "другой способ"),
    ],
)
def test_a_part_that_cannot_be_is_explained_at_its_field(
    admin: Client, sent: dict[str, str], field: str, words: str
) -> None:
    act = make.make_act()
    add_part(act, 1, 0)
    address = reverse("acts_desk:add_fact", args=[act.page_id])
    answer = admin.post(address, {**PAPER, "published_on": "2026-03-27", **sent})
    assert answer.status_code == 200
    assert words in str(answer.context["fact_form"].errors[field])


@pytest.mark.parametrize("fields", [{"part": 1}, {"parts": 3}, {"part": 4, "parts": 3}, {"part": 1, "parts": 1}])
def test_the_database_keeps_no_half_told_part(fields: dict[str, int]) -> None:
    act = make.make_act()
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_fact(act, DAY, **fields)  # type: ignore[arg-type]  # columns of all kinds
