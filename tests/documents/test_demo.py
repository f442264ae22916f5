from io import StringIO

import pytest
from django.core.management.base import OutputWrapper
from wagtail.models import Page

from core.models import ChangeEntry
from documents import demo, demo_issues
from documents.issues.candidates import without_collection
from documents.models import ActRecord, ActsYearPage, Edition, IssueRecord, LegalAct, PublicationFact
from tests.factories.documents import make_act, make_index

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    demo.load(OutputWrapper(out))
    return out.getvalue()


def test_the_demonstration_can_be_loaded_again_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "INVENTED", 30)
    make_index()
    own = make_act("1-п")
    assert "придуманные акты города: новых 30" in load()
    of_this_year = len(list(demo_issues._acts()))
    assert ActRecord.objects.public().count() == 792 + 30 + of_this_year + 1
    assert IssueRecord.objects.public().filter(is_generated=True).count() == 2
    assert PublicationFact.objects.exclude(printed_in=None).count() + 2 == of_this_year
    assert without_collection().filter(adopted_on__year=demo_issues.YEAR, is_generated=True).count() == 2
    journal = ChangeEntry.objects.count()
    assert "статьи кодексов: новых 0, без изменений 792" in load()
    assert ChangeEntry.objects.count() == journal

    demo.clear()
    assert list(ActRecord.objects.all()) == [own]
    assert LegalAct.objects.count() == Edition.objects.count() == ActsYearPage.objects.count() == 1
    assert not IssueRecord.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])
    assert (
        ChangeEntry.objects.filter(operation=ChangeEntry.Operation.DELETE, resource="acts").count()
        == 822 + of_this_year
    )
