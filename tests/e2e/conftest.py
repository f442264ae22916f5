"""A real browser before a live server with a small city in it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from home.setup import ensure_sections
from tests.e2e.city import City, build
from users.models import User
from users.roles import Role

# Playwright keeps an event loop in this thread; Django would refuse the database there. Nothing here runs at once.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "пароль-образец"
AXE = Axe().axe_script
VIOLATIONS = "async options => (await axe.run(document, options)).violations"  # the rest would only be carried about
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Visit:
    """A browser page that remembers what a visitor must never meet."""

    page: Page
    site: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        host = urlsplit(self.site).netloc

        def on_request(request: Request) -> None:
            if request.url.startswith("http") and urlsplit(request.url).netloc != host:
                self.troubles.append(f"foreign request: {request.url}")

        def on_console(message: ConsoleMessage) -> None:
            # A page that answers 404 or 410 on purpose is an "error" to the console as well.
            expected = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
            if message.type == "error" and not expected:
                self.troubles.append(f"console: {message.text}")

        self.page.on("request", on_request)
        self.page.on("console", on_console)

    def open(self, address: str, status: int = 200) -> None:
        answer = self.page.goto(self.site + address, wait_until="load")
        if answer is None or answer.status != status:
            self.troubles.append(f"{address}: {answer and answer.status}")

    def measure(self, address: str) -> None:
        """Note whether the open page is wider than the screen."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.troubles.append(f"{address}: {wide} px wider than the screen")

    def examine(self, address: str, status: int = 200) -> None:
        """Open a page and note everything that is wrong with it."""
        self.open(address, status)
        self.judge(address)

    def judge(self, address: str) -> None:
        """Note everything that is wrong with the open page."""
        self.measure(address)
        self.page.evaluate(AXE)
        for violation in self.page.evaluate(VIOLATIONS, {"runOnly": WCAG, "resultTypes": ["violations"]}):
            places = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
            self.troubles.append(f"{address}: {violation['id']} at {places}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def city(transactional_db: None) -> City:
    """A small city with a page of every kind."""
    return build()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Any]:
    """Open a context of its own for one visitor; all are closed at the end."""
    contexts: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(locale="ru-RU", **options))
        return contexts[-1]

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def desk(transactional_db: None, live_server: Any, open_context: Callable[..., Any]) -> Page:
    """The admin as the legal department finds it, on a low screen."""
    ensure_sections()
    User.objects.create_user("legal", "", PASSWORD).groups.add(Group.objects.get(name=Role.LEGAL))
    page: Page = open_context(viewport={"width": 1280, "height": 500}, base_url=live_server.url).new_page()
    page.goto("/admin/login/")
    page.fill("input[name=username]", "legal")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page
