"""The status of an act on a day (D46–D50)."""

from datetime import date, timedelta
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from core.russian.counting import date_in_words
from documents import publication
from documents.models import ActRecord, LegalAct, RelationClause
from documents.relations import relations_of
from documents.status import Status, expression, in_status, recompute, set_entry, status
from documents.wording import Entry, entry, status_in_words
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)
RULES = LegalAct.EntryRule


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def test_a_normative_act_is_not_in_force_before_it_is_officially_published() -> None:
    record = make.make_act(entry_rule=RULES.SIGNING)
    assert status(record, later(100)) == Status.AWAITING_PUBLICATION
    make.make_fact(record, later(5))
    record.refresh_from_db()
    assert [status(record, later(day)) for day in (4, 5, 6)] == [
        Status.AWAITING_PUBLICATION,
        Status.IN_FORCE,
        Status.IN_FORCE,
    ]


def test_a_date_given_by_hand_does_not_replace_the_publication() -> None:
    record = make.make_act(entry_rule=RULES.FIXED_DATE, entry_on=later(1))
    assert status(record, later(30)) == Status.AWAITING_PUBLICATION


def test_an_act_that_needs_no_publication_is_in_force_from_signing() -> None:
    record = make.make_act(is_normative=False, entry_rule=RULES.SIGNING)
    assert status(record, later(-1)) == Status.ADOPTED
    assert status(record, DAY) == Status.IN_FORCE


@pytest.mark.parametrize(
    ("rule", "fields", "normative", "published", "expected"),
    [
        (RULES.SIGNING, {}, True, 3, 3),
        (RULES.SIGNING, {}, True, -3, 0),
        (RULES.SIGNING, {}, False, None, 0),
        (RULES.SIGNING, {}, True, None, None),
        (RULES.PUBLICATION, {}, True, 3, 3),
        (RULES.PUBLICATION, {}, False, None, None),
        (RULES.DAYS_AFTER_PUBLICATION, {"entry_days": 10}, True, 3, 13),
        (RULES.DAYS_AFTER_PUBLICATION, {"entry_days": 10, "entry_on": later(40)}, True, 3, 40),
        (RULES.FIXED_DATE, {"entry_on": later(20)}, True, None, 20),
        (RULES.OTHER, {"entry_on": later(20)}, True, 3, 20),
        (RULES.FIXED_DATE, {"entry_on": later(1)}, True, 9, 9),
        (RULES.PUBLICATION, {"entry_on": later(1)}, True, 9, 9),
        (RULES.FIXED_DATE, {"entry_on": later(1)}, False, 9, 1),
    ],
)
def test_the_day_of_entry_into_force(
    rule: str, fields: dict[str, Any], normative: bool, published: int | None, expected: int | None
) -> None:
    page: Any = SimpleNamespace(
        **{"entry_rule": rule, "entry_days": None, "entry_on": None, "adopted_on": DAY, **fields}
    )
    record = ActRecord(requires_publication=normative)
    set_entry(record, page, None if published is None else later(published))
    assert record.effective_on == (None if expected is None else later(expected))


def test_only_the_methods_of_the_charter_promulgate_and_the_earliest_counts() -> None:
    record = make.make_act(promulgated_on=later(9))
    make.make_fact(record, later(1), method="site")
    make.make_fact(record, later(6), method="network")
    record.refresh_from_db()
    assert record.promulgated_on == later(6)
    with override_settings(PROMULGATION_METHODS=["site"]):
        recompute([record])
    assert record.promulgated_on == later(1)


def test_a_changed_charter_is_applied_to_all_acts_by_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    record = make.make_act()
    make.make_fact(record, later(1), method="site")
    with override_settings(PROMULGATION_METHODS=["site"]):
        call_command("recompute_statuses")
    record.refresh_from_db()
    assert record.promulgated_on == later(1)
    assert "Изменились даты у 1" in capsys.readouterr().out


def test_a_published_act_waits_for_its_day() -> None:
    record = make.make_act(promulgated_on=later(1), entry_rule=RULES.DAYS_AFTER_PUBLICATION, entry_days=10)
    assert status(record, later(10)) == Status.PUBLISHED
    assert status(record, later(11)) == Status.IN_FORCE
    words = status_in_words(record, Status.PUBLISHED, later(10)).replace("\N{NO-BREAK SPACE}", " ")
    assert words == "Опубликован 13 марта 2026 г., вступит в силу с 23 марта 2026 г."


def test_an_act_that_waits_for_publication_is_not_said_to_be_in_force() -> None:
    record = make.make_act(entry_rule=RULES.FIXED_DATE, entry_on=later(1))
    state = status(record, later(2))
    assert state == Status.AWAITING_PUBLICATION
    assert entry(record, state, later(2)) == Entry("Вступит в силу", "после официального опубликования")
    assert "не раньше" in entry(record, state, DAY).words
    make.make_fact(record, later(3))
    record.refresh_from_db()
    assert entry(record, status(record, later(9)), later(9)) == Entry("Вступил в силу", date_in_words(later(3)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("amends", Status.IN_FORCE_AMENDED), ("repeals", Status.REPEALED), ("cancels", Status.CANCELLED)],
)
def test_what_another_act_does_takes_effect_by_the_clock(kind: str, expected: Status) -> None:
    record = make.make_act("1-п", promulgated_on=DAY)
    other = make.make_act("2-п", promulgated_on=later(20))
    make.relate(other, kind, record)
    record.refresh_from_db()
    assert status(record, later(19)) == Status.IN_FORCE
    assert status(record, later(20)) == expected


def test_a_relation_may_have_a_day_of_its_own() -> None:
    record = make.make_act("1-п", promulgated_on=DAY)
    make.relate(make.make_act("2-п", promulgated_on=later(1)), "repeals", record, effective_on=later(50))
    record.refresh_from_db()
    assert status(record, later(49)) == Status.IN_FORCE
    assert "Прекратит действие 1 мая 2026 г." in status_in_words(record, Status.IN_FORCE, later(1)).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert status(record, later(50)) == Status.REPEALED


def test_a_suspension_ends_by_itself() -> None:
    record = make.make_act("1-п", promulgated_on=DAY)
    make.relate(make.make_act("2-п", promulgated_on=later(5)), "suspends", record, until=later(9))
    record.refresh_from_db()
    days = [status(record, later(day)) for day in (4, 5, 9, 10)]
    assert days == [Status.IN_FORCE, Status.SUSPENDED, Status.SUSPENDED, Status.IN_FORCE]


def test_a_removed_relation_gives_the_act_its_force_back() -> None:
    record = make.make_act("1-п", promulgated_on=DAY)
    relation = make.relate(make.make_act("2-п", promulgated_on=later(5)), "repeals", record)
    relation.delete()
    record.refresh_from_db()
    assert record.ceased_on is None
    assert status(record, later(30)) == Status.IN_FORCE


def test_a_court_ends_an_act_without_another_act() -> None:
    record = make.make_act(promulgated_on=DAY)
    record.ended_on, record.ended_how, record.ended_basis = later(8), "invalidated", "решение суда от 20.03.2026"
    publication.set_end(record)
    assert status(record, later(7)) == Status.IN_FORCE
    assert status(record, later(8)) == Status.INVALIDATED
    assert "Основание: решение суда" in status_in_words(record, Status.INVALIDATED, later(8))


def test_a_reference_text_is_just_that_whatever_its_dates() -> None:
    kind = make.make_kind("статья кодекса", "statya-kodeksa", is_reference_text=True)
    record = make.make_act("136-ФЗ, ст. 1", kind=kind)
    assert status(record, DAY) == Status.REFERENCE


def test_an_end_of_a_postponed_publication_reaches_the_acts_it_repeals() -> None:
    """A repealing act published later than entered moves the end of the repealed one."""
    record = make.make_act("1-п", promulgated_on=DAY)
    other = make.make_act("2-п")
    make.relate(other, "repeals", record)
    record.refresh_from_db()
    assert record.ceased_on is None
    make.make_fact(other, later(30))
    record.refresh_from_db()
    assert record.ceased_on == later(30)


def test_an_act_that_awaits_its_promulgation_ends_nothing_on_a_day_given_by_hand() -> None:
    record = make.make_act("1-п", promulgated_on=DAY)
    other = make.make_act("2-п", entry_rule=RULES.FIXED_DATE, entry_on=later(1))
    make.relate(other, "repeals", record)
    record.refresh_from_db()
    assert record.ceased_on is None
    (shown,) = relations_of(record)
    assert shown.day is None
    make.make_fact(other, later(30))
    record.refresh_from_db()
    assert record.ceased_on == later(30)


def test_the_query_says_the_same_as_the_function() -> None:
    """Every combination of dates before, on and after the day."""
    base = make.make_act("0-п")
    reference = make.make_kind("статья кодекса", "statya-kodeksa", is_reference_text=True)
    days = [None, later(-1), DAY, later(1)]
    rows = []
    for number, (promulgated, effective, amended, ceased, normative) in enumerate(
        product(days, days, [None, DAY], [None, DAY, later(1)], [True, False])
    ):
        rows.append(
            {
                "promulgated_on": promulgated,
                "effective_on": effective,
                "amended_on": amended,
                "ceased_on": ceased,
                "cessation": ["repealed", "cancelled", "invalidated"][number % 3] if ceased else "",
                "suspended_from": [None, DAY, later(-5)][number % 3],
                "suspended_until": [None, later(-1), DAY][number // 3 % 3],
                "requires_publication": normative,
                "kind_id": reference.pk if number % 17 == 0 else base.kind_id,
            }
        )
    for row in rows:
        ActRecord.objects.filter(pk=base.pk).update(**row)
        found = ActRecord.objects.select_related("kind").annotate(asked=expression(DAY)).get(pk=base.pk)
        assert found.asked == status(found, DAY), row
        assert in_status(ActRecord.objects.all(), [found.asked], DAY).exists()


def test_recomputing_costs_the_same_for_one_and_for_many(django_assert_max_num_queries: Any) -> None:
    records = [make.make_act(f"{number}-п", promulgated_on=DAY) for number in range(1, 9)]
    for record in records[1:]:
        make.relate(record, "amends", records[0])
    ActRecord.objects.update(effective_on=None, amended_on=None)
    with django_assert_max_num_queries(10):
        assert len(recompute(list(ActRecord.objects.all()))) == 8


def test_the_first_and_the_last_change_are_told_and_those_to_come_are_not() -> None:
    record = make.make_act("1-п", promulgated_on=DAY)
    make.relate(make.make_act("2-п", promulgated_on=later(5)), "amends", record)
    assert told(record, later(6)) == "Действует с 12 марта 2026 г., изменён 17 марта 2026 г."
    repealing = make.relate(make.make_act("3-п", promulgated_on=later(2)), "repeals", record, effective_on=later(9))
    RelationClause.objects.create(relation=repealing, change="repealed", target_address="p-2")
    make.relate(make.make_act("4-п", promulgated_on=later(8)), "amends", record)
    make.relate(make.make_act("5-п", published=False, promulgated_on=later(9)), "amends", record)
    make.relate(make.make_act("6-п", promulgated_on=later(3)), "amends", record, effective_on=later(40))
    twice = "Действует с 12 марта 2026 г., изменён 17 марта 2026 г., последний раз"
    assert told(record, later(8)) == f"{twice} 20 марта 2026 г."
    assert told(record, later(10)) == f"{twice} 21 марта 2026 г."
    assert told(record, later(40)) == f"{twice} 21 апреля 2026 г."


def test_page_and_feed_say_the_same(client: Client) -> None:
    record = make.make_act("1-п", promulgated_on=DAY)
    for number, days in ((2, 5), (3, 8)):
        make.relate(make.make_act(f"{number}-п", promulgated_on=later(days)), "amends", record)
    words = "изменён 17 марта 2026 г., последний раз 20 марта 2026 г."
    for address in (record.path, "/documents/acts/feed.atom"):
        assert words in client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " "), address


def told(record: ActRecord, on: date) -> str:
    record.refresh_from_db()
    return status_in_words(record, status(record, on), on).replace("\N{NO-BREAK SPACE}", " ")
