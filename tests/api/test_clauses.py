"""What the API says of editions side by side and of one clause by its key, and when it says that they are gone."""

from datetime import date
from typing import Any

import pytest

from documents import publication
from documents.models import ActRecord, Edition
from tests.factories.documents import make_act, make_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def act() -> ActRecord:
    record = make_act(paragraphs=["1. Утвердить порядок.", "2. Старое правило о тротуарах города."])
    publication.publish_edition(
        make_edition(record.page, ["1. Утвердить новый порядок."], dated_on=date(2026, 5, 1), note="Новое."), by=None
    )
    return record


def editions(act: ActRecord) -> list[Edition]:
    return list(Edition.objects.filter(page=act.page_id).order_by("number"))


def test_two_editions_side_by_side(ask: Any, act: ActRecord) -> None:
    first, second = editions(act)
    answer = ask(f"editions/{second.public_id}/changes/").json()
    assert [change["relation"] for change in answer["changes"]] == ["reworded", "removed"]
    assert answer["old"]["number"] == 1
    assert answer == ask(f"editions/{second.public_id}/changes/", since=first.public_id).json()
    assert answer == ask(f"editions/{first.public_id}/changes/", since=second.public_id).json()


def test_what_cannot_be_compared_is_refused_in_words(ask: Any, act: ActRecord) -> None:
    first, second = editions(act)
    other = make_act("7-п").current_edition
    assert other is not None
    assert "не с чем" in ask(f"editions/{first.public_id}/changes/").json()["detail"]
    assert ask(f"editions/{second.public_id}/changes/", since=other.public_id).status_code == 404
    assert ask(f"editions/{second.public_id}/changes/", since=second.public_id).status_code == 404
    assert ask(f"editions/{second.public_id}/changes/", since="вчера").status_code == 400
    draft = make_edition(act.page, ["1. Ещё."])
    assert ask(f"editions/{draft.public_id}/changes/").status_code == 404


def test_a_clause_by_its_key(ask: Any, act: ActRecord) -> None:
    first, _ = editions(act)
    kept, removed = first.clauses.order_by("position")
    answer = ask(f"clauses/{kept.key.upper()}/").json()
    assert answer["act"] == str(act.public_id)
    assert [step["clause"]["text"] for step in answer["history"]] == ["Утвердить порядок.", "Утвердить новый порядок."]
    answer = ask(f"clauses/{removed.key}/").json()
    assert answer["current_key"] is None
    assert answer["history"][-1]["clause"] is None
    assert ask("clauses/0000000000000000/").status_code == 404


def test_what_was_withdrawn_is_gone_with_its_reason(ask: Any, act: ActRecord) -> None:
    first, second = editions(act)
    key = first.clauses.order_by("position")[0].key
    publication.withdraw(act, reason="Опубликован по ошибке.", by=None)
    for address in (f"editions/{second.public_id}/changes/", f"clauses/{key}/"):
        answer = ask(address)
        assert answer.status_code == 410
        assert answer.json()["reason"] == "Опубликован по ошибке."
