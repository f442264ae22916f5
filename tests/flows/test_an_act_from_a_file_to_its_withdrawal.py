"""One act on its whole way: a line of a file, its page, search, open data, a new text, and taken off with a reason."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from documents import publication
from documents.models import ActRecord
from tests.factories.documents import make_index

pytestmark = pytest.mark.django_db

LINE = {
    "kind": "постановление",
    "number": "145-п",
    "adopted_on": "2026-03-12",
    "issuing_body": "Администрация города Алейска",
    "title": "О порядке вывоза снега",
    "rubric": "Благоустройство",
    "paragraphs": ["1. Вывозить снег ежедневно.", "2. Опубликовать постановление."],
    "source_url": "https://example.org/145",
    "external_id": "flow/145",
}


def bring(folder: Path, **changes: Any) -> None:
    file = folder / "acts.jsonl"
    file.write_text(json.dumps(LINE | changes, ensure_ascii=False), encoding="utf-8")
    call_command("import_acts", str(file))


def answer(client: Client, address: str) -> Any:
    return client.get(address).json()


def test_an_act_is_read_found_mirrored_reworded_and_withdrawn(client: Client, tmp_path: Path) -> None:
    make_index()
    begin = answer(client, "/api/v1/")["last_seq"]

    bring(tmp_path)
    record = ActRecord.objects.get(external_id="flow/145")
    page = client.get(record.path).content.decode()
    assert "Вывозить снег ежедневно." in page
    assert 'id="p-1"' in page
    assert record.path in client.get("/search/?q=вывозу снегов").content.decode()
    act = answer(client, f"/api/v1/acts/{record.public_id}/")
    assert [clause["address"] for clause in act["clauses"]] == ["p-1", "p-2"]

    bring(tmp_path, paragraphs=["1. Вывозить снег еженощно.", "2. Опубликовать постановление."])
    again = answer(client, f"/api/v1/acts/{record.public_id}/")
    assert [clause["key"] for clause in again["clauses"]] == [clause["key"] for clause in act["clauses"]]
    assert "еженощно" in again["text"]
    assert record.path in client.get("/search/?q=еженощно").content.decode()
    assert record.path not in client.get("/search/?q=ежедневно").content.decode()

    publication.withdraw(ActRecord.objects.get(pk=record.pk), reason="Опубликовано по ошибке", by=None)
    gone = client.get(record.path)
    assert gone.status_code == 410
    assert "Опубликовано по ошибке" in gone.content.decode()
    assert client.get(f"/api/v1/acts/{record.public_id}/").status_code == 410
    assert record.path not in client.get("/search/?q=вывоз снега").content.decode()

    changes = answer(client, f"/api/v1/changes/?since={begin}")["results"]
    of_act = [change["op"] for change in changes if change["id"] == str(record.public_id)]
    assert of_act[0] == "upsert"
    assert of_act[-1] == "delete"
    assert [change["seq"] for change in changes] == sorted({change["seq"] for change in changes})
