"""The whole demonstration in a real browser: every link followed, nothing broken, nothing foreign, nothing too wide."""

import io
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import call_command

from tests.e2e.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Of pages that are all alike so many are opened; the addresses of the others are only asked for.
ALIKE = {"/documents/acts/": 12, "/search/": 6, "/api/v1/docs/": 1, "/api/": 0, "/files/": 0, "/admin/": 0}
FILES = (".atom", ".docx", ".txt", ".xml")  # no pages: they are asked for, not opened
LINKS = """() => [...document.querySelectorAll('a[href], link[rel="alternate"], form:not([method="post"])')]
    .map(element => element.href || element.action)"""
ANCHORS = "() => [...document.querySelectorAll('[id]')].map(element => element.id)"


def place(address: str) -> str:
    """What an address has in common with pages that are all alike; filters are alike on any page."""
    found = next((start for start in ALIKE if address.startswith(start)), "")
    return found or ("?" if "?" in address else "")


@pytest.fixture
def demonstration(transactional_db: None, settings: Any) -> None:
    settings.SITE_IS_DEMONSTRATION = True
    call_command("load_demo", stdout=io.StringIO())


def test_every_link_of_the_demonstration_leads_somewhere(
    demonstration: None, live_server: Any, open_context: Callable[..., Any]
) -> None:
    visit = Visit(open_context(viewport={"width": 320, "height": 800}).new_page(), live_server.url)
    host = urlsplit(live_server.url).netloc
    left = {**ALIKE, "?": 25}
    waiting, known, asked = ["/"], {"/"}, 0
    anchors: dict[str, set[str]] = {}
    sought: set[tuple[str, str]] = set()
    while waiting:
        address = waiting.pop(0)
        alike = place(address)
        if left.get(alike, 1) <= 0:
            if alike != "?" or asked < 200:  # filters multiply without end
                asked += 1
                answer = visit.page.request.get(live_server.url + address, max_redirects=2)
                if answer.status >= 400:
                    visit.troubles.append(f"{address}: {answer.status}")
            continue
        if alike:
            left[alike] -= 1
        if address.endswith(FILES):
            asked += 1
            if visit.page.request.get(live_server.url + address).status != 200:
                visit.troubles.append(address)
            continue
        visit.open(address)
        visit.measure(address)
        anchors[address] = set(visit.page.evaluate(ANCHORS))
        for link in visit.page.evaluate(LINKS):
            parts = urlsplit(link)
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.netloc != host:
                continue
            if parts.fragment:
                sought.add((target, unquote(parts.fragment)))
            if target not in known:
                known.add(target)
                waiting.append(target)
    assert visit.troubles == []
    assert [place for place in sought if place[0] in anchors and place[1] not in anchors[place[0]]] == []
    assert len(known) > 200
    assert len(sought) > 100
