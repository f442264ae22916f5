"""Drafts as data: where they stand at this moment, their text, what a mirror is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from documents.commenting import moderation
from documents.consultation import moves
from documents.models import WithholdingReason
from documents.publication import publish_edition, withdraw
from tests.factories import documents as acts
from tests.factories import drafts as make
from tests.factories.comments import make_answer, make_comment

pytestmark = pytest.mark.django_db


def titles(answer: Any) -> list[str]:
    return [record["title"] for record in answer.json()["results"]]


def test_the_phase_follows_the_clock(ask: Any) -> None:
    record = make.make_draft("Об открытом")
    make.make_draft("О закрытом", posted_at=timezone.now() - timedelta(days=60))
    assert titles(ask("drafts/", phase="open")) == ["Об открытом"]
    assert titles(ask("drafts/", phase="closed")) == ["О закрытом"]
    answer = ask(f"drafts/{record.public_id}/").json()
    assert (answer["phase"], answer["accepts_comments"]) == ("open", True)
    type(record).objects.filter(pk=record.pk).update(closes_at=timezone.now())
    answer = ask(f"drafts/{record.public_id}/").json()
    assert (answer["phase"], answer["accepts_comments"]) == ("closed", False)
    assert ask("drafts/", phase="preparation").status_code == 400


def test_drafts_are_filtered_and_found(ask: Any) -> None:
    make.make_draft("О садах", intent="amendment")
    make.make_draft("О рынках", developer=make.make_unit("Отдел торговли", "torgovlya"))
    assert titles(ask("drafts/", developer="torgovlya")) == ["О рынках"]
    assert titles(ask("drafts/", intent="amendment")) == ["О садах"]
    found = ask("drafts/", q="вырубка насаждений").json()["results"]
    assert len(found) == 2
    assert "<mark>" in found[0]["highlight"]


def test_remarks_are_counted_honestly(ask: Any) -> None:
    record = make.make_draft()
    shown, hidden, _ = (make_comment(record, text) for text in ("Первое.", "Второе.", "Третье."))
    moderation.publish(shown, by=None)
    moderation.withhold(hidden, WithholdingReason.INSULT, by=None)
    make_answer(shown)
    counts = ask(f"drafts/{record.public_id}/").json()["comments"]
    assert counts == {"received": 3, "published": 1, "waiting": 1, "withheld": 1, "withdrawn": 0, "answered": 1}


def test_what_is_in_preparation_or_withdrawn_is_not_given(ask: Any) -> None:
    hidden = make.make_draft_page("О тайном")
    make.make_text(hidden)
    record = make.make_draft()
    withdraw(record, reason="Размещён по ошибке.", by=None)
    assert titles(ask("drafts/")) == []
    assert ask(f"drafts/{hidden.record.public_id}/").status_code == 404
    answer = ask(f"drafts/{record.public_id}/")
    assert answer.status_code == 410
    assert "Размещён по ошибке." in answer.json()["detail"]
    operations = [(each["type"], each["op"]) for each in ask("changes/").json()["results"]]
    assert ("drafts", "delete") in operations
    assert ("editions", "delete") in operations


def test_editions_of_a_draft_lead_to_it(ask: Any) -> None:
    record = make.make_draft()
    publish_edition(make.make_text(record.page, ["1. Новый текст."], note="Опечатка"), by=None)
    editions = ask("editions/", draft=record.public_id).json()["results"]
    assert [each["number"] for each in editions] == [1, 2]
    assert {each["draft"] for each in editions} == {str(record.public_id)}
    assert {each["act"] for each in editions} == {None}
    assert editions[0]["url"].endswith(record.path)
    assert ask(f"drafts/{record.public_id}/").json()["text"] == "1. Новый текст."


def test_every_other_form_of_the_text_is_where_it_is_said_to_be(ask: Any, client: Client) -> None:
    record = make.make_draft()
    formats = ask(f"drafts/{record.public_id}/").json()["formats"]
    assert sorted(formats) == ["docx", "txt", "xml"]
    for address in formats.values():
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200


def test_the_act_a_draft_became_is_told_as_long_as_it_is_public(ask: Any) -> None:
    record = make.make_draft(posted_at=timezone.now() - timedelta(days=60))
    moves.start_consideration(record, by=None)
    moves.publish_summary(record, by=None)
    act = acts.make_act()
    moves.link_act(record, act, by=None)
    assert ask(f"drafts/{record.public_id}/").json()["adopted_as"] is None
    moves.adopt(record, by=None)
    answer = ask(f"drafts/{record.public_id}/").json()
    assert answer["adopted_as"]["id"] == str(act.public_id)
    assert [each["stage_after"] for each in answer["course"]] == ["posted", "consideration", "summarised", "adopted"]
    withdraw(act, reason="Ошибка.", by=None)
    assert ask(f"drafts/{record.public_id}/").json()["adopted_as"] is None
