"""Every kind of page before a real browser: accessible, narrow enough, quiet, and nothing from a foreign host."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.signals import template_rendered
from playwright.sync_api import Page, expect

from config import views
from tests.e2e.city import ACT, City
from tests.e2e.conftest import Visit

ROOT = Path(__file__).parents[2]
SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifted += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@dataclass(frozen=True)
class Look:
    """How a visitor sees the site."""

    width: int
    scheme: str = "light"
    letters: int = 16
    """What the browser is set to, in pixels; 16 unless somebody asked for more."""
    display: str = ""
    """The cookie of the display settings."""


LOOKS = {
    "on a phone": Look(320),
    "on a desk, dark": Look(1280, "dark"),
    "on a phone whose letters are twice as large, dark": Look(320, "dark", letters=32),
    "twice as large by our settings": Look(320, display="size=2&scheme=blue"),
    "twice as large and spaced": Look(640, display="size=2&spacing=wide&scheme=black-on-white"),
    "on a tablet whose letters are twice as large": Look(640, letters=32, display="scheme=white-on-black&images=off"),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_page_is_accessible_fits_and_loads_nothing_foreign(
    city: City, live_server: Any, open_context: Callable[..., Any], look: Look
) -> None:
    context = open_context(viewport={"width": look.width, "height": 800}, color_scheme=look.scheme)
    if look.display:
        context.add_cookies([{"name": "display", "value": look.display, "url": live_server.url}])
    page = context.new_page()
    session = context.new_cdp_session(page)  # the letters stay as large as long as it is held
    session.send("Page.setFontSizes", {"fontSizes": {"standard": look.letters}})
    visit = Visit(page, live_server.url)
    for address in city.pages:
        visit.examine(address)
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == (
        32 if "size=2" in look.display else look.letters
    )
    for address, status in city.refusals.items():
        visit.examine(address, status)
    for name, answer in answers_to_nobody(look.display).items():
        serve(page, name, answer)
        visit.examine(f"/answers/{name}/", answer.status_code)
    for address in (f"{city.draft}comment/", f"{city.remark}edit/"):
        visit.open(address)
        page.locator("main textarea").fill("")
        with page.expect_navigation(wait_until="load"):
            page.locator("main form .button").first.click()
        expect(page.locator(".error-summary")).to_be_visible()
        visit.judge(f"{address} with errors")
    assert visit.troubles == []


def answers_to_nobody(display: str = "") -> dict[str, HttpResponse]:
    """What is answered where no address of the small city can be made to answer so, by name."""
    headers = {"cookie": f"display={display}"} if display else {}
    request = RequestFactory(headers=headers).get("/answers/")
    return {
        "misunderstood": views.bad_request(request, SuspiciousOperation()),
        "closed": views.permission_denied(request, PermissionDenied()),
        "stale": views.csrf_failure(request),
        "too-many": views.locked_out(request),
        "failure": views.server_error(request),
    }


def serve(page: Page, name: str, answer: HttpResponse) -> None:
    """Have the browser be given `answer` at an address of its own."""
    page.route(
        f"**/answers/{name}/",
        lambda route: route.fulfill(status=answer.status_code, body=answer.content, content_type="text/html"),
    )


@contextmanager
def watched(seen: set[str]) -> Iterator[None]:
    """Note the name of every template that is rendered meanwhile."""

    def note(template: Any, **signal: Any) -> None:
        seen.add(template.name)

    template_rendered.connect(note)
    try:
        yield
    finally:
        template_rendered.disconnect(note)


def test_no_kind_of_page_is_missing_from_those_that_are_looked_at(city: City, client: Client) -> None:
    """Every template of a whole page is among what the test above opens."""
    seen: set[str] = set()
    with watched(seen):
        for address in [*city.pages, *city.refusals]:
            client.get(address)
        answers_to_nobody()
    kinds = {
        path.relative_to(folder).as_posix()
        for folder in ROOT.glob("*/templates")
        for path in folder.rglob("*.html")
        if re.match(r'{% extends "(base|[\w/]+_page)\.html" %}', path.read_text(encoding="utf-8"))
    }
    assert kinds <= seen


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
