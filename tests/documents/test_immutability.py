"""A published text stands in the database for ever, whoever tries to change it there (D26, D54)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from core.freezing import thawed
from documents.models import Clause, ClauseDescent, Edition, EditionCause
from tests.factories.documents import make_act, make_edition

pytestmark = pytest.mark.django_db


def refused(deed: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            deed()
    except DatabaseError as error:
        return "published edition does not change" in str(error)
    return False


def add_clause(edition: Edition) -> Clause:
    return Clause.objects.create(edition=edition, position=99, kind="point", number="99", address="p-99", text="Ещё.")


def in_sql(statement: str, edition: Edition) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [edition.pk])


def test_the_text_of_a_published_edition_cannot_be_changed_removed_or_added_to() -> None:
    edition = make_act().current_edition
    assert edition is not None
    clauses = Clause.objects.filter(edition=edition)
    assert refused(lambda: clauses.update(text="Иначе."))
    assert refused(lambda: clauses.filter(position=0).update(position=50))
    assert refused(lambda: clauses.filter(position=0).delete())
    assert refused(lambda: add_clause(edition))
    assert refused(lambda: ClauseDescent.objects.create(edition=edition, kind="split", from_key="a", to_key="b"))
    assert refused(lambda: EditionCause.objects.create(edition=edition, act=make_act("410-п")))
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(number=7))
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(source_sha256="0" * 64))
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(published_at=None))
    assert refused(lambda: in_sql("DELETE FROM documents_edition WHERE id = %s", edition))
    assert clauses.get(position=0).text == "Утвердить порядок ремонта дорог."


def test_not_even_in_bare_sql() -> None:
    edition = make_act().current_edition
    assert edition is not None
    statement = "UPDATE documents_clause SET text = 'Иначе.' WHERE edition_id = %s"
    assert refused(lambda: in_sql(statement, edition))


def test_a_clause_cannot_move_into_a_published_edition() -> None:
    record = make_act()
    draft = make_edition(record.page, ["7. Новое."])
    assert refused(lambda: Clause.objects.filter(edition=draft).update(edition=record.current_edition, position=40))


def test_what_does_not_belong_to_the_text_may_change() -> None:
    edition = make_act().current_edition
    assert edition is not None
    Edition.objects.filter(pk=edition.pk).update(valid_to=date(2027, 1, 1), contains_personal_data=True)
    edition.refresh_from_db()
    assert edition.valid_to == date(2027, 1, 1)


def test_a_draft_edition_is_free() -> None:
    draft = make_edition(make_act().page, ["1. Новое."])
    Clause.objects.filter(edition=draft).update(text="Ещё новее.")
    add_clause(draft)
    draft.delete()
    assert not Clause.objects.filter(edition_id=draft.pk).exists()


def test_the_named_way_past_is_open_to_one_transaction_only() -> None:
    edition = make_act().current_edition
    with thawed():
        Clause.objects.filter(edition=edition).update(text="Обезличено.")
    assert refused(lambda: Clause.objects.filter(edition=edition).update(text="Снова."))
