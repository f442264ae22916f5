"""A real browser before a live server with a small city in it."""

import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management.base import OutputWrapper
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from dialogue import demo as dialogue_demo
from documents import publication
from home.models import ContentPage, HomePage, MenuItem
from home.setup import ensure_sections
from structure.models import Post
from tests.factories.documents import make_act, make_edition
from tests.factories.drafts import make_draft
from tests.factories.home import fill_settings
from tests.factories.issues import make_released_issue
from tests.factories.news import make_news
from tests.factories.structure import make_unit
from tests.news.test_pages import make_image

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


@dataclass(frozen=True)
class City:
    """Where a small city has a page of every kind, and pages that refuse."""

    pages: list[str]
    act: str
    draft: str
    refusals: dict[str, int]
    """Address → status."""


@pytest.fixture
def city(transactional_db: None) -> City:
    """A small city; returns an address of every kind of page."""
    fill_settings()
    HomePage.objects.update(announcement="Завтра с 9 до 12 часов не будет воды на ул. Примерной.")
    MenuItem.objects.create(menu=MenuItem.Menu.TASKS, title="Куда звонить", path="/telefony/", hint="телефоны")
    unit = make_unit(
        "Отдел жилищно-коммунального хозяйства", slug="zhkh", phone="+7 (000) 000-00-06", tasks="Улицы\nДворы"
    )
    post = Post.objects.create(unit=unit, name="Начальник отдела", is_head=True, phone="+7 (000) 000-00-06")
    news = make_news(
        "Открыт новый мост через реку",
        slug="most",
        lead="Проезд свободен.",
        text="Мост открыт для всех.",
        picture=make_image(),
        picture_alt="Мост через реку",
    )
    news.units.set([unit])
    news.posts.set([post])
    news.save_revision().publish()
    gone = make_news("Снятая новость", slug="snyataya")
    gone.unpublish()
    make_plain_page()
    dialogue_demo.load(OutputWrapper(io.StringIO()))
    act = make_act("145-п", title=ACT, paragraphs=PARAGRAPHS)
    second = make_edition(act.page, [*PARAGRAPHS, "Опубликовать постановление в сборнике."], note="Дополнено.")
    publication.publish_edition(second, by=None)
    key = second.clauses.order_by("position")[0].key
    draft = make_draft(developer=unit)
    issue = make_released_issue(act)
    return City(
        pages=[
            "/",
            "/news/",
            "/news/?year=2026",
            "/news/?year=2001",
            "/news/most/",
            "/documents/",
            "/documents/acts/",
            act.path,
            f"{act.path}?edition=2&compared=1",
            f"{act.path}?edition=2&compared=1&view=side&all=1",
            f"/k/{key}/history/",
            "/documents/collections/",
            issue.path,
            f"/documents/collections/{issue.year}/",
            "/documents/drafts/",
            draft.path,
            f"{draft.path}comment/",
            "/documents/collections/",
            "/search/?q=благоустройство",
            "/search/?q=небывальщина",
            "/structure/",
            "/structure/zhkh/",
            "/dialogue/",
            "/dialogue/demo-vyezdnoj-den/",
            "/dialogue/demo-pryamoj-provod-osen/",
            "/telefony/",
            "/opendata/",
            "/display/",
            "/sitemap/",
        ],
        act=act.path,
        draft=draft.path,
        refusals={"/net-takoj/": 404, "/news/snyataya/": 410},
    )


def make_plain_page() -> None:
    """A page with everything that a running text may hold."""
    table = {
        "data": [["Служба", "Телефон", "Когда"], ["Дежурная служба", "+7 (000) 000-00-11", "круглосуточно"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "Куда звонить",
        "table_header_choice": "both",
    }
    body = [
        {"type": "heading", "value": {"text": "Службы", "level": "2"}},
        {"type": "paragraph", "value": '<p>Все <a href="/structure/">телефоны</a>.</p><blockquote>Слова.</blockquote>'},
        {"type": "table", "value": table},
        {"type": "notice", "value": {"tone": "warning", "text": "<p>Телефоны не настоящие.</p>"}},
    ]
    page = ContentPage(
        title="Куда звонить", slug="telefony", lead="Экстренные службы.", body=json.dumps(body), legal_basis="Закон"
    )
    ensure_sections().add_child(instance=page)
    page.save_revision().publish()


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
