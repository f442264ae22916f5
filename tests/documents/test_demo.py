from io import StringIO

import pytest
from django.core.management.base import OutputWrapper
from wagtail.models import Page

from core.models import ChangeEntry
from documents import demo
from documents.models import ActRecord, ActsYearPage, Edition, LegalAct
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
    assert ActRecord.objects.public().count() == 792 + 30 + 1
    journal = ChangeEntry.objects.count()
    assert "статьи кодексов: новых 0, без изменений 792" in load()
    assert ChangeEntry.objects.count() == journal

    demo.clear()
    assert list(ActRecord.objects.all()) == [own]
    assert LegalAct.objects.count() == Edition.objects.count() == ActsYearPage.objects.count() == 1
    assert Page.find_problems() == ([], [], [], [], [])
    assert ChangeEntry.objects.filter(operation=ChangeEntry.Operation.DELETE, resource="acts").count() == 822
