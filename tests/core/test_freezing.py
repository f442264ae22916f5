"""Frozen rows: what the database refuses, and who may pass. The table of word forms stands for any other."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from core import freezing
from core.checks import check_frozen_rows
from core.models import WordForm

pytestmark = pytest.mark.django_db
FORMS = freezing.Frozen(
    WordForm, condition="{row}.form LIKE 'ice%'", message="It's 100% frozen.", columns=["lemma"], is_closed=True
)


@pytest.fixture(autouse=True)
def frozen_forms() -> Iterator[None]:
    WordForm.objects.bulk_create([WordForm(form="ice", lemma="ice"), WordForm(form="water", lemma="water")])
    freezing.freeze(FORMS)
    freezing.put_up()
    yield
    del freezing._FROZEN[FORMS.table]


def test_frozen_rows_are_neither_changed_nor_deleted_nor_added() -> None:
    attempts = (
        lambda: WordForm.objects.filter(form="ice").update(lemma="snow"),
        lambda: WordForm.objects.filter(form="ice").delete(),
        lambda: WordForm.objects.create(form="iceberg", lemma="ice"),
        lambda: WordForm.objects.all().delete(),
    )
    for attempt in attempts:
        with pytest.raises(IntegrityError, match="It's 100% frozen"), transaction.atomic():
            attempt()
    assert WordForm.objects.get(form="ice").lemma == "ice"
    assert WordForm.objects.filter(form="water").exists()
    assert not WordForm.objects.filter(form="iceberg").exists()


def test_other_rows_and_equal_values_pass() -> None:
    WordForm.objects.filter(form="water").update(lemma="drink")
    WordForm.objects.filter(form="ice").update(lemma="ice")
    assert WordForm.objects.get(form="water").lemma == "drink"
    WordForm.objects.filter(form="water").delete()
    assert not WordForm.objects.filter(form="water").exists()


def test_a_thaw_lets_one_transaction_pass_and_ends_with_it() -> None:
    with freezing.thawed():
        WordForm.objects.filter(form="ice").update(lemma="snow")
    with pytest.raises(DatabaseError), transaction.atomic():
        WordForm.objects.filter(form="ice").delete()
    assert WordForm.objects.get(form="ice").lemma == "snow"


def test_the_check_names_every_trigger_that_is_missing() -> None:
    assert check_frozen_rows(None, databases=["default"]) == []
    name = f"{FORMS.table}_frozen_delete"
    with connection.cursor() as cursor:
        on = f'ON "{FORMS.table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {name} {on}")
    assert [error.id for error in check_frozen_rows(None, databases=["default"])] == ["core.E003"]
    assert freezing.missing() == [name]
    freezing.put_up()
    assert freezing.missing() == []
