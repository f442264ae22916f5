"""The editor's way with an issue: from the proposed acts to the release, and what is said on it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents import publication
from documents.desk.keeping import NOT_KEPT
from documents.issues import release
from documents.models import IssueRecord, StatedGap
from tests.documents.editing import said
from tests.factories import documents as make
from tests.factories.issues import make_issue, make_ready_issue, make_released_issue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_worker(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def address(name: str, record: IssueRecord, *more: int) -> str:
    return reverse(f"issues_desk:{name}", args=[record.page_id, *more])


def order_of(record: IssueRecord) -> list[str]:
    return list(record.items.order_by("position").values_list("act__number", flat=True))


def test_acts_that_wait_are_proposed_in_order_and_others_are_not(admin: Client) -> None:
    make.make_act("10-п", adopted_on=date(2026, 2, 3))
    make.make_act("9-п", adopted_on=date(2026, 2, 3))
    make.make_act("1-п", adopted_on=date(2026, 3, 1))
    make.make_act("2-п", is_normative=False)
    make.make_act("3-п", published=False)
    make.make_act("4-п", promulgated_on=date(2026, 3, 13))
    make_issue(make.make_act("5-п"), year=2026, number=1, through_number=1)
    record = make_issue(year=2026, number=2, through_number=2)
    days = {"since": "2026-01-01", "until": "2026-12-31"}
    response = admin.get(address("desk", record), days)
    assert [act.number for act, _ in response.context["proposed"]] == ["9-п", "10-п", "1-п"]
    admin.post(address("add_acts", record), {"act": [act.pk for act, _ in response.context["proposed"]]})
    assert order_of(record) == ["9-п", "10-п", "1-п"]
    assert admin.get(address("desk", record), days).context["proposed"] == []


def test_acts_are_moved_removed_and_put_in_order(admin: Client) -> None:
    acts = [make.make_act(f"{number}-п", adopted_on=date(2026, 1, number)) for number in (1, 2, 3, 4)]
    record = make_issue(*acts)
    last = record.items.get(act=acts[3])
    admin.post(address("arrange", record), {f"place-{last.pk}": "2"})
    assert order_of(record) == ["1-п", "4-п", "2-п", "3-п"]
    first = record.items.get(act=acts[0])
    admin.post(address("arrange", record), {f"place-{first.pk}": "3"})
    assert order_of(record) == ["4-п", "2-п", "1-п", "3-п"]
    admin.post(address("remove_act", record, last.pk))
    admin.post(address("arrange", record), {"by_rule": "1"})
    assert order_of(record) == ["1-п", "2-п", "3-п"]


def test_an_act_is_found_by_its_number(admin: Client) -> None:
    make.make_act("7-п", is_normative=False)
    record = make_issue()
    assert "нет в реестре" in admin.post(address("add_by_number", record), {"number": "8-п"}).content.decode()
    added = admin.post(address("add_by_number", record), {"number": "№ 7-П"})
    assert "Акт добавлен" in said(added)
    assert added.url == f"{address('desk', record)}#acts"
    assert "уже в выпуске" in said(admin.post(address("add_by_number", record), {"number": "7-п"}))
    make.make_act("7-п", adopted_on=date(2025, 5, 5))
    assert "укажите дату" in admin.post(address("add_by_number", record), {"number": "7-п"}).content.decode()


def test_numbers_change_title_and_address_and_repeats_are_refused(admin: Client) -> None:
    make_issue(year=2026, number=1, through_number=1)
    record = make_issue(year=2026, number=2, through_number=2)
    values = {"year": 2026, "number": 1, "through_number": 2, "skipped_reason": "", "print_run": 100}
    assert "уже есть" in admin.post(address("set_numbers", record), values).content.decode()
    admin.post(
        address("set_numbers", record),
        {**values, "number": 5, "issued_on": "2026-05-29", "signed_at": "2026-05-28T10:00"},
    )
    record.refresh_from_db()
    assert record.page.title == "Сборник № 5 за 2026 год"
    assert record.path == "/documents/collections/2026-5/"
    assert record.signed_at is not None
    assert "не выходили выпуски № 1, 2, 3, 4" in admin.get(address("desk", record)).content.decode()


def test_a_gap_is_named_until_a_reason_is_stated(admin: Client) -> None:
    forgotten = make.make_act("2-п")
    make.make_act("3-п", is_normative=False)
    record = make_issue(make.make_act("1-п"), make.make_act("6-п"))
    html = admin.get(address("desk", record)).content.decode()
    assert "№ 2" in html
    assert str(forgotten) in html
    assert "№ 4–5" in html
    [(first, _), (second, _)] = admin.get(address("desk", record)).context["gaps"]
    admin.post(
        address("state_gaps", record), {first.field_name: "Отменён до опубликования.", "the_rest": "Не издавались."}
    )
    assert list(StatedGap.objects.values_list("first", "last", "reason")) == [
        (2, 2, "Отменён до опубликования."),
        (4, 5, "Не издавались."),
    ]
    assert "Пропущены номера" not in admin.get(address("desk", record)).content.decode()
    admin.post(address("add_acts", record), {"act": [forgotten.pk]})
    assert [gap.first for gap, _ in admin.get(address("desk", record)).context["gaps"]] == [4]
    assert second.span == "4–5"


def test_numbers_go_on_from_the_issue_before(admin: Client) -> None:
    make_released_issue(make.make_act("2-п"))
    record = make_issue(make.make_act("5-п"), make.make_act("1-п"), year=2026, number=2, through_number=2)
    assert [gap.span for gap, _ in admin.get(address("desk", record)).context["gaps"]] == ["3–4"]


def test_what_blocks_the_release_is_named_and_stops_it(admin: Client) -> None:
    act = make.make_act("1-п")
    make_issue(act, year=2026, number=1, through_number=1)
    hidden = make.make_act("2-п")
    record = make_issue(act, hidden, year=2026, number=2, through_number=2)
    publication.withdraw(hidden, reason="Ошибка.", by=None)
    html = admin.get(address("desk", record)).content.decode()
    for words in ("Укажите дату выхода в свет", "стоит и в выпуске", "нет на сайте", "не выходили выпуски № 1"):
        assert words in html, words
    assert "Выпустить «" not in html
    assert "Укажите" in said(admin.post(address("release", record)))
    record.refresh_from_db()
    assert record.is_draft


def test_an_editor_orders_the_release_sees_its_progress_and_its_end(admin: Client) -> None:
    record = make_ready_issue(make.make_act("1-п"))
    assert "Выпустить «Сборник № 1 за 2026 год»" in admin.get(address("desk", record)).content.decode()
    assert "отправлен в печать" in said(admin.post(address("release", record)))
    html = admin.get(address("desk", record)).content.decode()
    assert "Выпуск печатается" in html
    assert "http-equiv" in html
    assert "сейчас печатается" in said(admin.post(address("release", record)))
    assert "сейчас печатается" in said(admin.post(address("add_acts", record), {"act": [make.make_act("2-п").pk]}))
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    html = admin.get(address("desk", record)).content.decode()
    assert "больше не меняются" in html
    assert "http-equiv" not in html
    admin.post(address("add_erratum", record), {"noted_on": f"{record.issued_on}", "text": "На с. 4 опечатка."})
    assert "На с. 4 опечатка." in admin.get(address("desk", record)).content.decode()
    admin.post(address("withdraw", record), {"reason": "Ошибка в тираже."})
    assert "Ошибка в тираже." in admin.get(address("desk", record)).content.decode()
    admin.post(address("restore", record))
    record.refresh_from_db()
    assert record.is_public
    history = admin.get(reverse("wagtailadmin_pages:history", args=[record.page_id])).content.decode()
    assert "Причина: Ошибка в тираже." in history


def test_a_proof_is_printed_and_nothing_is_kept(admin: Client) -> None:
    record = make_issue(make.make_act("1-п"))
    response = admin.post(address("proof", record))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    record.refresh_from_db()
    assert record.is_draft
    assert not record.pdf


def test_who_may_only_edit_prepares_but_does_not_release(client: Client) -> None:
    act = make.make_act("1-п")
    record = make_ready_issue(act)
    editor = make.make_editor("avtor", superuser=False)
    editor.groups.add(make.make_group(record.page.get_parent(), "change_page"))
    client.force_login(editor)
    assert "Выпустить его может редактор" in client.get(address("desk", record)).content.decode()
    assert client.post(address("release", record)).status_code in (302, 403)
    record.refresh_from_db()
    assert record.is_draft
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    client.post(address("withdraw", record), {"reason": "Захотелось."})
    client.post(address("add_erratum", record), {"noted_on": "2026-05-01", "text": "Шутка."})
    record.refresh_from_db()
    assert record.is_public
    assert not record.errata.exists()


def test_a_fact_of_a_released_issue_is_not_deleted_by_hand(admin: Client) -> None:
    act = make.make_act("1-п")
    make_released_issue(act)
    fact = act.publication_facts.get()
    shown = admin.get(reverse("acts_desk:desk", args=[act.page_id])).content.decode()
    for name in ("change_fact", "delete_fact"):
        address = reverse(f"acts_desk:{name}", args=[act.page_id, fact.pk])
        assert "вышедшего выпуска" in said(admin.post(address, {"method": "site", "published_on": "2026-03-20"}))
        assert f'"{address}"' not in shown
    assert act.publication_facts.get().method == "printed"


@pytest.mark.parametrize(("days", "words"), [(-1, "Раньше дня, когда выпуск вышел"), (None, "ещё не наступил")])
def test_a_mistake_is_noticed_after_the_release_and_not_tomorrow(admin: Client, days: int | None, words: str) -> None:
    record = make_released_issue(make.make_act("1-п"))
    day = record.issued_on if days else timezone.localdate()
    answer = admin.post(
        address("add_erratum", record), {"noted_on": f"{day + timedelta(days=days or 1)}", "text": "Опечатка."}
    )
    assert words in str(answer.context["erratum_form"].errors["noted_on"])
    assert NOT_KEPT in answer.content.decode()
    assert not record.errata.exists()


def test_days_in_the_wrong_order_are_named(admin: Client) -> None:
    html = admin.get(address("desk", make_issue()), {"since": "2026-05-02", "until": "2026-05-01"}).content.decode()
    assert "поменяйте даты местами" in html
    assert "уже напечатаны" not in html


def test_an_act_with_personal_data_is_told_to_be_in_the_file_of_an_issue(admin: Client) -> None:
    act, other = make.make_act("1-п"), make.make_act("2-п")
    issue = make_released_issue(act, other)
    desk = reverse("acts_desk:desk", args=[act.page_id])
    warning = "Текст с персональными данными напечатан в сборнике"
    assert warning not in admin.get(desk).content.decode()
    publication.set_personal_data(act, True)
    html = admin.get(desk).content.decode()
    assert warning in html
    assert f'<a href="{address("desk", issue)}">{issue}</a>' in html
    assert "Вернуть на сайт" not in html
    publication.publish_edition(make.make_edition(act.page, ["1. Выделить жильё."]), by=None, is_anonymised=True)
    assert warning in admin.get(desk).content.decode()
    assert warning not in admin.get(reverse("acts_desk:desk", args=[other.page_id])).content.decode()
    admin.post(address("withdraw", issue), {"reason": "Персональные данные."})
    assert warning not in admin.get(desk).content.decode()
