"""The desk of an act and the worklist in a real browser: what Wagtail's own scripts do there at our word."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.models import PublicationFact
from tests.factories import documents as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_form_asks_for_what_the_method_has_and_sends_nothing_else(desk: Page) -> None:
    act = make.make_act(adopted_on=date(2026, 3, 12))
    desk.goto(reverse("acts_desk:desk", args=[act.page_id]))
    desk.get_by_text("Добавить факт опубликования").click()
    issue, place, method = (
        desk.get_by_label("Номер выпуска"),
        desk.get_by_label("Где или как"),
        desk.get_by_label("Способ"),
    )
    expect(issue).to_be_hidden()
    method.select_option("printed")
    expect(place).to_be_hidden()
    issue.fill("3")
    method.select_option("public_place")
    expect(issue).to_be_hidden()
    desk.get_by_label("Дата", exact=False).first.fill("2026-03-20")
    place.fill("доска объявлений администрации")
    desk.get_by_role("button", name="Добавить", exact=True).click()
    expect(desk.get_by_text("Факт опубликования добавлен")).to_be_in_viewport()
    expect(desk.get_by_role("heading", name="Где и когда опубликован")).to_be_in_viewport()
    fact = PublicationFact.objects.get()
    assert (fact.method, fact.issue, fact.place) == ("public_place", "", "доска объявлений администрации")


def test_what_is_wrong_with_a_fact_is_said_at_the_top_and_one_press_away(desk: Page) -> None:
    act = make.make_act()
    desk.goto(reverse("acts_desk:desk", args=[act.page_id]))
    desk.get_by_text("Добавить факт опубликования").click()
    desk.get_by_label("Способ").select_option("printed")
    desk.get_by_role("button", name="Добавить", exact=True).click()
    expect(desk.get_by_text("Ничего не сохранено")).to_be_in_viewport()
    desk.get_by_role("button", name="Перейти к первой ошибке").click()
    expect(desk.get_by_text("Укажите дату").first).to_be_in_viewport()


def test_all_acts_of_the_page_are_ticked_at_once_and_counted(desk: Page) -> None:
    for number in ("1-п", "2-п", "3-п"):
        make.make_act(number)
    desk.goto(reverse("registration_desk:worklist"))
    every = desk.get_by_label("Отметить все")
    every.check()
    expect(desk.locator("input[name=act]:checked")).to_have_count(3)
    desk.locator("input[name=act]").first.uncheck()
    expect(every).not_to_be_checked()
    desk.get_by_role("button", name="Отметить отправленными").click()
    expect(desk.get_by_text("Отмечено отправленными: 2")).to_be_visible()
