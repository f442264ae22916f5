"""The release of an issue: what it freezes, what follows from it, that it happens once and never changes afterwards."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from core.models import ChangeEntry
from documents import publication
from documents.issues import editing, release
from documents.models import ActRecord, CollectionIssue, IssueErratum, IssueItem, IssueRecord, PublicationFact
from documents.printing.child import PressError
from documents.publication import PublicationError
from documents.publication import issues as issue_publication
from tests.factories import documents as make
from tests.factories.issues import IMPRINT, make_issue, make_ready_issue, make_released_issue
from tests.together import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_worker(settings: Any) -> None:
    """What is ordered waits: the tests carry it out themselves."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def test_a_release_freezes_file_pages_and_list_and_shows_the_issue(client: Client) -> None:
    first, second = make.make_act("1-п", signatory_post="Глава города"), make.make_act("2-п")
    record = make_released_issue(first, second)
    content = record.pdf.open().read()
    assert content.startswith(b"%PDF")
    assert record.pdf_sha256 == hashlib.sha256(content).hexdigest()
    assert record.pdf_size == len(content)
    assert record.imprint["founder"] == IMPRINT["founder"]
    assert [(item.act, item.edition, item.pages) for item in record.items.all()] == [
        (first, first.current_edition, "4"),
        (second, second.current_edition, "5"),
    ]
    assert record.pdf_pages == 5
    page = client.get(record.path).content.decode()
    assert record.pdf_sha256 in page
    assert first.path in page
    assert b"".join(client.get(reverse("issue_file", args=[record.public_id]))) == content
    assert record.path in client.get("/documents/collections/").content.decode()
    year = client.get(f"/documents/collections/{record.year}/").content.decode()
    assert "№ 2-п" in year
    assert "с. 5" in year


def test_a_release_gives_every_act_its_fact_and_its_status() -> None:
    act = make.make_act("1-п")
    assert act.promulgated_on is None
    record = make_released_issue(act)
    fact = PublicationFact.objects.get(act=act)
    assert (fact.method, fact.published_on, fact.issue, fact.pages) == ("printed", record.issued_on, "1", "4")
    assert fact.publication_name == record.imprint["series_title"]
    assert fact.printed_in == record
    act.refresh_from_db()
    assert act.promulgated_on == act.effective_on == record.issued_on
    last = ChangeEntry.objects.order_by("-seq").values_list("resource", "record_id")[:2]
    assert set(last) == {("acts", act.public_id), ("collections", record.public_id)}


def test_the_second_click_is_told_and_a_late_worker_gives_up() -> None:
    record = make_ready_issue(make.make_act("1-п"))
    release.order(record, by=None)
    with pytest.raises(PublicationError, match="сейчас печатается"):
        release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt + 1)
    record.refresh_from_db()
    assert record.state == IssueRecord.State.RELEASING
    release.carry_out(record.pk, record.attempt)
    release.carry_out(record.pk, record.attempt)
    assert PublicationFact.objects.count() == 1
    with pytest.raises(PublicationError, match="больше не меняется"):
        release.order(record, by=None)


def attempts_to_change(record: IssueRecord) -> list[Any]:
    rows = IssueRecord.objects.filter(pk=record.pk)
    items = IssueItem.objects.filter(issue=record)
    return [
        lambda: rows.update(number=9),
        lambda: rows.update(pdf_sha256="0" * 64),
        lambda: rows.update(issued_on=date(2020, 1, 1)),
        lambda: rows.update(state="draft", released_at=None),
        lambda: rows.update(imprint={}),
        lambda: rows._raw_delete(rows.db),
        lambda: items.update(first_page=1),
        lambda: items._raw_delete(items.db),
        lambda: IssueItem.objects.create(issue=record, act=make.make_act("9-п"), position=9),
        lambda: record.gaps.create(
            kind=make.make_kind(), issuing_body=make.make_body(), year=2026, first=1, last=1, reason="Нет."
        ),
        lambda: PublicationFact.objects.update(published_on=date(2020, 1, 1)),
        lambda: PublicationFact.objects.get().delete(),
    ]


def test_nothing_of_a_released_issue_changes_whoever_tries() -> None:
    record = make_released_issue(make.make_act("1-п"))
    for attempt in attempts_to_change(record):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pytest.raises(PublicationError, match="больше не меняется"):
        editing.add_acts(record, [make.make_act("2-п")])


def test_an_erratum_is_added_and_stays(client: Client) -> None:
    record = make_released_issue(make.make_act("1-п"))
    issue_publication.add_erratum(
        record, IssueErratum(noted_on=date(2026, 5, 1), text="На с. 4 следует читать: «дорог»."), by=None
    )
    assert "следует читать: «дорог»" in client.get(record.path).content.decode()
    assert ChangeEntry.objects.latest("seq").record_id == record.public_id
    with pytest.raises(DatabaseError), transaction.atomic():
        IssueErratum.objects.update(text="Другое.")


def test_an_erratum_waits_for_the_release() -> None:
    with pytest.raises(PublicationError, match="ещё можно исправить"):
        issue_publication.add_erratum(make_issue(), IssueErratum(noted_on=date(2026, 5, 1), text="Ой."), by=None)


def test_a_withdrawn_issue_says_why_and_comes_back(client: Client) -> None:
    act = make.make_act("1-п")
    record = make_released_issue(act)
    with pytest.raises(PublicationError, match="причину"):
        issue_publication.withdraw(record, reason=" ", by=None)
    issue_publication.withdraw(record, reason="Отпечатан с ошибкой.", by=None)
    for address in (record.path, reverse("issue_file", args=[record.public_id])):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "Отпечатан с ошибкой." in answer.content.decode()
    assert PublicationFact.objects.filter(act=act).exists()
    record.refresh_from_db()
    issue_publication.restore(record, by=None)
    assert client.get(record.path).status_code == 200


def test_a_failure_of_the_press_is_told_and_the_issue_can_be_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    record = make_ready_issue(make.make_act("1-п"))

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise PressError("кончилась бумага")

    monkeypatch.setattr(release, "set_type_apart", fail)
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    record.refresh_from_db()
    assert record.is_draft
    assert record.failure == "Не удалось напечатать выпуск: кончилась бумага"
    assert not PublicationFact.objects.exists()
    monkeypatch.undo()
    release.order(record, by=None)
    record.refresh_from_db()
    assert record.failure == ""
    release.carry_out(record.pk, record.attempt)
    record.refresh_from_db()
    assert record.is_released


def test_an_act_that_changed_while_it_was_printed_stops_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    act = make.make_act("1-п")
    record = make_ready_issue(act)
    kept = set(Path(record.pdf.storage.location).rglob("*.pdf"))
    original = release.set_type_apart

    def print_slowly(*args: Any, **kwargs: Any) -> Any:
        publication.publish_edition(make.make_edition(act.page, ["1. Иначе."], note="опечатка"), by=None)
        return original(*args, **kwargs)

    monkeypatch.setattr(release, "set_type_apart", print_slowly)
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt)
    record.refresh_from_db()
    assert record.is_draft
    assert record.failure == release.CHANGED
    assert set(Path(record.pdf.storage.location).rglob("*.pdf")) == kept


def test_a_release_nobody_works_on_is_taken_back() -> None:
    record = make_ready_issue(make.make_act("1-п"))
    release.order(record, by=None)
    record.refresh_from_db()
    with pytest.raises(PublicationError, match="дождитесь"):
        release.take_back(record)
    IssueRecord.objects.filter(pk=record.pk).update(progress_at=datetime(2026, 1, 1, tzinfo=UTC))
    record.refresh_from_db()
    release.take_back(record)
    record.refresh_from_db()
    assert record.is_draft
    release.order(record, by=None)
    record.refresh_from_db()
    release.carry_out(record.pk, record.attempt - 1)
    record.refresh_from_db()
    assert record.state == IssueRecord.State.RELEASING


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_are_one_release() -> None:
    record = make_ready_issue(make.make_act("1-п"), make.make_act("2-п"))
    refused = at_once(*[lambda: release.order(IssueRecord.objects.get(pk=record.pk), by=None)] * 4)
    assert refused == [editing.AT_WORK[IssueRecord.State.RELEASING]] * 3
    record.refresh_from_db()
    assert at_once(*[lambda: release.carry_out(record.pk, record.attempt)] * 2) == []
    record.refresh_from_db()
    assert record.is_released
    assert PublicationFact.objects.count() == 2
    assert ChangeEntry.objects.filter(resource="collections").count() == 1
    assert CollectionIssue.objects.live().count() == 1
    assert ActRecord.objects.filter(promulgated_on=record.issued_on).count() == 2
