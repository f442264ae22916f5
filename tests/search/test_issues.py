"""Issues of the Collection are found by their numbers and by the acts in them, and only while they are public."""

import pytest

from documents import publication
from documents.publication import issues
from search.models import Entry
from tests.factories import documents as make
from tests.factories.issues import make_issue, make_released_issue

pytestmark = pytest.mark.django_db


def test_an_issue_is_found_once_it_is_released_and_not_when_it_is_withdrawn() -> None:
    make_issue(year=2025, number=1, through_number=1)
    assert not Entry.objects.filter(resource="collections").exists()
    record = make_released_issue(make.make_act("145-п"), number=2, through_number=2, skipped_reason="Не выходил.")
    entry = Entry.objects.get(resource="collections")
    assert (entry.title, entry.path, entry.dated_on) == (str(record), record.path, record.issued_on)
    assert "№ 145-п" in entry.passages.get().text
    issues.withdraw(record, reason="Ошибка.", by=None)
    assert not Entry.objects.filter(resource="collections", is_public=True).exists()


def test_words_of_an_act_that_vanished_are_not_found_in_its_issue() -> None:
    act = make.make_act("145-п", title="О выделении жилья Образцовой")
    make_released_issue(act)
    publication.set_personal_data(act, True)
    found = [text for entry in Entry.objects.filter(is_public=True) for text in entry.passages.values_list("text")]
    assert "Образцовой" not in str(found)
