"""The desk of an act: publication facts, relations and the end are changed, deleted after a question, and noted."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from documents.desk.keeping import LOGGED, NOT_KEPT
from documents.models import ActRecord, ActRelation, PublicationFact
from tests.documents.editing import said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
PRINTED = {"method": "printed", "published_on": "2026-03-20", "publication_name": "Маяк труда", "issue": "3"}


def address(name: str, act: ActRecord, *more: int) -> str:
    return reverse(f"acts_desk:{name}", args=[act.page_id, *more])


def noted(act: ActRecord) -> list[str]:
    """What the history of the page says, the latest first."""
    found = PageLogEntry.objects.filter(page=act.page_id, action=LOGGED).order_by("-timestamp")
    return [entry.message for entry in found]


def relate(admin: Client, act: ActRecord, **said: str) -> Any:
    return admin.post(address("add_relation", act), {"kind": "repeals", **said})


def test_a_fact_is_changed_where_it_stands_and_the_status_follows(admin: Client) -> None:
    act = make.make_act()
    admin.post(address("add_fact", act), PRINTED)
    fact = PublicationFact.objects.get()
    form = admin.get(address("change_fact", act, fact.pk))
    assert 'value="Маяк труда"' in form.content.decode()
    answer = admin.post(address("change_fact", act, fact.pk), {**PRINTED, "published_on": "2026-03-27", "issue": "4"})
    assert answer.url == f"{address('desk', act)}#facts"
    act.refresh_from_db()
    assert (PublicationFact.objects.get().issue, act.effective_on) == ("4", date(2026, 3, 27))
    assert noted(act) == [
        "Исправлен факт опубликования: 27.03.2026, «Маяк труда», № 4. Было: 20.03.2026, «Маяк труда», № 3",
        "Добавлен факт опубликования: 20.03.2026, «Маяк труда», № 3",
    ]


def test_a_wrong_change_is_sent_back_and_nothing_is_kept(admin: Client) -> None:
    act = make.make_act()
    fact = make.make_fact(act, date(2026, 3, 20))
    answer = admin.post(address("change_fact", act, fact.pk), {**PRINTED, "issue": ""})
    assert answer.status_code == 200
    assert NOT_KEPT in answer.content.decode()
    assert "Напишите номер выпуска" in answer.content.decode()
    assert noted(act) == []


def test_a_part_keeps_its_number_when_it_is_changed(admin: Client) -> None:
    act = make.make_act()
    part = {**PRINTED, "part": "1", "parts": "2"}
    admin.post(address("add_fact", act), part)
    key = PublicationFact.objects.get().pk
    assert admin.post(address("change_fact", act, key), {**part, "pages": "4–9"}).status_code == 302
    assert PublicationFact.objects.get().pages == "4–9"


def test_the_same_fact_is_not_kept_twice(admin: Client) -> None:
    act = make.make_act()
    admin.post(address("add_fact", act), PRINTED)
    answer = admin.post(address("add_fact", act), PRINTED)
    assert "Такая запись уже есть: 20.03.2026, «Маяк труда», № 3." in answer.content.decode()
    assert PublicationFact.objects.count() == 1
    assert admin.post(address("add_fact", act), {**PRINTED, "issue": "4"}).status_code == 302


def test_deleting_a_fact_says_first_what_it_means(admin: Client) -> None:
    act = make.make_act()
    first, second = (make.make_fact(act, date(2026, 3, day)) for day in (20, 27))
    delete = address("delete_fact", act, first.pk)
    assert "станет 27.03.2026, был 20.03.2026" in admin.get(delete).content.decode()
    assert "это не повлияет" in admin.get(address("delete_fact", act, second.pk)).content.decode()
    assert PublicationFact.objects.count() == 2
    admin.post(delete)
    assert "будет ждать опубликования" in admin.get(address("delete_fact", act, second.pk)).content.decode()
    assert noted(act) == [f"Удалено: факт опубликования {first.in_words}"]
    assert "уже нет" in said(admin.post(delete))
    assert "уже нет" in said(admin.get(address("change_fact", act, first.pk)))


def test_what_is_deleted_is_named_and_belongs_to_the_act(admin: Client) -> None:
    act, other = make.make_act("1-п"), make.make_act("2-п")
    fact = make.make_fact(act, date(2026, 3, 20))
    assert (
        f'aria-label="Удалить факт опубликования {fact.in_words}"' in admin.get(address("desk", act)).content.decode()
    )
    assert "уже нет" in said(admin.post(address("delete_fact", other, fact.pk)))
    assert PublicationFact.objects.exists()


def test_a_relation_is_deleted_after_a_question_and_only_once(admin: Client) -> None:
    old, act = make.make_act("1-п"), make.make_act("2-п")
    relate(admin, act, number="1-п")
    delete = address("delete_relation", act, ActRelation.objects.get().pk)
    assert f'href="{delete}" aria-label="Удалить связь: признаёт утратившим силу {old}"' in (
        admin.get(address("desk", act)).content.decode()
    )
    assert f"«признаёт утратившим силу: {old}»" in admin.get(delete).content.decode()
    assert ActRelation.objects.exists()
    assert "Связь удалена" in said(admin.post(delete))
    assert "уже нет" in said(admin.post(delete))
    assert noted(act) == [
        f"Удалено: связь «признаёт утратившим силу: {old}»",
        f"Добавлена связь: признаёт утратившим силу: {old}",
    ]


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"number": "later"}, "number", "у более позднего акта"),
        ({"kind": "amends", "until": "2026-12-31"}, "until", "только у приостановления"),
        ({"kind": "suspends", "effective_on": "2026-05-02", "until": "2026-05-01"}, "until", "поменяйте даты"),
        ({"effective_on": "2026-03-11"}, "effective_on", "принят позже, 12.03.2026"),
    ],
)
def test_a_relation_that_cannot_be_is_refused(admin: Client, changed: dict[str, str], field: str, words: str) -> None:
    act = make.make_act("2-п", adopted_on=date(2026, 4, 1))
    make.make_act("1-п", adopted_on=date(2026, 3, 12))
    make.make_act("later", adopted_on=date(2026, 4, 2))
    answer = relate(admin, act, **{"number": "1-п", **changed})
    assert words in str(answer.context["relation_form"].errors[field])
    assert NOT_KEPT in answer.content.decode()
    assert not ActRelation.objects.exists()


def test_an_act_does_not_end_before_it_is_adopted(admin: Client) -> None:
    act = make.make_act()
    end = {"ended_on": "2026-03-11", "ended_how": "invalidated", "ended_basis": "решение суда"}
    answer = admin.post(address("set_end", act), end)
    assert "Раньше дня, когда акт принят (12.03.2026)" in answer.content.decode()
    admin.post(address("set_end", act), {**end, "ended_on": "2026-05-01"})
    admin.post(address("set_end", act), {"ended_on": ""})
    assert noted(act) == [
        "Снята отметка о прекращении действия",
        "Прекращение действия: признан недействующим судом 01.05.2026, решение суда",
    ]


def test_a_form_names_the_methods_that_each_field_is_for(admin: Client) -> None:
    form = admin.get(address("desk", make.make_act())).context["fact_form"]
    shown = {name: json.loads(field.shown_when)["method"] for name, field in form.fields.items() if name != "method"}
    assert shown["part"] == shown["parts"] == ["printed"]
    assert shown["place"] == ["other", "public_place"]
    assert shown["placed_at"] == ["network", "site"]
    assert "network" not in shown["published_on"]
    heading, rule, _ = form.groups()[2]
    assert (heading, json.loads(rule)) == ("Если напечатан по частям", {"method": ["printed"]})


def test_the_desk_says_by_which_rule_the_act_takes_effect_and_when_it_will_end(admin: Client) -> None:
    act = make.make_act("1-п", entry_rule="days_after_publication", entry_days=10)
    make.make_fact(act, date(2026, 3, 20))
    ending = make.make_act("2-п", promulgated_on=date(2026, 3, 12))
    relate(admin, ending, number="1-п", effective_on="2099-01-01")
    shown = " ".join(admin.get(address("desk", act)).content.decode().replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Вступил в силу 30 марта 2026 г.; правило: через 10 дней после опубликования" in shown
    assert "Прекратит действие 1 января 2099 г." in shown
    assert f"{ending}</a>, с 01.01.2099" in shown
    assert "Связей нет" not in shown
