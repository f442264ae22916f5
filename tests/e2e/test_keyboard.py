"""The whole way by keyboard alone: find an act, read it, set the display; the focus is always seen."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.city import ACT, City
from tests.e2e.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOCUS = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return {
        what: element.innerText || element.value || element.getAttribute('aria-label') || element.id,
        id: element.id,
        ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


def tab_to(page: Page, words: str, *, at_most: int = 60) -> None:
    """Press Tab until what has the focus is called by `words`; every stop on the way must be seen and ringed."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["ringed"], focus
        assert focus["seen"], focus
        if words in (focus["what"], focus["id"]) or words in focus["what"]:
            return
    pytest.fail(f"«{words}» is not reached in {at_most} presses")


def test_a_resident_finds_and_reads_an_act_and_enlarges_the_text_by_keyboard(
    city: City, live_server: Any, open_context: Callable[..., Any]
) -> None:
    page = open_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce").new_page()
    page.goto(live_server.url)
    tab_to(page, "Перейти к содержанию", at_most=1)
    page.keyboard.press("Enter")
    tab_to(page, "welcome-search", at_most=2)
    page.keyboard.type("145-п")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    tab_to(page, ACT)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{city.act}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(ACT)
    tab_to(page, "Настройки отображения для слабовидящих")
    page.keyboard.press("Enter")
    page.wait_for_url("**/display/")
    page.locator("main form.display input[type=radio]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-size", "2")


def test_a_remark_is_written_by_keyboard_from_the_draft_to_its_receipt(
    city: City, live_server: Any, open_context: Callable[..., Any], travel: Callable[..., None]
) -> None:
    visit = Visit(
        open_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce").new_page(), live_server.url
    )
    page = visit.page
    visit.open(city.draft)
    tab_to(page, "Написать замечание")
    page.keyboard.press("Enter")
    page.wait_for_url("**/comment/**")
    visit.judge("the form")
    travel(minutes=2)
    tab_to(page, "Отправить замечание")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    visit.judge("the form with an error")
    tab_to(page, page.locator(".error-summary a").first.inner_text(), at_most=1)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("Двадцать дней — слишком долго.")
    tab_to(page, "Отправить замечание")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Замечание №\s\d+ получено"))
    visit.judge("the receipt behind its secret link")
    tab_to(page, "Отозвать")
    page.keyboard.press("Enter")
    page.wait_for_url("**/withdraw/**")
    visit.judge("the question before a withdrawal")
    assert visit.troubles == []
