"""The drafts of the demonstration: each at its stage, on the very day it is loaded, and gone without a trace."""

from io import StringIO
from typing import Any

import pytest
from django.utils import timezone

from documents import demo_drafts, demo_remarks
from documents.commenting.fate import author_fate
from documents.consultation import Phase, phase, undecided
from documents.models import Answer, Clause, Comment, DraftRecord, DraftRegulation, Edition
from structure import demo as structure_demo
from tests.factories import documents as acts
from tests.factories import drafts as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def records() -> list[DraftRecord]:
    structure_demo.load(StringIO())  # type: ignore[arg-type]  # only written to
    acts.make_index()
    make.make_drafts_index()
    demo_drafts.load(StringIO())  # type: ignore[arg-type]  # only written to
    return list(DraftRecord.objects.public().order_by("-posted_at"))


def test_three_drafts_stand_at_three_stages(records: list[DraftRecord], client: Any) -> None:
    now = timezone.now()
    assert [phase(record, now) for record in records] == [Phase.OPEN, Phase.CONSIDERATION, Phase.ADOPTED]
    assert all(record.is_generated for record in records)
    assert [client.get(record.path).status_code for record in records] == [200, 200, 200]
    demo_drafts.load(StringIO())  # type: ignore[arg-type]  # only written to
    assert DraftRecord.objects.count() == 3


def test_the_adopted_one_leads_through_a_reworked_text_to_its_act(records: list[DraftRecord]) -> None:
    draft = records[2]
    assert not undecided(draft).exists()
    assert Edition.objects.public().filter(page=draft.page_id).count() == 2
    act = draft.adopted_as
    assert act is not None
    assert act.is_public
    assert act.is_generated
    texts = (draft.current_edition, act.current_edition)
    keys = [list(Clause.objects.filter(edition=text).values_list("key", flat=True)) for text in texts]
    assert keys[0] == keys[1]


def test_what_was_accepted_of_a_clause_changed_its_words(records: list[DraftRecord]) -> None:
    accepted = Comment.objects.filter(draft=records[2], answer__decision=Answer.Decision.ACCEPTED).exclude(
        clause_key=""
    )
    fates = [author_fate(each) for each in accepted]
    assert len(fates) == 2
    assert all(each is not None and each.before and each.after for each in fates)


def test_clearing_leaves_nothing(records: list[DraftRecord]) -> None:
    demo_remarks.clear()
    demo_drafts.clear()
    assert not DraftRegulation.objects.exists()
    assert not DraftRecord.objects.exists()
