"""Every kind of page before a real browser: accessible, narrow enough, quiet, and nothing from a foreign host."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import ACT, City, Visit

SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_every_page_is_accessible_fits_and_loads_nothing_foreign(
    city: City, live_server: Any, open_context: Callable[..., Any], width: int, scheme: str
) -> None:
    context = open_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    visit = Visit(context.new_page(), live_server.url)
    for address in city.pages:
        visit.examine(address)
    for address, status in city.refusals.items():
        visit.examine(address, status)
    assert visit.troubles == []


@pytest.mark.parametrize(
    "cookie", ["size=2&scheme=blue", "size=2&spacing=wide", "scheme=white-on-black&images=off", "scheme=black-on-white"]
)
def test_every_page_stays_whole_with_the_display_settings(
    city: City, live_server: Any, open_context: Callable[..., Any], cookie: str
) -> None:
    context = open_context(viewport={"width": 320 if "spacing" not in cookie else 640, "height": 800})
    context.add_cookies([{"name": "display", "value": cookie, "url": live_server.url}])
    visit = Visit(context.new_page(), live_server.url)
    for address in city.pages:
        visit.examine(address)
    assert visit.troubles == []


def test_a_visitor_without_scripts_sets_the_display_and_finds_an_act(
    city: City, live_server: Any, open_context: Callable[..., Any]
) -> None:
    page = open_context(viewport={"width": 320, "height": 800}, java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/display/")
    form = page.locator("main form.display")
    form.get_by_label("вдвое больше").check()
    form.get_by_role("button", name="Применить").click()
    page.goto(live_server.url)
    page.locator("#welcome-search").fill("145-п")
    page.locator(".welcome__search button").click()
    page.get_by_role("link", name=ACT).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(ACT)
    expect(page.locator("html")).to_have_attribute("data-size", "2")


def test_the_menu_and_the_settings_open_by_keyboard(
    city: City, live_server: Any, open_context: Callable[..., Any]
) -> None:
    page = open_context(viewport={"width": 320, "height": 800}).new_page()
    page.goto(f"{live_server.url}/news/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.get_by_role("button", name="Меню").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#menu").get_by_role("link", name="Структура")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#menu").get_by_role("link", name="Структура")).to_be_hidden()
    page.get_by_role("button", name="Настройки отображения").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#display")).to_be_visible()


def test_the_first_view_is_small_and_nothing_in_it_moves(
    city: City, live_server: Any, open_context: Callable[..., Any]
) -> None:
    """A cheap phone: 150 KB before anything is compressed, and no layout shift while fonts and pictures arrive."""
    for address in ("/", "/news/", "/news/most/", "/documents/acts/", "/structure/zhkh/", city.act, city.draft):
        page = open_context(viewport={"width": 360, "height": 740}).new_page()
        page.add_init_script(SHIFTS)
        sizes: dict[str, int] = {}
        page.on("response", lambda answer, sizes=sizes: sizes.__setitem__(answer.url, len(answer.body())))
        page.goto(live_server.url + address, wait_until="networkidle")
        limit = 150 if address not in (city.act, city.draft) else 200  # a text comes with a face of its own
        assert sum(sizes.values()) <= limit * 1024, (address, sizes)
        assert page.evaluate("window.shifted") == 0, address


def test_everything_that_is_pressed_is_large_enough_for_a_finger(
    city: City, live_server: Any, open_context: Callable[..., Any]
) -> None:
    """Links inside running text are exempt (WCAG 2.5.8); controls of the frame and of lists are not."""
    page = open_context(viewport={"width": 320, "height": 800}).new_page()
    for address in ("/", "/news/", "/structure/"):
        page.goto(live_server.url + address)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, input, .header a, .footer a, a.tag, a.task, .unit__name')]
                .filter(element => element.offsetParent && element.getBoundingClientRect().height < 43.5)
                .map(element => element.outerHTML.slice(0, 90))"""
        )
        assert small == [], address
