"""Which edition of an act is in force: asked of the clock, at midnight in Barnaul, whatever job is late (D52, D53)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents import publication
from documents.importing import import_acts
from documents.models import ActRecord, Clause, Edition
from search.finding import find
from tests.documents.importing.acts import act as line
from tests.documents.importing.conftest import file  # noqa: F401 - a fixture
from tests.factories import documents as make

pytestmark = pytest.mark.django_db

BARNAUL = ZoneInfo("Asia/Barnaul")
EVE = datetime(2026, 12, 31, 23, 59, 59, tzinfo=BARNAUL)
NEW_YEAR = datetime(2027, 1, 1, 0, 0, 0, tzinfo=BARNAUL)
BEFORE = ["1. Утвердить порядок уборки снега.", "2. Контроль оставляю за собой."]
AFTER = ["1. Утвердить порядок вывоза снега.", "2. Назначить дворников.", "3. Контроль оставляю за собой."]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> object:
    def go(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    go(datetime(2026, 11, 25, 10, 0, tzinfo=BARNAUL))
    return go


def publish(record: ActRecord, paragraphs: list[str], valid_from: date) -> Edition:
    edition = make.make_edition(record.page, paragraphs, dated_on=valid_from)
    publication.publish_edition(edition, by=None)
    record.refresh_from_db()
    return edition


@pytest.fixture
def record(at) -> ActRecord:
    act = make.make_act(paragraphs=BEFORE)
    publish(act, AFTER, date(2027, 1, 1))
    return act


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\xa0", " ")


def intervals(record: ActRecord) -> list[tuple[date | None, date | None]]:
    return list(Edition.objects.filter(page=record.page_id).order_by("number").values_list("valid_from", "valid_to"))


def key_of(edition_number: int, record: ActRecord, beginning: str) -> str:
    return Clause.objects.get(
        edition__page=record.page_id, edition__number=edition_number, text__startswith=beginning
    ).key


# --- Pages ----------------------------------------------------------------------------------------------


def test_the_page_changes_at_midnight_and_not_before(client: Client, record: ActRecord, at) -> None:
    at(EVE)
    html = read(client, record.path)
    assert "порядок уборки снега" in html
    assert "порядок вывоза" not in html
    assert "С 1 января 2027 г. действует новая редакция" in html
    assert f'href="{record.path}?edition=2"' in html
    assert 'rel="canonical"' in html
    at(NEW_YEAR)
    html = read(client, record.path)
    assert "порядок вывоза снега" in html
    assert "действует новая редакция" not in html
    assert f'href="{record.path}?edition=1"' in html
    assert f'href="{record.path}?edition=2"' not in html
    assert 'rel="canonical"' in html


def test_a_text_of_the_future_says_from_when_it_holds(client: Client, record: ActRecord, at) -> None:
    at(EVE)
    html = read(client, f"{record.path}?edition=2")
    assert "порядок вывоза снега" in html
    assert "Эта редакция начнёт действовать 1 января 2027 г. <a" in html.replace("\N{NO-BREAK SPACE}", " ")
    assert f'<a href="{record.path}">Открыть действующую редакцию</a>' in html
    at(NEW_YEAR)
    html = read(client, f"{record.path}?edition=2")
    assert "начнёт действовать" not in html
    assert "сейчас действует другая" in read(client, f"{record.path}?edition=1")


def test_a_day_is_answered_alike_on_both_sides_of_midnight(client: Client, record: ActRecord, at) -> None:
    for moment in (EVE, NEW_YEAR):
        at(moment)
        assert "уборки снега" in read(client, f"{record.path}?on=2026-12-31")
        assert "вывоза снега" in read(client, f"{record.path}?on=2027-01-01")


def test_downloads_and_keys_follow_the_clock(client: Client, record: ActRecord, at) -> None:
    control, new = key_of(1, record, "Контроль"), key_of(2, record, "Назначить")
    at(EVE)
    assert "уборки" in client.get(f"{record.path}text.txt").content.decode()
    assert client.get(f"/k/{control}/").url == f"{record.path}#p-2"
    assert client.get(f"/k/{new}/").url == f"/k/{new}/history/"
    assert f"{record.path}?edition=2#p-2" in client.get(f"/k/{new}/history/").content.decode()
    at(NEW_YEAR)
    assert "вывоза" in client.get(f"{record.path}text.txt").content.decode()
    assert "вывоза" in client.get(f"{record.path}akn.xml").content.decode()
    assert client.get(f"/k/{control}/").url == f"{record.path}#p-3"
    assert client.get(f"/k/{new}/").url == f"{record.path}#p-2"
    assert f'href="{record.path}#p-2"' in client.get(f"/k/{new}/history/").content.decode()


def test_a_comparison_without_a_number_takes_the_text_in_force(client: Client, record: ActRecord, at) -> None:
    at(NEW_YEAR)
    html = read(client, f"{record.path}?compared=1")
    assert "Редакция № 2 от 1 января 2027 г." in html


def test_a_page_costs_one_statement_more_only_while_another_text_is_ahead(
    client: Client, record: ActRecord, at
) -> None:
    at(EVE)
    other = make.make_act("2-п", paragraphs=BEFORE)

    def cost(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    assert cost(record.path) <= min(cost(other.path) + 1, 13)


# --- The API and search ---------------------------------------------------------------------------------


def test_the_api_changes_at_midnight_together_with_the_page(client: Client, record: ActRecord, at) -> None:
    address = f"/api/v1/acts/{record.public_id}/"
    at(EVE)
    eve = client.get(address)
    assert (eve.json()["edition"]["number"], eve.json()["edition"]["valid_to"]) == (1, "2026-12-31")
    assert "уборки" in eve.json()["text"]
    at(NEW_YEAR)
    answer = client.get(address, headers={"If-None-Match": eve["ETag"], "If-Modified-Since": eve["Last-Modified"]})
    assert answer.status_code == 200
    assert (answer.json()["edition"]["number"], answer.json()["edition"]["valid_from"]) == (2, "2027-01-01")
    assert "вывоза" in answer.json()["text"]
    assert len(answer.json()["clauses"]) == 3
    for fields in ("text", "edition", "clauses"):
        assert "уборки" not in client.get(address, {"fields": fields}).content.decode()
        assert client.get(address, {"fields": fields}).json()[fields] == answer.json()[fields]


def test_search_follows_the_nightly_command_and_is_never_ahead(record: ActRecord, at) -> None:
    at(EVE)
    call_command("recompute_statuses", verbosity=0)
    assert (find("уборка").total, find("вывоз").total) == (1, 0)
    at(NEW_YEAR)
    call_command("recompute_statuses", verbosity=0)
    assert (find("уборка").total, find("вывоз").total) == (0, 1)
    record.refresh_from_db()
    assert record.current_edition.number == 2
    seen = record.modified_at
    call_command("recompute_statuses", verbosity=0)
    record.refresh_from_db()
    assert record.modified_at == seen


# --- Dates ----------------------------------------------------------------------------------------------


def test_a_correction_of_today_leaves_the_text_of_tomorrow_its_day(client: Client, record: ActRecord, at) -> None:
    publish(record, ["1. Утвердить порядок уборки снега и льда."], date(2026, 11, 25))
    assert intervals(record) == [
        (date(2026, 3, 12), date(2026, 11, 24)),
        (date(2027, 1, 1), None),
        (date(2026, 11, 25), date(2026, 12, 31)),
    ]
    assert "снега и льда" in read(client, record.path)
    at(NEW_YEAR)
    assert "вывоза снега" in read(client, record.path)


def test_a_correction_of_the_text_of_tomorrow_takes_its_place(client: Client, record: ActRecord, at) -> None:
    publish(record, ["1. Утвердить порядок вывоза льда."], date(2027, 1, 1))
    assert "уборки снега" in read(client, record.path)
    at(NEW_YEAR)
    assert "вывоза льда" in read(client, record.path)


def test_a_correction_dated_back_is_the_text_at_once(client: Client, at) -> None:
    act = make.make_act(paragraphs=BEFORE)
    publish(act, AFTER, date(2026, 5, 1))
    correction = publish(act, ["1. Утвердить порядок."], date(2026, 4, 1))
    assert act.current_edition == correction
    assert "Утвердить порядок." in read(client, act.path)


def test_an_act_with_one_text_shows_it_before_its_day(client: Client, at) -> None:
    act = make.make_act(paragraphs=BEFORE, adopted_on=date(2027, 2, 1))
    assert "уборки снега" in read(client, act.path)


def test_an_anonymised_text_dated_ahead_never_leaves_the_one_with_names_in_place(client: Client, at) -> None:
    act = make.make_act(paragraphs=["1. Наградить Иванова И. И."])
    publication.set_personal_data(act, True)
    edition = make.make_edition(act.page, ["1. Наградить работника."], dated_on=date(2027, 1, 1))
    publication.publish_edition(edition, by=None, is_anonymised=True)
    html = read(client, act.path)
    assert "Наградить работника" in html
    assert "Иванова" not in html
    assert "Иванова" not in client.get(f"/api/v1/acts/{act.public_id}/").content.decode()


def test_the_next_text_takes_over_the_keys_of_the_last_published_one(record: ActRecord, at) -> None:
    publish(record, AFTER, date(2027, 2, 1))
    assert key_of(3, record, "Назначить") == key_of(2, record, "Назначить")


def test_an_import_keeps_the_text_of_tomorrow_in_its_place(client: Client, file, at) -> None:  # noqa: F811
    import_acts(file(line()))
    act = ActRecord.objects.get()
    publish(act, AFTER, date(2027, 1, 1))
    import_acts(file(line(paragraphs=["1. Отремонтировать улицу Мира."])))
    assert "улицу Мира" in read(client, act.path)
    at(NEW_YEAR)
    assert "вывоза снега" in read(client, act.path)
