"""Draft editions: which clause of the edition before a clause is."""

import pytest

from documents.models import Clause, Edition
from tests.factories.documents import make_act, make_edition

pytestmark = pytest.mark.django_db


def keys(edition: Edition) -> dict[str, str]:
    return dict(Clause.objects.filter(edition=edition).values_list("text", "key"))


def test_clauses_keep_their_keys_when_an_inserted_one_renumbers_them() -> None:
    act = make_act(
        paragraphs=[
            "1. Утвердить порядок содержания дорог города.",
            "2. Комитету по финансам выделить средства на ремонт.",
            "3. Контроль за исполнением оставляю за собой.",
        ]
    )
    first = keys(act.current_edition)
    second = keys(
        make_edition(
            act.page,
            paragraphs=[
                "1. Утвердить порядок содержания дорог города.",
                "2. Опубликовать постановление в сборнике.",
                "3. Комитету по финансам выделить средства на ремонт дорог.",
                "4. Контроль за исполнением оставляю за собой.",
            ],
        )
    )
    assert second["Утвердить порядок содержания дорог города."] == first["Утвердить порядок содержания дорог города."]
    assert (
        second["Комитету по финансам выделить средства на ремонт дорог."]
        == first["Комитету по финансам выделить средства на ремонт."]
    )
    assert second["Контроль за исполнением оставляю за собой."] == first["Контроль за исполнением оставляю за собой."]
    assert second["Опубликовать постановление в сборнике."] not in first.values()


def test_every_clause_of_a_first_edition_has_a_key_of_its_own() -> None:
    act = make_act(paragraphs=["1. Одно.", "2. Другое.", "3. Третье."])
    found = keys(act.current_edition)
    assert len(set(found.values())) == 3
