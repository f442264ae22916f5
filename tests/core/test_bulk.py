from datetime import date

import pytest

from core import bulk
from core.bulk import insert_objects, insert_rows, update_objects
from core.models import WordForm
from documents.models import Edition
from tests.factories.documents import make_page

pytestmark = pytest.mark.django_db


def test_rows_go_in_whatever_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "PARAMETERS", 10)
    insert_rows(WordForm, ("form", "lemma"), ((f"форма{number} 100%", "лемма") for number in range(12)))
    assert WordForm.objects.filter(lemma="лемма").count() == 12
    assert WordForm.objects.filter(form="форма11 100%").exists()


def test_no_rows_are_no_statement() -> None:
    insert_rows(WordForm, ("form", "lemma"), ())
    insert_objects(Edition, [])
    assert not Edition.objects.exists()


def test_objects_get_their_keys_and_automatic_values() -> None:
    page = make_page()
    editions = [Edition(page_id=page.pk, number=number, dated_on=date(2026, 3, 12)) for number in (1, 2, 3)]
    insert_objects(Edition, editions)
    for edition in editions:
        stored = Edition.objects.get(pk=edition.pk)
        assert (stored.number, stored.dated_on, stored.public_id) == (
            edition.number,
            edition.dated_on,
            edition.public_id,
        )
        assert stored.created_at is not None


def test_letters_that_a_copy_gives_a_meaning_arrive_as_they_are() -> None:
    meant = "путь\\к\tфайлу\r\nи \\N, и \\."
    insert_rows(WordForm, ("form", "lemma"), [("форма", meant)])
    assert WordForm.objects.get(form="форма").lemma == meant


def test_nothing_is_told_from_an_empty_text() -> None:
    page = make_page()
    insert_objects(Edition, [Edition(page_id=page.pk, number=1, dated_on=date(2026, 3, 12), note="")])
    stored = Edition.objects.get()
    assert (stored.note, stored.valid_from) == ("", None)


def test_each_object_is_updated_with_its_own_values_and_nothing_else_is() -> None:
    page = make_page()
    editions = [Edition(page_id=page.pk, number=number, dated_on=date(2026, 3, 12)) for number in (1, 2, 3)]
    insert_objects(Edition, editions)
    for edition in editions[:2]:
        edition.note, edition.source_name = f"№ {edition.number}", "не записано"
        edition.valid_from = date(2026, 4, edition.number)
    editions[1].valid_from = None
    update_objects(editions[:2], ["note", "valid_from"])
    stored = Edition.objects.order_by("number").values_list("note", "valid_from", "source_name")
    assert list(stored) == [("№ 1", date(2026, 4, 1), ""), ("№ 2", None, ""), ("", None, "")]
    update_objects([], ["note"])
