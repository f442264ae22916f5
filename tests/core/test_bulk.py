from datetime import date

import pytest

from core import bulk
from core.bulk import insert_objects, insert_rows
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
    insert_objects(Edition, [], known_by="public_id")
    assert not Edition.objects.exists()


def test_objects_get_their_keys_and_automatic_values() -> None:
    page = make_page()
    editions = [Edition(page_id=page.pk, number=number, dated_on=date(2026, 3, 12)) for number in (1, 2, 3)]
    insert_objects(Edition, editions, known_by="public_id")
    for edition in editions:
        stored = Edition.objects.get(pk=edition.pk)
        assert (stored.number, stored.dated_on, stored.public_id) == (
            edition.number,
            edition.dated_on,
            edition.public_id,
        )
        assert stored.created_at is not None
