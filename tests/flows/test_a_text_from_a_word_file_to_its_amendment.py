"""One text on its whole way: a Word file, a draft, its second edition, the act it became, the act amended and printed.

Through all of it one clause keeps its key, and its address leads wherever it stands.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import ChangeEntry
from documents.consultation import moves
from documents.issues import editing, release
from documents.models import ActRecord, Clause, CollectionIssue, DraftRecord, Edition, IssueRecord, PublicationFact
from documents.text.printing import printed_number
from tests.factories.documents import make_act, make_editor, make_fact, make_page
from tests.factories.drafts import again, make_draft_page
from tests.factories.issues import make_ready_issue
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WORD = Path("tests/files/texts/reglament.docx")
At = Callable[[datetime], None]


@pytest.fixture
def editor() -> Client:
    browser = Client()
    browser.force_login(make_editor())
    return browser


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """Set the clock to a moment, where it stands still."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def upload(editor: Client, page: Any, **fields: str) -> Edition:
    sent = {"file": SimpleUploadedFile(WORD.name, WORD.read_bytes()), **fields}
    waiting = editor.post(reverse("texts_desk:upload_text", args=[page.pk]), sent)
    shown = editor.get(waiting.url)
    return Edition.objects.get(pk=int(shown.url.rstrip("/").rpartition("/")[2]))


def paste(editor: Client, page: Any, lines: list[str], **fields: str) -> Edition:
    shown = editor.post(reverse("texts_desk:paste_text", args=[page.pk]), {"text": "\n".join(lines), **fields})
    return Edition.objects.get(pk=int(shown.url.rstrip("/").rpartition("/")[2]))


def publish(editor: Client, edition: Edition) -> None:
    editor.post(reverse("texts_desk:publish_edition", args=[edition.pk]))
    edition.refresh_from_db()
    assert edition.is_public


def lines_of(edition: Edition) -> list[str]:
    """The text as somebody would type it, without its tables."""
    return [
        " ".join(part for part in (printed_number(each.kind, each.number), each.heading, each.text) if part)
        for each in edition.clauses.order_by("position")
        if each.kind not in {"table", "note"}
    ]


def place_of_control(lines: list[str]) -> int:
    return next(at for at, line in enumerate(lines) if "Контроль" in line)


def with_one_more(lines: list[str], added: str) -> list[str]:
    """Put `added` before the third point, which becomes the fourth."""
    place = place_of_control(lines)
    return [*lines[:place], f"3. {added}", lines[place].replace("3.", "4.", 1), *lines[place + 1 :]]


def read(browser: Client, path: str, **asked: str) -> str:
    answer = browser.get(path, asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def leads_to(key: str) -> str:
    return Client().get(f"/k/{key}/").url


# --- The chapters ---------------------------------------------------------------------------------------


def a_word_file_becomes_a_draft(editor: Client) -> tuple[DraftRecord, Clause]:
    """Return the posted draft and the clause that is followed from here on."""
    page = make_draft_page()
    first = upload(editor, page, dated_on="2026-01-12")
    assert "Назначьте срок" in read(editor, reverse("texts_desk:edition", args=[first.pk]))
    posted_at = timezone.now() - timedelta(days=40)
    last_day = timezone.localdate() - timedelta(days=1)
    moves.post(page.record, first, last_day=last_day, by=None, at=posted_at)
    draft = again(page.record)
    followed = Clause.objects.get(edition=first, text__startswith="Контроль")
    assert leads_to(followed.key) == f"{draft.path}#p-3"
    return draft, followed


def its_second_edition_has_one_clause_more(editor: Client, draft: DraftRecord, followed: Clause) -> None:
    lines = with_one_more(lines_of(followed.edition), "Опубликовать постановление в газете.")
    second = paste(editor, draft.page, lines, dated_on="2026-02-16", note="По замечаниям жителей.")
    publish(editor, second)
    assert Clause.objects.get(edition=second, key=followed.key).number == "4"
    assert leads_to(followed.key) == f"{draft.path}#p-4"
    compared = read(Client(), draft.path, edition="2", compared="1")
    assert "в газете" in compared
    assert "изменён номер" in compared.lower()


def the_draft_becomes_an_act(editor: Client, draft: DraftRecord, followed: Clause) -> ActRecord:
    """The signed file takes over the keys, and what differs from the draft is shown before it is published."""
    moves.start_consideration(again(draft), by=None)
    moves.publish_summary(again(draft), by=None)
    page = make_page("200-п", title="Об утверждении регламента", adopted_on=date(2026, 3, 12))
    moves.link_act(again(draft), page.record, by=None)
    signed = upload(editor, page, dated_on="2026-03-12")
    assert signed.number == 1
    assert "Что стало с пунктами редакции № 2 проекта" in read(editor, reverse("texts_desk:edition", args=[signed.pk]))
    assert "в газете" in read(editor, reverse("texts_desk:changes", args=[signed.pk]))
    publish(editor, signed)
    moves.adopt(again(draft), by=None)
    assert again(draft).stage == DraftRecord.Stage.ADOPTED
    act = ActRecord.objects.select_related("page", "current_edition").get(page=page)
    assert leads_to(followed.key) == f"{act.path}#p-3"
    assert "Чем он отличается от проекта" in read(Client(), draft.path)
    assert "в газете" in read(Client(), act.path, compared="draft")
    make_fact(act, date(2026, 3, 12), PublicationFact.Method.NETWORK)
    return act


def another_act_amends_it(editor: Client, act: ActRecord, from_day: date) -> tuple[ActRecord, Edition]:
    """Its own text proposes the relation; the text of each day is the one that is valid on it."""
    amendment = make_act(
        "300-п",
        title="О внесении изменений",
        adopted_on=date(2026, 5, 12),
        paragraphs=[
            "1. Внести в постановление администрации города от 12.03.2026 № 200-п следующие изменения:",
            "1) пункт 3 изложить в следующей редакции: «3. Постановление вступает в силу немедленно.»;",
            "2) дополнить пунктом 4 следующего содержания: «4. Контроль оставляю за собой.».",
        ],
    )
    make_fact(amendment, from_day, PublicationFact.Method.NETWORK)
    assert "Пункт 3 изменён" in read(editor, reverse("acts_desk:desk", args=[amendment.page_id]))
    assert not act.incoming_relations.exists()
    decision = {"kind": "amends", "target": act.pk, "decision": "accept"}
    editor.post(reverse("acts_desk:decide_proposal", args=[amendment.page_id]), decision)
    assert act.incoming_relations.get().source == amendment
    lines = with_one_more(lines_of(act.current_edition), "Постановление вступает в силу немедленно.")
    second = paste(editor, act.page, lines, dated_on=from_day.isoformat(), note="В ред. от 12.05.2026 № 300-п.")
    publish(editor, second)
    assert "немедленно" not in read(Client(), act.path, on=(from_day - timedelta(days=1)).isoformat())
    assert "немедленно" in read(Client(), act.path, on=from_day.isoformat())
    return amendment, second


def the_amendment_is_in_force_at_midnight(act: ActRecord, followed: Clause, midnight: datetime, at: At) -> None:
    """Nothing runs at midnight: page, key and API ask the clock."""

    def shown() -> tuple[bool, str, str]:
        status = Client().get(f"/api/v1/acts/{act.public_id}/").json()["status"]
        text = read(Client(), f"{act.path}text.txt")
        return "немедленно" in text, leads_to(followed.key), status

    at(midnight - timedelta(seconds=1))
    assert shown() == (False, f"{act.path}#p-3", "in_force")
    at(midnight)
    assert shown() == (True, f"{act.path}#p-4", "in_force_amended")


def the_key_tells_the_whole_way(act: ActRecord, followed: Clause, amended: Edition) -> None:
    assert "Проект, редакция" in read(Client(), f"/k/{followed.key}/history/")
    assert Client().get(f"/api/v1/clauses/{followed.key}/").json()["act"] == str(act.public_id)
    assert Client().get(f"/api/v1/editions/{amended.public_id}/changes/").json()["changes"]


def two_orders_at_once_release_one_issue(day: date, *acts: ActRecord) -> None:
    """Two editors order it, two workers carry it out: one issue, one fact for each act, one entry in the journal."""
    record = make_ready_issue(*acts, issued_on=day, year=day.year, signed_at=timezone.now())
    refused = at_once(*[lambda: release.order(IssueRecord.objects.get(pk=record.pk), by=None)] * 2)
    assert refused == [editing.AT_WORK[IssueRecord.State.RELEASING]]
    record.refresh_from_db()
    assert at_once(*[lambda: release.carry_out(record.pk, record.attempt)] * 2) == []
    record.refresh_from_db()
    assert record.is_released, record.failure
    assert record.attempt == 1
    assert CollectionIssue.objects.live().count() == 1
    assert ChangeEntry.objects.filter(resource="collections").count() == 1
    facts = PublicationFact.objects.filter(method=PublicationFact.Method.PRINTED, printed_in=record)
    assert sorted(facts.values_list("act", flat=True)) == sorted(act.pk for act in acts)
    assert record.pdf.open().read().startswith(b"%PDF")
    for act in acts:
        assert act.path in read(Client(), record.path)


def test_the_whole_way(editor: Client, at: At, settings: Any) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(tomorrow, time()))
    draft, followed = a_word_file_becomes_a_draft(editor)
    its_second_edition_has_one_clause_more(editor, draft, followed)
    act = the_draft_becomes_an_act(editor, draft, followed)
    amendment, amended = another_act_amends_it(editor, act, tomorrow)
    the_amendment_is_in_force_at_midnight(act, followed, midnight, at)
    the_key_tells_the_whole_way(act, followed, amended)
    # What is ordered waits: the story carries it out itself.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    two_orders_at_once_release_one_issue(tomorrow, act, amendment)
