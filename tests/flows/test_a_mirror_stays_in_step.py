"""A mirror written from docs/api.md alone: whatever happens in the city, it ends equal to a fresh copy.

The mirror knows addresses and answers, nothing of the code behind them. What it keeps of a record is all that its own
address tells, so that an entry forgotten in the journal shows, even one of a record that only names another.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from documents import publication
from documents.commenting import authoring, moderation
from documents.consultation import moves
from documents.models import ActRecord, ActRelation, WithholdingReason
from tests.factories import drafts as make_drafts
from tests.factories.comments import make_answer, make_comment, take_in
from tests.factories.correspondence import make_contact
from tests.factories.documents import make_act, make_edition, relate
from tests.factories.issues import make_released_issue
from tests.factories.news import make_news

# Real commits: what names an act is told of in a transaction that follows.
pytestmark = pytest.mark.django_db(transaction=True)

EMAIL = "tajnyj-adres@aleysk.example"
NOTE = "тайная пометка проверяющего"


class Mirror:
    """A copy of everything the API gives: resource → id → the record in full."""

    def __init__(self, client: Client, page_size: int = 500) -> None:
        self.client = client
        self.page_size = page_size
        self.records: dict[str, dict[str, Any]] = {}
        self.seq = 0

    def copy(self, between_pages: Callable[[], None] = lambda: None) -> "Mirror":
        """Take everything once; `between_pages` is what the city does meanwhile."""
        root = self.ask("/api/v1/")
        self.seq = root["last_seq"]
        for resource in root["resources"]:
            if resource == "changes":
                continue
            self.records[resource] = {}
            address = f"/api/v1/{resource}/?limit={self.page_size}"
            while address:
                page = self.ask(address)
                for record in page["results"]:
                    self.fetch(resource, record["id"], record["api_url"])
                between_pages()
                address = page["next"]
        return self

    def follow(self) -> list[dict[str, Any]]:
        """Read what changed since the last time, and return the entries."""
        entries = []
        address = f"/api/v1/changes/?since={self.seq}&limit={self.page_size}"
        while address:
            page = self.ask(address)
            for entry in page["results"]:
                if entry["op"] == "delete":
                    self.records[entry["type"]].pop(entry["id"], None)
                else:
                    self.fetch(entry["type"], entry["id"], entry["api_url"])
                self.seq = entry["seq"]
                entries.append(entry)
            address = page["next"]
        return entries

    def follow_the_clock(self) -> None:
        """Ask what docs/api.md says to ask once a day: it changes without an entry in the feed."""
        for act in self.ask("/api/v1/acts/?fields=id,status,status_name&limit=500")["results"]:
            self.records["acts"][act["id"]].update(act)
        for draft in self.ask("/api/v1/drafts/?fields=id,api_url&limit=500")["results"]:
            self.fetch("drafts", draft["id"], draft["api_url"])

    def fetch(self, resource: str, number: str, address: str) -> None:
        answer = self.client.get(address.removeprefix(settings.SITE_URL))
        if answer.status_code == 410:
            self.records[resource].pop(number, None)
            return
        assert answer.status_code == 200, address
        self.records[resource][number] = answer.json()

    def ask(self, address: str) -> Any:
        answer = self.client.get(address.removeprefix(settings.SITE_URL))
        assert answer.status_code == 200, address
        return answer.json()


@pytest.fixture
def mirror(client: Client) -> Mirror:
    """A mirror of a small city, whole and up to date."""
    for number in ("1-п", "2-п", "3-п"):
        make_act(number)
    make_news()
    make_drafts.make_draft()
    return Mirror(client, page_size=2).copy()


def in_step(mirror: Mirror, *, a_day_later: bool = False) -> bool:
    """Follow the feed and say whether the mirror is what a fresh copy is; pytest shows the difference."""
    mirror.follow()
    if a_day_later:
        mirror.follow_the_clock()
    fresh = Mirror(mirror.client).copy()
    assert mirror.records == fresh.records
    assert mirror.seq == fresh.seq
    return True


def an_act(number: str) -> ActRecord:
    return ActRecord.objects.select_related("page", "kind").get(number=number)


def test_a_new_act_and_its_second_edition(mirror: Mirror) -> None:
    act = make_act("4-п", paragraphs=["1. Прежнее."])
    assert in_step(mirror)
    publication.publish_edition(make_edition(act.page, ["1. Новое."]), by=None)
    assert in_step(mirror)
    assert mirror.records["acts"][str(act.public_id)]["text"] == "1. Новое."
    assert len([each for each in mirror.records["editions"].values() if each["act"] == str(act.public_id)]) == 2


def test_an_edition_that_comes_into_force_at_midnight(mirror: Mirror, travel: Callable[..., None]) -> None:
    act = an_act("1-п")
    tomorrow = timezone.localdate() + timedelta(days=1)
    publication.publish_edition(make_edition(act.page, ["1. Завтрашнее."], dated_on=tomorrow), by=None)
    assert in_step(mirror)
    assert mirror.records["acts"][str(act.public_id)]["text"] != "1. Завтрашнее."
    travel(days=1)
    call_command("recompute_statuses")
    assert in_step(mirror, a_day_later=True)
    assert mirror.records["acts"][str(act.public_id)]["text"] == "1. Завтрашнее."


def test_a_repeal_by_the_clock(mirror: Mirror, travel: Callable[..., None]) -> None:
    repealed = an_act("1-п")
    relate(an_act("2-п"), ActRelation.Kind.REPEALS, repealed, effective_on=timezone.localdate() + timedelta(days=10))
    assert in_step(mirror)
    before = mirror.seq
    travel(days=11)
    assert in_step(mirror, a_day_later=True)
    assert mirror.records["acts"][str(repealed.public_id)]["status"] == "repealed"
    assert mirror.seq == before


@pytest.mark.parametrize("kind", ActRelation.Kind)
def test_a_withdrawal_leaves_the_lists_and_the_acts_that_named_it(mirror: Mirror, kind: str) -> None:
    gone, other = an_act("1-п"), an_act("2-п")
    relate(gone, kind, other)
    assert in_step(mirror)
    address = mirror.records["acts"][str(gone.public_id)]["api_url"]
    publication.withdraw(gone, reason="Опубликован по ошибке.", by=None)
    assert mirror.client.get(address.removeprefix(settings.SITE_URL)).status_code == 410
    assert in_step(mirror)
    assert str(gone.public_id) not in mirror.records["acts"]
    assert mirror.records["acts"][str(other.public_id)]["relations"] == []
    feed = mirror.ask("/api/v1/changes/?type=acts&limit=500")["results"]
    tombstone = [each for each in feed if each["id"] == str(gone.public_id)][-1]
    assert (tombstone["op"], tombstone["reason"]) == ("delete", "Опубликован по ошибке.")
    publication.restore(an_act("1-п"), by=None)
    assert in_step(mirror)
    assert mirror.records["acts"][str(other.public_id)]["relations"]


def test_a_draft_its_remarks_answers_and_what_authors_take_back(mirror: Mirror) -> None:
    draft = make_drafts.make_draft("О саде")
    assert in_step(mirror)
    receipt = take_in(draft, "Слова, которые автор заберёт.", address="p-2.1", contact=make_contact(EMAIL))
    assert in_step(mirror, a_day_later=True)
    moderation.publish(receipt.comment, by=None)
    assert in_step(mirror, a_day_later=True)
    make_answer(receipt.comment)
    assert in_step(mirror, a_day_later=True)
    assert "автор заберёт" in json.dumps(mirror.records["comments"], ensure_ascii=False)
    authoring.withdraw(receipt.comment)
    assert in_step(mirror, a_day_later=True)
    assert mirror.records["comments"] == {}
    withheld = make_comment(draft, "Неприличное.")
    moderation.withhold(withheld, WithholdingReason.INSULT, by=None, note=NOTE)
    assert in_step(mirror, a_day_later=True)
    kept = json.dumps(mirror.records, ensure_ascii=False)
    assert not [word for word in (EMAIL, NOTE, "автор заберёт", "Неприличное") if word in kept]


def test_a_draft_that_became_an_act_which_is_withdrawn(mirror: Mirror) -> None:
    draft = make_drafts.make_draft("О рынке", posted_at=timezone.now() - timedelta(days=60))
    for move in (moves.start_consideration, moves.publish_summary):
        move(draft, by=None)
        assert in_step(mirror)
    moves.link_act(draft, an_act("3-п"), by=None)
    moves.adopt(draft, by=None)
    assert in_step(mirror)
    publication.withdraw(an_act("3-п"), reason="Ошибка.", by=None)
    assert in_step(mirror)
    assert mirror.records["drafts"][str(draft.public_id)]["adopted_as"] is None


def test_an_issue_of_the_collection_and_an_act_of_it_withdrawn(mirror: Mirror) -> None:
    issue = make_released_issue(an_act("1-п"), an_act("2-п"))
    assert in_step(mirror)
    assert len(mirror.records["acts"][str(an_act("1-п").public_id)]["publications"]) == 1
    publication.withdraw(an_act("1-п"), reason="Ошибка.", by=None)
    assert in_step(mirror)
    assert mirror.records["collections"][str(issue.public_id)]["acts"][0]["act"] is None


def test_an_act_whose_title_was_mistyped(mirror: Mirror) -> None:
    mistyped, other = an_act("1-п"), an_act("2-п")
    relate(other, ActRelation.Kind.AMENDS, mistyped)
    assert in_step(mirror)
    page = mistyped.page
    page.official_title = "О новом порядке"
    page.save_revision().publish()
    assert in_step(mirror)
    [relation] = mirror.records["acts"][str(other.public_id)]["relations"]
    assert relation["act"]["title"] == "О новом порядке"


def test_an_act_that_turns_out_to_hold_personal_data(mirror: Mirror) -> None:
    act = make_act("4-п", paragraphs=["1. Наградить Образцова Образца Образцовича."])
    assert in_step(mirror)
    publication.set_personal_data(act, True)
    assert in_step(mirror)
    assert "Образцова" not in json.dumps(mirror.records, ensure_ascii=False)
    copy = make_edition(act.page, ["1. Наградить гражданина О."])
    publication.publish_edition(copy, by=None, is_anonymised=True)
    assert in_step(mirror)
    assert "Образцова" not in json.dumps(mirror.records, ensure_ascii=False)
    assert mirror.records["acts"][str(act.public_id)]["text"] == "1. Наградить гражданина О."


def test_what_happens_between_the_pages_of_the_first_copy(client: Client) -> None:
    for number in range(1, 10):
        make_act(f"{number}-п")
    make_news()
    deeds = iter(
        [
            lambda: make_act("99-п"),
            lambda: publication.withdraw(an_act("1-п"), reason="Ошибка.", by=None),
            lambda: publication.publish_edition(make_edition(an_act("2-п").page, ["1. Новое."]), by=None),
            lambda: publication.withdraw(an_act("9-п"), reason="Ошибка.", by=None),
            lambda: publication.restore(an_act("1-п"), by=None),
        ]
    )
    mirror = Mirror(client, page_size=2).copy(lambda: next(deeds, lambda: None)())
    assert next(deeds, None) is None
    assert in_step(mirror)
