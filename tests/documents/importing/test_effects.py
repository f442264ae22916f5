"""What an import brings about: statuses, relations, the entry into force."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from core.models import ChangeEntry
from documents.importing import import_acts
from documents.models import (
    ActRelation,
    AwaitedRelation,
)
from documents.status import Status, recompute, status
from tests.documents.importing.acts import act, keys, record

pytestmark = pytest.mark.django_db

REAL_ACTS = Path("documents/data/acts.jsonl.gz")


def test_an_article_of_a_code_is_a_reference_text_cut_into_parts(file: Any) -> None:
    import_acts(file(act(kind="статья кодекса", number="136-ФЗ, ст. 1")))
    assert status(record(), date(2026, 3, 12)) == Status.REFERENCE
    assert list(keys()) == ["ch-1", "ch-2"]


def test_dates_give_the_status(file: Any) -> None:
    import_acts(
        file(
            act("waits"),
            act("holds", published_on="2026-03-20", publication_name="Маяк труда"),
            act("fixed", published_on="2026-03-20", in_force_on="2027-01-01"),
            act("ended", published_on="2026-03-20", repealed_on="2026-05-01"),
        )
    )
    on = date(2026, 6, 1)
    assert status(record("waits"), on) == Status.AWAITING_PUBLICATION
    assert status(record("holds"), on) == Status.IN_FORCE
    assert status(record("fixed"), on) == Status.PUBLISHED
    assert status(record("ended"), on) == Status.REPEALED
    assert record("holds").publication_facts.get().method == "printed"
    assert record("fixed").publication_facts.get().method == "other"


def test_an_act_that_binds_only_those_it_names_takes_effect_when_signed(file: Any) -> None:
    import_acts(file(act(is_normative=False)))
    assert status(record(), date(2026, 3, 12)) == Status.IN_FORCE


def test_a_relation_in_one_file_has_its_effect_whichever_act_comes_first(file: Any) -> None:
    repeals = [{"kind": "repeals", "external_id": "old"}]
    import_acts(
        file(
            act("new", number="2-п", published_on="2026-04-01", relations=repeals),
            act("old", number="1-п", adopted_on="2026-01-09", published_on="2026-01-10"),
        ),
        batch_size=1,
    )
    relation = ActRelation.objects.get()
    assert (relation.source, relation.target) == (record("new"), record("old"))
    assert not AwaitedRelation.objects.exists()
    assert status(record("old"), date(2026, 3, 31)) == Status.IN_FORCE
    assert status(record("old"), date(2026, 4, 1)) == Status.REPEALED


def test_a_relation_waits_for_an_act_of_another_file(file: Any) -> None:
    import_acts(file(act("new", relations=[{"kind": "amends", "external_id": "old"}])))
    assert AwaitedRelation.objects.count() == 1
    assert import_acts(file(act("new", relations=[{"kind": "amends", "external_id": "old"}]))).unchanged == 1
    seq = ChangeEntry.objects.count()
    import_acts(file(act("old", number="1-п")))
    assert ActRelation.objects.get().target == record("old")
    announced = ChangeEntry.objects.filter(seq__gt=seq, resource="acts").values_list("record_id", flat=True)
    assert sorted(announced) == sorted([record("old").public_id, record("new").public_id])


@pytest.mark.parametrize(
    ("methods", "named", "promulgated_on"),
    [
        (["printed", "other"], "", date(2026, 3, 20)),
        (["printed"], "", None),
        (["printed"], "Маяк труда", date(2026, 3, 20)),
        (["network"], "Маяк труда", None),
    ],
)
def test_a_publication_that_the_charter_does_not_count_brings_nothing_into_force(
    file: Any, settings: LazySettings, methods: list[str], named: str, promulgated_on: date | None
) -> None:
    settings.PROMULGATION_METHODS = methods
    import_acts(file(act(published_on="2026-03-20", publication_name=named)))
    assert (record().promulgated_on, record().effective_on) == (promulgated_on, promulgated_on)
    assert recompute([record()]) == [], "as the nightly command would have it"
