"""Lines of acts to import, and the rows that became of them."""

from typing import Any

from documents.models import ActRecord, Clause


def act(external_id: str = "a-1", **changes: Any) -> dict[str, Any]:
    return {
        "kind": "постановление",
        "number": "145-п",
        "adopted_on": "2026-03-12",
        "issuing_body": "администрация города Алейска",
        "title": "О ремонте дорог",
        "rubric": "Дороги",
        "paragraphs": ["1. Отремонтировать улицу Мира.", "2. Опубликовать постановление."],
        "source_url": "https://example.org/145",
        "external_id": external_id,
        **changes,
    }


def record(external_id: str = "a-1") -> ActRecord:
    return ActRecord.objects.select_related("kind", "page").get(external_id=external_id)


def keys(external_id: str = "a-1") -> dict[str, str]:
    clauses = Clause.objects.filter(edition=record(external_id).current_edition)
    return dict(clauses.values_list("address", "key"))
