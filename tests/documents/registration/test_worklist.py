"""The worklist «В регистр»: which acts stand in it, how they are marked, and what an editor may take back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from core.models import ChangeEntry
from documents import publication
from documents.models import ActKind, ActRecord, CalendarException, RegisterEntry
from documents.registration import keeping, worklist
from documents.registration.worklist import State
from tests.documents.editing import said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
LIST = "/admin/registration/"
NUMBER = "RU54011815202600015"


def post(admin: Client, view: str, **given: Any) -> Any:
    return admin.post(reverse(f"registration_desk:{view}"), given)


def listed(state: State) -> list[str]:
    return [act.number for act in worklist.in_state(state)]


def sent(number: str, day: date = date(2026, 3, 20), **fields: Any) -> ActRecord:
    act = make.make_act(number, **fields)
    keeping.mark_sent([act.pk], day, by=None)
    return ActRecord.objects.select_related("page", "kind").get(pk=act.pk)


def test_only_what_is_normative_public_and_the_citys_own_is_to_be_sent() -> None:
    make.make_act("1-п", adopted_on=date(2026, 3, 12))
    amending = make.make_act("2-п", title="О внесении изменений", adopted_on=date(2026, 3, 10))
    make.make_act("3-п", is_normative=False)
    make.make_act("4-п", published=False)
    publication.set_personal_data(make.make_act("5-п"), True)
    article = make.make_kind("статья кодекса", "statya-kodeksa")
    ActKind.objects.filter(pk=article.pk).update(is_reference_text=True)
    make.make_act("6", kind=article)
    withdrawn = make.make_act("7-п")
    publication.withdraw(withdrawn, reason="Ошибка.", by=None)
    assert listed(State.UNSENT) == [amending.number, "1-п"]


def test_acts_that_are_ticked_are_sent_with_one_press_and_taken_back_with_another(admin: Client) -> None:
    acts = [make.make_act(f"{number}-п") for number in (1, 2, 3)]
    entries = ChangeEntry.objects.count()
    response = post(admin, "send", act=[acts[0].pk, acts[1].pk], sent_on="2026-03-20")
    told = said(response).replace("\xa0", " ")
    assert "Отмечено отправленными: 2 акта." in told
    assert f'name="act" value="{acts[0].pk}"' in told, "it can be undone at once"
    assert listed(State.UNSENT) == ["3-п"]
    assert sorted(listed(State.SENT)) == ["1-п", "2-п"]
    assert ChangeEntry.objects.count() == entries, "nothing the public sees has changed"
    assert PageLogEntry.objects.filter(action=keeping.LOGGED).count() == 2
    response = post(admin, "take_back", act=[acts[0].pk])
    assert "Снова ждут отправки: 1" in said(response)
    assert listed(State.SENT) == ["2-п"]
    assert sorted(listed(State.UNSENT)) == ["1-п", "3-п"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("", "Укажите, когда акты отправлены"),
        ("2099-01-01", "ещё не наступил"),
        ("2026-03-11", "акта ещё не было: Постановление от 12.03.2026 № 2-п"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_ticks_stay(admin: Client, day: str, words: str) -> None:
    early, late = make.make_act("1-п", adopted_on=date(2026, 2, 2)), make.make_act("2-п")
    html = post(admin, "send", act=[early.pk, late.pk], sent_on=day).content.decode()
    assert words in html
    for act in (early, late):
        assert f'value="{act.pk}" checked' in html
    assert not RegisterEntry.objects.exists()


def test_nothing_ticked_is_said(admin: Client) -> None:
    make.make_act()
    assert "Отметьте акты" in post(admin, "send", sent_on="2026-03-20").content.decode()
    assert "Отметьте акты" in said(post(admin, "take_back"))
    assert "Впишите номер" in said(post(admin, "set_numbers"))


def test_an_act_that_is_sent_already_keeps_its_day(admin: Client) -> None:
    act = sent("1-п")
    post(admin, "send", act=[act.pk], sent_on="2026-03-25")
    assert RegisterEntry.objects.get().sent_on == date(2026, 3, 20)


def test_numbers_are_entered_on_their_lines(admin: Client, client: Client) -> None:
    act, other = sent("1-п"), sent("2-п")
    line = {f"act-{act.pk}-number": NUMBER, f"act-{act.pk}-included_on": "2026-04-03"}
    untouched = {f"act-{other.pk}-number": "", f"act-{other.pk}-included_on": "2026-04-03"}
    entries = ChangeEntry.objects.count()
    response = post(admin, "set_numbers", **line, **untouched)
    assert "Номера записаны: 1" in said(response)
    assert listed(State.NUMBERED) == ["1-п"]
    assert listed(State.SENT) == ["2-п"]
    assert ChangeEntry.objects.count() == entries + 1
    assert NUMBER in client.get(act.path).content.decode().replace("<wbr>", "")
    keeping.take_back([act.pk], by=None)
    assert listed(State.NUMBERED) == ["1-п"], "what has a number was sent"


def test_where_one_number_is_wrong_none_is_kept_and_all_come_back(admin: Client) -> None:
    act, other = sent("1-п"), sent("2-п")
    lines = {
        f"act-{act.pk}-number": NUMBER,
        f"act-{act.pk}-included_on": "2026-04-03",
        f"act-{other.pk}-number": "RU1",
        f"act-{other.pk}-included_on": "2026-04-03",
    }
    html = admin.post(f"{reverse('registration_desk:set_numbers')}?show=sent", lines).content.decode()
    assert "Это не номер регистра" in html
    assert f'value="{NUMBER}"' in html
    twice = {**lines, f"act-{other.pk}-number": NUMBER}
    html = admin.post(f"{reverse('registration_desk:set_numbers')}?show=sent", twice).content.decode()
    assert "Этот номер вписан и у другого акта" in html
    assert not worklist.in_state(State.NUMBERED).exists()


def test_where_another_editor_was_quicker_with_one_number_none_is_kept(
    admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.keep(RegisterEntry(act=make.make_act("3-п"), number=NUMBER, included_on=date(2026, 4, 3)), by=None)
    act, other = sent("1-п"), sent("2-п")
    monkeypatch.setattr(RegisterEntry, "validate_constraints", lambda *args, **kwargs: None)  # the form looked before
    lines = {
        f"act-{act.pk}-number": NUMBER[:-1] + "6",
        f"act-{act.pk}-included_on": "2026-04-03",
        f"act-{other.pk}-number": NUMBER,
        f"act-{other.pk}-included_on": "2026-04-03",
    }
    html = admin.post(f"{reverse('registration_desk:set_numbers')}?show=sent", lines).content.decode()
    assert "уже записан у другого акта" in html
    assert listed(State.SENT) == ["1-п", "2-п"]


def test_the_term_is_of_working_days_and_a_setting(settings: Any) -> None:
    settings.REGISTER_SENDING_DAYS = 3
    today = timezone.localdate()
    CalendarException.objects.bulk_create(
        CalendarException(day=today - timedelta(days=days), is_working=True) for days in range(1, 6)
    )
    make.make_act("3-п", adopted_on=today - timedelta(days=3))
    make.make_act("4-п", adopted_on=today - timedelta(days=4))
    assert listed(State.UNSENT) == ["4-п", "3-п"]
    assert listed(State.OVERDUE) == ["4-п"]
    CalendarException.objects.filter(day=today - timedelta(days=1)).update(is_working=False)
    assert listed(State.OVERDUE) == []


def test_the_list_counts_and_narrows(admin: Client) -> None:
    make.make_act("1-п", adopted_on=date(2025, 3, 12))
    make.make_act("2-п", adopted_on=timezone.localdate())
    sent("3-п", day=timezone.localdate())
    html = admin.get(LIST).content.decode()
    for tab in ("Не отправлены (2)", "Срок прошёл (1)", "Ждут номера (1)", "С номером (0)"):
        assert tab in html
    assert html.index("№&nbsp;1-п" if "№&nbsp;1-п" in html else "1-п") < html.index("2-п")
    assert html.count("срок прошёл") == 1
    html = admin.get(f"{LIST}?year=2025").content.decode()
    assert "Не отправлены (1)" in html
    assert "2-п" not in html
    assert "Таких актов нет" in admin.get(f"{LIST}?number=99").content.decode()
    assert "Никакой акт не ждёт номера" not in admin.get(f"{LIST}?show=sent").content.decode()
    assert "Номеров пока нет" in admin.get(f"{LIST}?show=numbered").content.decode()
    for strange in ("?show=нет", "?year=двадцать", "?year=0000", "?number=a%00b", "?p=99"):
        assert admin.get(LIST + strange).status_code == 200, strange


def test_an_empty_list_says_that_all_is_done(admin: Client) -> None:
    make.make_index()
    assert "Все нормативные акты отправлены" in admin.get(LIST).content.decode()
    assert "Просроченных нет" in admin.get(f"{LIST}?show=overdue").content.decode()


@pytest.mark.parametrize("show", ["unsent", "sent"])
def test_the_list_costs_the_same_however_long_it_is(admin: Client, show: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin.get(f"{LIST}?show={show}").status_code == 200
        return len(captured)

    def add(number: str) -> None:
        if show == "sent":
            sent(number)
        else:
            make.make_act(number)

    add("1-п")
    statements()
    few = statements()
    for number in range(2, 8):
        add(f"{number}-п")
    assert statements() == few


def test_the_menu_leads_there_whoever_may_publish_acts(admin: Client) -> None:
    make.make_index()
    assert LIST in admin.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("view", ["worklist", "send", "take_back", "set_numbers"])
def test_whoever_may_only_prepare_acts_is_refused(client: Client, view: str) -> None:
    act = sent("1-п")
    editor = make.make_editor(superuser=False)
    editor.groups.add(make.make_group(make.make_index(), "add_page", "change_page"))
    client.force_login(editor)
    address = reverse(f"registration_desk:{view}")
    answer = client.get(address) if view == "worklist" else client.post(address, {"act": act.pk})
    assert answer.status_code in (302, 403)
    assert RegisterEntry.objects.get().sent_on == date(2026, 3, 20)
    assert LIST not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_who_comes_second_is_told_so(admin: Client) -> None:
    act = sent("1-п")
    assert "уже сделано" in said(post(admin, "send", act=[act.pk], sent_on="2026-03-20"))
    keeping.keep(RegisterEntry(act=act, number=NUMBER, included_on=date(2026, 4, 3)), by=None)
    assert "уже сделано" in said(post(admin, "take_back", act=[act.pk]))
    late = {f"act-{act.pk}-number": NUMBER, f"act-{act.pk}-included_on": "2026-04-04"}
    assert "уже сделано" in said(post(admin, "set_numbers", **late))
    assert RegisterEntry.objects.get().included_on == date(2026, 4, 3)
