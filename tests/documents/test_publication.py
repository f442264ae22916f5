"""What makes an act public, changes it and takes it away."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from wagtail.models import PageLogEntry, PageViewRestriction

from core.models import ChangeEntry
from documents import publication
from documents.generator import generate
from documents.importing import import_lines
from documents.models import ActRecord, Edition
from tests.factories import documents as make
from tests.growth import database_steps

pytestmark = pytest.mark.django_db


def operations(record: ActRecord) -> list[str]:
    entries = ChangeEntry.objects.filter(resource="acts", record_id=record.public_id).order_by("seq")
    return list(entries.values_list("operation", flat=True))


def test_an_act_is_in_the_register_from_its_creation_and_not_public() -> None:
    page = make.make_page("145-п")
    assert page.record.number_key == "145п"
    assert page.record.path == "/documents/acts/2026/postanovlenie/145-p-administratsiya/"
    assert not page.record.is_public
    assert operations(page.record) == []


def test_publishing_the_first_edition_publishes_the_act_once() -> None:
    record = make.make_act()
    record.page.refresh_from_db()
    assert record.page.live
    assert record.is_public
    assert record.current_edition is not None
    assert record.current_edition.is_public
    assert operations(record) == ["upsert"]
    assert PageLogEntry.objects.filter(page=record.page_id, action="documents.publish_edition").count() == 1


def test_publishing_a_page_without_a_text_shows_nothing() -> None:
    page = make.make_page()
    page.save_revision().publish()
    assert not ActRecord.objects.public().exists()
    assert operations(page.record) == []


def test_a_second_edition_ends_the_first_and_keeps_the_keys() -> None:
    record = make.make_act(paragraphs=["1. Утвердить порядок.", "2. Контроль оставляю за собой."])
    first = record.current_edition
    second = make.make_edition(
        record.page, ["1. Утвердить новый порядок.", "2. Контроль оставляю за собой."], dated_on=date(2026, 5, 1)
    )
    publication.publish_edition(second, by=None)
    record.refresh_from_db()
    first.refresh_from_db()
    assert record.current_edition == second
    assert first.valid_to == date(2026, 4, 30)
    assert [clause.key for clause in first.clauses.all()] == [clause.key for clause in second.clauses.all()]
    assert operations(record) == ["upsert", "upsert"]


def test_a_published_edition_is_not_published_again() -> None:
    record = make.make_act()
    with pytest.raises(publication.PublicationError, match="уже опубликована"):
        publication.publish_edition(record.current_edition, by=None)


def test_an_edition_without_clauses_is_refused() -> None:
    with pytest.raises(publication.PublicationError, match="нет текста"):
        publication.publish_edition(make.make_edition(make.make_page(), []), by=None)


def test_only_who_may_publish_the_page_publishes_an_edition() -> None:
    edition = make.make_edition(make.make_page())
    with pytest.raises(PermissionDenied):
        publication.publish_edition(edition, by=make.make_editor(superuser=False))
    publication.publish_edition(edition, by=make.make_editor("glavny"))
    assert ActRecord.objects.public().count() == 1


def test_changed_requisites_reach_the_register_when_they_are_published() -> None:
    record = make.make_act(title="О дорогах")
    page = record.page
    page.official_title = "О мостах"
    revision = page.save_revision()
    record.refresh_from_db()
    assert record.title == "О дорогах"
    revision.publish()
    record.refresh_from_db()
    assert record.title == "О мостах"
    assert operations(record) == ["upsert", "upsert"]


def test_an_older_revision_brings_back_no_state_no_edition_and_no_address() -> None:
    page = make.make_page("145-п")
    old = page.save_revision()
    publication.publish_edition(make.make_edition(page), by=None)
    page.refresh_from_db()
    page.number = "146-п"
    page.save_revision().publish()
    second = make.make_edition(page, ["1. Новый текст."], dated_on=date(2026, 6, 1))
    publication.publish_edition(second, by=None)
    old.refresh_from_db()
    old.publish()
    record = ActRecord.objects.get()
    assert record.current_edition == second
    assert record.is_public
    assert record.number == "145-п"
    assert record.path == "/documents/acts/2026/postanovlenie/145-p-administratsiya/"


def test_a_corrected_number_leaves_the_address_alone() -> None:
    record = make.make_act("145-п")
    page = record.page
    page.number = "999-п"
    page.save_revision().publish()
    record.refresh_from_db()
    assert record.number_key == "999п"
    assert record.path.endswith("/145-p-administratsiya/")


def test_a_withdrawn_act_and_its_editions_are_gone_with_a_reason() -> None:
    record = make.make_act()
    publication.withdraw(record, reason="Опубликован по ошибке.", by=make.make_editor())
    record.refresh_from_db()
    record.page.refresh_from_db()
    assert record.is_withdrawn
    assert record.withdrawal_reason == "Опубликован по ошибке."
    assert not record.page.live
    assert not Edition.objects.public().exists()
    assert operations(record) == ["upsert", "delete"]
    assert PageLogEntry.objects.filter(page=record.page_id, action="documents.withdraw").exists()


def test_withdrawing_needs_a_reason() -> None:
    record = make.make_act()
    with pytest.raises(publication.PublicationError, match="причину"):
        publication.withdraw(record, reason="  ", by=None)
    assert ActRecord.objects.public().exists()


def test_a_restored_act_is_public_again_with_its_text() -> None:
    record = make.make_act()
    publication.withdraw(record, reason="Проверка.", by=None)
    publication.restore(record, by=None)
    record.refresh_from_db()
    assert record.is_public
    assert record.withdrawal_reason == ""
    assert Edition.objects.public().count() == 1
    assert operations(record) == ["upsert", "delete", "upsert"]


def test_wagtails_own_unpublishing_withdraws_the_act() -> None:
    record = make.make_act()
    record.page.unpublish()
    record.refresh_from_db()
    assert record.is_withdrawn
    assert record.withdrawal_reason == "Снято с публикации."
    assert not Edition.objects.public().exists()


def test_personal_data_hide_an_act_at_once_and_no_revision_shows_it_again() -> None:
    record = make.make_act()
    publication.set_personal_data(record, True)
    record.page.get_latest_revision().publish()
    record.refresh_from_db()
    assert not record.is_public
    assert operations(record) == ["upsert", "delete"]
    publication.set_personal_data(record, False)
    record.refresh_from_db()
    assert record.is_public


def test_an_edition_of_an_act_with_personal_data_is_refused() -> None:
    page = make.make_page()
    publication.set_personal_data(page.record, True)
    with pytest.raises(publication.PublicationError, match="обезличенный текст"):
        publication.publish_edition(make.make_edition(page), by=None)
    assert ChangeEntry.objects.count() == 0


def test_a_restriction_on_any_ancestor_hides_the_act_until_it_is_lifted() -> None:
    record = make.make_act()
    restriction = PageViewRestriction.objects.create(page=make.make_index().get_parent(), restriction_type="login")
    record.refresh_from_db()
    assert not record.is_public
    restriction.delete()
    record.refresh_from_db()
    assert record.is_public


def test_a_renamed_section_takes_its_acts_along() -> None:
    record = make.make_act()
    index = make.make_index()
    index.slug = "pravovye-akty"
    with_changes = index.save_revision()
    with_changes.publish()
    # the signal comes on commit
    publication.reconcile(type(record.page).objects.all(), content_changed=False)
    record.refresh_from_db()
    assert record.path == "/documents/pravovye-akty/2026/postanovlenie/145-p-administratsiya/"


def test_an_act_that_was_never_public_can_be_discarded_whole() -> None:
    record = make.make_act(published=False, promulgated_on=date(2026, 3, 13))
    publication.discard(record)
    record.page.delete()
    assert not ActRecord.objects.exists()
    assert not Edition.objects.exists()


def test_an_act_that_was_public_is_not_discarded() -> None:
    record = make.make_act()
    publication.withdraw(record, reason="Ошибка.", by=None)
    record.refresh_from_db()
    with pytest.raises(publication.PublicationError, match="снять с публикации"):
        publication.discard(record)


def test_a_repeal_reaches_the_repealed_act_and_the_journal() -> None:
    old = make.make_act("1-п", promulgated_on=date(2026, 3, 12))
    new = make.make_act("2-п", promulgated_on=date(2026, 3, 20), published=False)
    make.relate(new, "repeals", old)
    old.refresh_from_db()
    assert old.ceased_on is None, "a draft repeals nothing"
    publication.publish_edition(new.page.editions.get(), by=None)
    old.refresh_from_db()
    assert old.ceased_on == date(2026, 3, 20)
    assert operations(old) == ["upsert", "upsert"]
    assert operations(new) == ["upsert"]


def test_two_acts_of_one_number_get_two_addresses() -> None:
    first, second = make.make_act("145-п"), make.make_act("145-п")
    assert first.path != second.path
    assert second.path.endswith("/145-p-administratsiya-2/")


def test_a_day_in_the_register_is_a_day_of_the_act() -> None:
    record = make.make_act(promulgated_on=make.DAY + timedelta(days=3))
    assert record.effective_on == date(2026, 3, 15)


def test_texts_hidden_by_anonymising_never_come_back() -> None:
    record = make.make_act(paragraphs=["1. Выделить Ивановой жильё."])
    publication.set_personal_data(record, True)
    publication.publish_edition(
        make.make_edition(record.page, ["1. Выделить жильё."], dated_on=date(2026, 5, 1)), by=None, is_anonymised=True
    )
    record.refresh_from_db()
    assert record.is_public
    assert not record.contains_personal_data
    assert [edition.number for edition in Edition.objects.public()] == [2]
    publication.withdraw(record, reason="Ошибка.", by=None)
    publication.restore(record, by=None)
    record.page.save_revision().publish()
    assert [edition.number for edition in Edition.objects.public()] == [2]
    told = ChangeEntry.objects.filter(resource="editions").order_by("seq").values_list("operation", flat=True)
    assert list(told) == ["upsert", "delete", "upsert", "delete", "upsert"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite")
@pytest.mark.parametrize("deed", ["publish", "withdraw"])
def test_neither_publishing_nor_withdrawing_costs_more_with_more_acts(deed: str) -> None:
    """Nor when the database has counted its rows: knowing that a column is empty, SQLite reads all to find nothing."""

    def steps(number: str) -> int:
        edition = make.make_edition(make.make_page(number))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        publishing = database_steps(lambda: publication.publish_edition(edition, by=None))
        record = ActRecord.objects.get(page=edition.page_id)
        withdrawing = database_steps(lambda: publication.withdraw(record, reason="Опечатка в номере.", by=None))
        return {"publish": publishing, "withdraw": withdrawing}[deed]

    _import(20, seed=1)
    steps("1-п")  # what is asked only once
    few = steps("2-п")
    _import(400, seed=2)
    assert steps("3-п") < 1.3 * few


def _import(count: int, *, seed: int) -> None:
    report = import_lines(json.dumps(act, ensure_ascii=False).encode() for act in generate(count, seed=seed))
    assert report.created == count


def test_the_published_are_counted_without_the_drafts_that_were_given_up() -> None:
    record = make.make_act(published=False)
    wrong = Edition.objects.get()
    right = make.make_edition(record.page, ["1. Утвердить."])
    publication.publish_edition(right, by=None)
    assert list(Edition.objects.order_by("number")) == [right, wrong]
    right.refresh_from_db()
    wrong.refresh_from_db()
    assert (right.number, wrong.number) == (1, 2)
    another = make.make_edition(record.page, ["1. Утвердить порядок."], note="Уточнено.")
    assert another.number == 3
    publication.publish_edition(another, by=None)
    wrong.refresh_from_db()
    assert (another.number, wrong.number) == (2, 3)
    publication.publish_edition(wrong, by=None)
    assert wrong.number == 3
