from io import StringIO

import pytest
from django.core.management.base import OutputWrapper
from wagtail.models import Page

from core.models import ChangeEntry
from documents import demo, demo_editions, demo_issues
from documents.demo_drafts import ACT_NUMBER
from documents.issues.candidates import without_collection
from documents.models import (
    ActRecord,
    ActsYearPage,
    Edition,
    IssueRecord,
    LegalAct,
    PublicationFact,
    RegisterEntry,
)
from documents.registration.worklist import State, in_state
from structure import demo as structure_demo
from tests.factories.documents import make_act, make_index

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    demo.load(OutputWrapper(out))
    return out.getvalue()


def test_the_demonstration_can_be_loaded_again_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "INVENTED", 30)
    make_index()
    structure_demo.load(OutputWrapper(StringIO()))
    own = make_act("1-п")
    assert "придуманные акты города: новых 30" in load()
    of_this_year = len(list(demo_issues._acts()))
    # … those that changed one another, and what a draft became
    made = 792 + 30 + of_this_year + len(demo_editions.FACTS) + len([ACT_NUMBER])
    assert ActRecord.objects.public().count() == made + 1
    assert IssueRecord.objects.public().filter(is_generated=True).count() == 2
    assert PublicationFact.objects.exclude(printed_in=None).count() + 2 == of_this_year
    waiting = without_collection().filter(adopted_on__year=demo_issues.YEAR, is_generated=True)
    assert waiting.exclude(number=ACT_NUMBER).count() == 2
    numbers = RegisterEntry.objects.exclude(number="").values_list("number", flat=True)
    assert len(numbers) > 10
    assert all(number.startswith("RU00000000") for number in numbers), "no city has that number"
    assert not RegisterEntry.objects.exclude(act__is_generated=True).exists()
    assert all(in_state(state).filter(is_generated=True).exists() for state in State)
    journal = ChangeEntry.objects.count()
    assert "статьи кодексов: новых 0, без изменений 792" in load()
    assert ChangeEntry.objects.count() == journal

    demo.clear()
    assert list(ActRecord.objects.all()) == [own]
    assert LegalAct.objects.count() == Edition.objects.count() == ActsYearPage.objects.count() == 1
    assert not IssueRecord.objects.exists()
    assert not RegisterEntry.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])
    deleted = ChangeEntry.objects.filter(operation=ChangeEntry.Operation.DELETE, resource="acts")
    assert deleted.count() == made
