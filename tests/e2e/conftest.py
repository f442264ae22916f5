"""A real browser before a live server with a small city in it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from home.models import HomePage, MenuItem
from tests.factories.documents import make_act
from tests.factories.home import fill_settings
from tests.factories.news import make_news
from tests.factories.structure import make_unit

# Playwright keeps an event loop in this thread; Django would refuse the database there. Nothing here runs at once.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

ACT = "Об утверждении правил благоустройства территорий"
PARAGRAPHS = (
    "1. Утвердить правила благоустройства территорий города.",
    "1.1. Правила действуют на всей территории города.",
    "а) во дворах домов;",
    "б) на улицах и площадях.",
    "2. Контроль оставляю за собой.",
)


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
            if message.type == "error" and "favicon" not in message.text:
                self.troubles.append(f"console: {message.text}")

        self.page.on("request", on_request)
        self.page.on("console", on_console)

    def open(self, address: str) -> None:
        answer = self.page.goto(self.site + address, wait_until="load")
        if answer is None or answer.status >= 400:
            self.troubles.append(f"{address}: {answer and answer.status}")

    def examine(self, address: str) -> None:
        """Open a page and note everything that is wrong with it."""
        self.open(address)
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self.troubles.append(f"{address}: {wide} px wider than the screen")
        found = Axe().run(self.page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
        for violation in found.response["violations"]:
            places = "; ".join(str(node["target"]) for node in violation["nodes"][:3])
            self.troubles.append(f"{address}: {violation['id']} at {places}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def city(transactional_db: None) -> list[str]:
    """A small city; returns an address of every kind of page."""
    fill_settings()
    HomePage.objects.update(announcement="Завтра с 9 до 12 часов не будет воды на ул. Примерной.")
    MenuItem.objects.create(menu=MenuItem.Menu.TASKS, title="Куда звонить", path="/structure/", hint="телефоны")
    unit = make_unit(
        "Отдел жилищно-коммунального хозяйства", slug="zhkh", phone="+7 (000) 000-00-06", tasks="Улицы\nДворы"
    )
    news = make_news("Открыт новый мост через реку", slug="most", lead="Проезд свободен.", text="Мост открыт для всех.")
    news.units.set([unit])
    act = make_act("145-п", title=ACT, paragraphs=PARAGRAPHS)
    return [
        "/",
        "/news/",
        "/news/most/",
        "/documents/",
        "/documents/acts/",
        act.path,
        "/search/?q=благоустройство",
        "/search/?q=небывальщина",
        "/structure/",
        "/structure/zhkh/",
        "/dialogue/",
        "/display/",
        "/sitemap/",
    ]


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
