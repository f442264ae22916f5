"""Feeds of acts and of open drafts."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories.documents import make_act
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[ElementTree.Element]:
    answer = client.get(address)
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    assert all(feed.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))
    return feed.findall(f"{ATOM}entry")


def test_the_feed_of_acts_holds_public_acts_with_their_state(client: Client) -> None:
    record = make_act(number="145-п", title="О ремонте дорог & мостов")
    make_act(number="777-п", title="О тайном", published=False)
    (entry,) = entries(client, "/documents/acts/feed.atom")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{record.public_id}"
    assert "145-п" in str(entry.findtext(f"{ATOM}title"))
    assert "О ремонте дорог & мостов" in str(entry.findtext(f"{ATOM}title"))
    assert entry.findtext(f"{ATOM}summary")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href", "").endswith(record.path)


def test_the_feed_of_drafts_holds_what_takes_remarks(client: Client) -> None:
    draft = make_draft("О порядке вырубки")
    (entry,) = entries(client, "/documents/drafts/feed.atom")
    assert entry.findtext(f"{ATOM}title") == "О порядке вырубки"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{draft.public_id}"


def test_empty_feeds_are_feeds(client: Client) -> None:
    assert entries(client, "/documents/acts/feed.atom") == []
    assert entries(client, "/documents/drafts/feed.atom") == []
