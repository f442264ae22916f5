"""A city in which every private field holds words of its own; then everybody walks everywhere and looks for them.

What is hidden: `tests.factories.markers`. Where it is looked for by the public (`PLACES` below):

    pages       all that links lead to from the home page, the maps of the site and the feeds; JSON-LD is part of them
    refusals    404, 403, 405, 410, 400 and 500; what is not public, asked for by its address
    editions    texts that are not public: by number, as files, by the keys of their clauses, in three formats
    search      the search page, asked for a word that stands beside each secret
    API         root, description, every list, every detail, the journal, all fields, search

By officials: every page of the admin that links lead to, at most a few of a kind, and by their addresses all pages,
texts, remarks, letters, choosers, previews, Wagtail's own API and its search; as each of the five roles.
"""

import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Any
from urllib.parse import quote, urldefrag, urljoin

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from wagtail.models import Page

from core.models import ChangeEntry
from correspondence.models import Contact, Letter, Look
from documents.models import ActRecord, Clause, Comment, Upload
from search.models import Entry, Passage, WordStatistic
from tests.factories.markers import WORD, Planted, plant
from users.models import User
from users.roles import Role

pytestmark = pytest.mark.django_db

FORMATS = ("akn.xml", "text.docx", "text.txt")
RESOURCES = ("acts", "changes", "collections", "comments", "drafts", "editions", "news", "units")
SEARCHABLE = ("acts", "collections", "drafts", "news")
REPORTS = ("aging_pages", "locked_pages", "page_types_usage", "site_history", "workflow", "workflow_tasks")
OF_A_KIND = 4
"""So many pages of the admin are opened that one view makes."""


@pytest.fixture
def planted(django_capture_on_commit_callbacks: Any) -> Planted:
    with django_capture_on_commit_callbacks(execute=True):
        city = plant()
    [link] = [link for letter in mail.outbox for link in re.findall(r"https?://\S+/confirm/\S+", str(letter.body))]
    city.hide("link that confirms an address", link)
    return city


# --- Places of the public -------------------------------------------------------------------------------


def pages(planted: Planted, client: Client) -> Iterable[str]:
    files = ("/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/healthz", "/letters/own-data/", "/remarks/")
    yield from walk(client, ["/", *files], closed=("/admin/", "/api/", "/static/"))
    yield from (f"{planted.draft.path}?comment={number + 1}" for number in range(planted.draft.last_comment_number))


def refusals(planted: Planted, client: Client) -> Iterable[str]:
    wrong = "wrong-token-of-nobody"
    return [
        *planted.private,
        "/net-takoj/",
        "/api/net-takogo/",
        "/api/v1/acts/?limit=9999",
        "/api/v1/acts/?unknown=1",
        *(f"/remarks/{wrong}/{step}" for step in ("", "edit/", "withdraw/", "link/")),
        *(f"/letters/{step}/{wrong}/" for step in ("confirm", "own-data", "unsubscribe")),
        "/consents/obrabotka-dannyh/999/",
    ]


def editions(planted: Planted, client: Client) -> Iterable[str]:
    for edition in planted.editions:
        record = edition.page.specific.record
        yield from (f"/files/editions/{edition.public_id}/", f"/media/{edition.source_file}", f"/files/{edition.pk}/")
        yield from (f"/api/v1/editions/{edition.public_id}/", f"/api/v1/editions/{edition.public_id}/changes/")
        yield from (f"{record.path}?edition={edition.number}", f"{record.path}?edition={edition.number}&compared=1")
        yield f"{record.path}comment/?edition={edition.number}"
        if isinstance(record, ActRecord):
            yield from (f"{record.path}{name}?edition={edition.number}" for name in FORMATS)
            yield from (f"{record.path}{name}" for name in FORMATS)
        for key in Clause.objects.filter(edition=edition).values_list("key", flat=True):
            yield from (f"/k/{key}/", f"/k/{key}/history/", f"/api/v1/clauses/{key}/")


def search(planted: Planted, client: Client) -> Iterable[str]:
    kinds = ("", "&kind=acts", "&kind=drafts", "&kind=news")
    return [f"/search/?q={words}{kind}" for words in (WORD, f"{WORD} 145-п", "Видно") for kind in kinds]


def api(planted: Planted, client: Client) -> Iterable[str]:
    yield from ("/api/v1/", "/api/v1/openapi.json", "/api/v1/docs/", "/opendata/", "/opendata/terms")
    for resource in RESOURCES:
        yield f"/api/v1/{resource}/?limit=500"
        for record in client.get(f"/api/v1/{resource}/?limit=500").json()["results"]:
            if "api_url" in record:
                yield record["api_url"].removeprefix(settings.SITE_URL)
    for resource in SEARCHABLE:
        yield f"/api/v1/{resource}/?q={WORD}"


PLACES: dict[str, tuple[Callable[[Planted, Client], Iterable[str]], int]] = {
    "pages": (pages, 40),
    "refusals": (refusals, 25),
    "editions": (editions, 60),
    "search": (search, 12),
    "API": (api, 30),
}
"""Kind of place → its addresses, and how many there are at least."""


@pytest.mark.parametrize("kind", PLACES)
def test_the_public_meets_no_private_word(planted: Planted, client: Client, kind: str) -> None:
    gather, at_least = PLACES[kind]
    opened = {address: everything_in(client.get(address)) for address in gather(planted, client)}
    assert findings(planted, opened) == {}
    assert len(opened) >= at_least
    print(f"{kind}: {len(opened)} places, {len(planted.secrets)} secrets")  # noqa: T201


def findings(planted: Planted, opened: Mapping[str, str], role: Role | None = None) -> dict[str, list[str]]:
    """Address → the secrets that it tells."""
    # A page may lead back to its own address.
    told = {
        address: planted.told(text.replace(quote(address), "").replace(address, ""), role)
        for address, text in opened.items()
    }
    return {address: secrets for address, secrets in told.items() if secrets}


def test_an_error_of_the_site_tells_nothing(planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError(" ".join(secret.mark for secret in planted.secrets))

    monkeypatch.setattr("home.front.front", fail)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert planted.told(everything_in(answer)) == []


def test_the_index_of_the_search_and_the_journal_hold_no_private_word(planted: Planted) -> None:
    """Titles of what is not public stand in the index for the admin's own search, their words do not."""
    rows = {
        "entries": Entry.objects.filter(is_public=True).values(),
        "passages": Passage.objects.values(),
        "words": WordStatistic.objects.values(),
        "journal": ChangeEntry.objects.values(),
    }
    for name, values in rows.items():
        assert values.exists(), name
        assert planted.told(str(list(values))) == [], name


# --- The admin ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
def test_no_role_meets_what_is_not_its_business(planted: Planted, role: Role) -> None:
    user = User.objects.create_user("worker", password="x", is_superuser=False)
    user.groups.set(Group.objects.filter(name=role))
    worker = Client()
    worker.force_login(user)
    opened = walk(worker, ["/admin/"], closed=("/admin/logout",), only="/admin/", of_a_kind=OF_A_KIND)
    for address in known_addresses(planted):
        if address not in opened:
            opened[address] = everything_in(worker.get(address, follow=True))
    assert findings(planted, opened, role) == {}
    assert not Look.objects.exclude(by__username="glavny").exists()
    assert len(opened) > 100
    print(f"{role}: {len(opened)} places of the admin")  # noqa: T201


def known_addresses(planted: Planted) -> Iterable[str]:
    """Addresses that a curious official may guess, whatever the menus offer."""
    for page in Page.objects.filter(depth__gt=1):
        yield from (reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in ("edit", "history", "view_draft"))
        yield reverse("wagtailadmin_explore", args=[page.pk])
    for edition in planted.editions:
        yield from (reverse(f"texts_desk:{name}", args=[edition.pk]) for name in ("edition", "source", "changes"))
        yield from (reverse(f"{desk}:desk", args=[edition.page_id]) for desk in ("drafts_desk", "acts_desk"))
    yield from (reverse("remarks_desk:remark", args=[comment.pk]) for comment in Comment.objects.all())
    yield from (f"{reverse('remarks_desk:queue')}?show={show}" for show in ("all", "withheld", "withdrawn"))
    yield from (reverse("texts_desk:upload", args=[upload.pk]) for upload in Upload.objects.all())
    yield from (reverse("correspondence_desk:letter", args=[letter.public_id]) for letter in Letter.objects.all())
    yield from (reverse("correspondence_desk:contact", args=[contact.public_id]) for contact in Contact.objects.all())
    yield from ("/admin/letters/", "/admin/consents/", "/admin/erasures/", "/admin/looks/", "/admin/users/")
    yield from ("/admin/api/main/pages/?fields=*&limit=100", "/admin/choose-page/", *reports())
    yield from (f"/admin/pages/search/?q={WORD}", f"/admin/choose-page/search/?q={WORD}", f"/admin/users/?q={WORD}")


def reports() -> Iterable[str]:
    """Wagtail's own reports, each as a page, as its rows alone and as the files it gives."""
    for name in REPORTS:
        yield from (reverse(f"wagtailadmin_reports:{each}") for each in (name, f"{name}_results"))
        yield from (f"{reverse(f'wagtailadmin_reports:{name}')}?export={form}" for form in ("csv", "xlsx"))


def test_the_reports_have_something_to_hide(planted: Planted, admin_client: Client) -> None:
    """What they keep from the roles they show to whom everything is open: else the walk above would prove nothing."""
    told = {
        name: planted.told(everything_in(admin_client.get(f"{reverse(f'wagtailadmin_reports:{name}')}?export=csv")))
        for name in REPORTS
    }
    titles = {"title of an unposted draft", "title of unpublished news"}
    everywhere = {"title of an unpublished act", "official without consent", "title in a closed section"}
    assert {*titles, *everywhere} <= set(told["site_history"])
    assert titles <= set(told["locked_pages"]) & set(told["workflow"]) & set(told["workflow_tasks"])
    assert "unpublished page" in told["site_history"]


# --- The log --------------------------------------------------------------------------------------------


def test_the_log_tells_nothing_even_of_what_was_refused(
    planted: Planted, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """Every link that a letter holds is opened, sent without the cookie, sent wrong: each refusal is a line."""
    root = logging.getLogger()
    [console] = [each for each in root.handlers if type(each) is logging.StreamHandler]
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(console.formatter)
    caplog.set_level(logging.DEBUG)
    root.addHandler(handler)
    strict = Client(enforce_csrf_checks=True)
    for link in planted.links:
        for step in ("", "edit/", "withdraw/", "link/"):
            client.get(f"{link}{step}")
            client.put(f"{link}{step}")
            client.post(f"{link}edit/", {"text": ""})
            strict.post(f"{link}{step}")
    for address in refusals(planted, client):
        client.get(address)
    root.removeHandler(handler)
    assert "/remarks/…/edit/" in lines.getvalue()
    assert "/letters/own-data/…/" in lines.getvalue()
    assert planted.told(lines.getvalue()) == []


# --- Walking --------------------------------------------------------------------------------------------


def walk(
    client: Client, starts: list[str], *, closed: tuple[str, ...], only: str = "/", of_a_kind: int = 100
) -> dict[str, str]:
    """Follow links by GET; return address → what it answers, at most so many addresses that one view answers."""
    waiting, seen, kinds = list(starts), set(starts), Counter[str]()
    opened: dict[str, str] = {}
    while waiting:
        address = waiting.pop(0)
        kinds[kind_of(address)] += 1
        if kinds[kind_of(address)] > of_a_kind:
            continue
        text = opened[address] = everything_in(client.get(address, follow=True))
        for link in re.findall(r"""(?:href="|<loc>|<id>)([^"<]+)""", text):
            target = urldefrag(urljoin(address, link.removeprefix(settings.SITE_URL))).url
            if (
                target.startswith(only)
                and not target.startswith(("//", *closed, settings.STATIC_URL))
                and target not in seen
            ):
                seen.add(target)
                waiting.append(target)
    return opened


def kind_of(address: str) -> str:
    """Name the view that answers an address."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def everything_in(answer: Any) -> str:
    """Headers and words of an answer; what a Word file holds is looked into."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b" ".join(archive.read(name) for name in archive.namelist())
    return f"{answer.headers} {unescape(content.decode(errors='replace'))}"
