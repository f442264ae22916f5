"""Remarks as data: what is given, what never can be, what a mirror is told (D223)."""

from typing import Any

import pytest

from documents.commenting import authoring, moderation
from documents.models import Comment, DraftRecord, PublicComment, WithholdingReason
from tests.factories.comments import make_answer, make_comment, take_in
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db

COLUMNS = {
    *("id", "public_id", "is_public", "created_at", "published_at", "modified_at", "withdrawn_at", "withdrawal_reason"),
    *("draft", "number", "edition", "clause_key", "clause_address", "quoted", "kind", "received_at", "state"),
    *("withholding_reason", "author_label", "text", "edited_on"),
    *("decision", "answer_text", "answered_by", "answered_on", "changed_clauses"),
}
FIELDS = {
    *("id", "created_at", "published_at", "modified_at", "url", "api_url", "draft", "number", "state"),
    *("withholding_reason", "kind", "edition", "clause", "clause_address", "quoted", "author", "text", "received_at"),
    *("edited_on", "answer"),
}


@pytest.fixture
def draft() -> DraftRecord:
    return make_draft()


def numbers(answer: Any) -> list[int]:
    return sorted(record["number"] for record in answer.json()["results"])


def test_the_list_of_columns_and_fields_is_closed(ask: Any, draft: DraftRecord) -> None:
    """A new column of the public table is public the moment it is there: it has to be meant."""
    moderation.publish(make_comment(draft), by=None)
    make_answer(*Comment.objects.all())
    assert {field.name for field in PublicComment._meta.get_fields()} == COLUMNS
    record = ask("comments/").json()["results"][0]
    assert set(record) == FIELDS
    assert set(record["answer"]) == {"decision", "text", "unit", "answered_on", "changed_clauses"}
    assert ask(record["api_url"]).json() == record


def test_what_waits_is_not_given(ask: Any, draft: DraftRecord) -> None:
    make_comment(draft)
    assert numbers(ask("comments/")) == []


def test_a_withheld_remark_has_number_and_reason_and_no_words(ask: Any, draft: DraftRecord) -> None:
    comment = make_comment(draft, "Тайные слова", address="p-2.1")
    moderation.withhold(comment, WithholdingReason.INSULT, by=None, note="тайная пометка")
    answer = ask("comments/")
    record = answer.json()["results"][0]
    assert (record["number"], record["state"], record["withholding_reason"]) == (1, "withheld", "insult")
    assert (record["text"], record["quoted"], record["author"]) == ("", "", "")
    assert "айн" not in answer.content.decode()


def test_a_withdrawn_remark_leaves_a_tombstone(ask: Any, draft: DraftRecord) -> None:
    receipt = take_in(draft)
    moderation.publish(receipt.comment, by=None)
    record = ask("comments/").json()["results"][0]
    authoring.withdraw(receipt.comment)
    assert numbers(ask("comments/")) == []
    assert ask(record["api_url"]).status_code == 410
    entry = ask("changes/", type="comments").json()["results"][-1]
    assert (entry["op"], entry["id"], entry["reason"]) == ("delete", record["id"], "Отозвано автором.")


def test_remarks_are_filtered(ask: Any, draft: DraftRecord) -> None:
    other = make_draft("О другом")
    on_clause = make_comment(draft, "раз", address="p-2.1")
    for comment in (on_clause, make_comment(draft, "два"), make_comment(other, "три")):
        moderation.publish(comment, by=None)
    make_answer(on_clause)
    assert numbers(ask("comments/")) == [1, 1, 2]
    assert numbers(ask("comments/", draft=draft.public_id)) == [1, 2]
    assert numbers(ask("comments/", clause=on_clause.clause_key)) == [1]
    assert numbers(ask("comments/", decision="accepted")) == [1]
    assert numbers(ask("comments/", state="withheld")) == []
    assert ask("comments/", decision="maybe").status_code == 400


def test_the_address_of_a_remark_leads_to_it(ask: Any, client: Any, draft: DraftRecord) -> None:
    moderation.publish(make_comment(draft), by=None)
    url = ask("comments/").json()["results"][0]["url"]
    assert url.endswith("?comment=1#comment-1")
    page = client.get(draft.path, {"comment": 1}).content.decode()
    assert 'id="comment-1"' in page
