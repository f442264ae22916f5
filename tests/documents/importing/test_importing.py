"""What becomes of lines of acts: pages, texts, folders, announcements; again, by halves, many at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from core.models import ChangeEntry
from core.signals import published
from documents import publication
from documents.importing import import_acts
from documents.importing.batch import BatchWriter
from documents.importing.pages import acts_index
from documents.models import (
    ActRecord,
    ActsIndexPage,
    DocumentsPage,
    Edition,
    LegalAct,
    Rubric,
)
from tests.documents.importing.acts import act, keys, record
from tests.factories.documents import make_index

pytestmark = pytest.mark.django_db

REAL_ACTS = Path("documents/data/acts.jsonl.gz")


def test_an_imported_act_is_public_with_its_clauses_in_its_folder(file: Any) -> None:
    report = import_acts(file(act()))
    assert (report.created, report.changed, report.unchanged, report.bad) == (1, 0, 0, [])
    imported = record()
    assert imported.is_public
    assert imported.path.startswith("/documents/acts/2026/postanovlenie/145-p-")
    assert imported.current_edition is not None
    assert imported.current_edition.is_public
    assert list(keys()) == ["p-1", "p-2"]
    assert imported.page.title == "Постановление от 12.03.2026 № 145-п «О ремонте дорог»"
    assert imported.page.get_parent().specific.kind == imported.kind
    assert [entry.resource for entry in ChangeEntry.objects.order_by("seq")] == ["editions", "acts"]


def test_the_tree_and_the_index_of_references_are_as_if_pages_were_added_one_by_one(file: Any) -> None:
    import_acts(file(*(act(f"a-{number}", number=f"{number}-п") for number in range(1, 8))), batch_size=3)
    assert Page.find_problems() == ([], [], [], [], [])
    page = record("a-5").page
    columns = (
        "content_type",
        "base_content_type",
        "to_content_type",
        "to_object_id",
        "model_path",
        "content_path_hash",
    )
    bulk = set(ReferenceIndex.get_references_for_object(page).values_list(*columns))
    ReferenceIndex.remove_for_object(page)
    ReferenceIndex.create_or_update_for_object(page)
    assert bulk == set(ReferenceIndex.get_references_for_object(page).values_list(*columns))
    assert len(bulk) == 3


def test_an_imported_page_can_be_edited_and_joined_by_others(file: Any) -> None:
    import_acts(file(act()))
    page = LegalAct.objects.get()
    page.official_title = "О ремонте тротуаров"
    page.save_revision().publish()
    assert record().title == "О ремонте тротуаров"
    import_acts(file(act("a-2")))
    assert record("a-2").path == f"{record().path.rstrip('/')}-2/"


def test_the_same_file_again_changes_nothing(file: Any) -> None:
    path = file(act(), act("a-2", number="146-п", relations=[{"kind": "amends", "external_id": "a-1"}]))
    import_acts(path)
    before = (ChangeEntry.objects.count(), Edition.objects.count(), record().modified_at)
    report = import_acts(path)
    assert (report.created, report.changed, report.unchanged) == (0, 0, 2)
    assert (ChangeEntry.objects.count(), Edition.objects.count(), record().modified_at) == before


def test_a_changed_text_makes_a_new_edition_whose_unchanged_clauses_keep_their_keys(file: Any) -> None:
    import_acts(file(act()))
    before = keys()
    report = import_acts(
        file(act(paragraphs=["1. Отремонтировать улицу Мира.", "2. Принять работы.", "3. Опубликовать постановление."]))
    )
    assert report.changed == 1
    after = keys()
    assert (after["p-1"], after["p-3"]) == (before["p-1"], before["p-2"])
    assert after["p-2"] not in before.values()
    first, second = Edition.objects.order_by("number")
    assert (first.number, second.number, record().current_edition) == (1, 2, second)
    assert first.is_public
    assert second.is_public
    assert first.valid_to is not None


def test_changed_requisites_are_updated_and_announced_and_the_address_stays(file: Any) -> None:
    import_acts(file(act()))
    path, seq = record().path, ChangeEntry.objects.count()
    report = import_acts(file(act(title="О ремонте мостов", rubric="Мосты", adopted_on="2025-12-30")))
    changed = record()
    assert report.changed == 1
    assert (changed.title, changed.rubric.name, changed.year, changed.path) == ("О ремонте мостов", "Мосты", 2025, path)
    assert changed.page.title.startswith("Постановление от 30.12.2025")
    assert ChangeEntry.objects.count() == seq + 1
    assert Edition.objects.count() == 1


def test_an_import_supersedes_an_older_draft_of_an_editor(file: Any) -> None:
    import_acts(file(act()))
    page = LegalAct.objects.get()
    page.official_title = "Черновик"
    page.save_revision()
    import_acts(file(act(title="О ремонте мостов")))
    latest = LegalAct.objects.get().get_latest_revision_as_object()
    assert latest.official_title == "О ремонте мостов"
    assert not LegalAct.objects.get().has_unpublished_changes


def test_a_withdrawn_act_stays_withdrawn(file: Any) -> None:
    import_acts(file(act()))
    publication.withdraw(record(), reason="Ошибка", by=None)
    import_acts(file(act(paragraphs=["1. Новый текст."], title="Новое")))
    assert not record().is_public
    assert not Edition.objects.public().exists()


def test_acts_imported_into_a_restricted_section_are_not_public(file: Any) -> None:
    PageViewRestriction.objects.create(page=make_index(), restriction_type=PageViewRestriction.LOGIN)
    import_acts(file(act()))
    assert not record().is_public


def test_an_interrupted_import_is_resumed_by_running_it_again(file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(*(act(f"a-{number}", number=f"{number}-п") for number in range(1, 10)))
    write, batches = BatchWriter.write, []

    def write_twice(self: BatchWriter, lines: Sequence[Any]) -> Any:
        batches.append(len(lines))
        if len(batches) == 3:
            raise KeyboardInterrupt
        return write(self, lines)

    monkeypatch.setattr(BatchWriter, "write", write_twice)
    with pytest.raises(KeyboardInterrupt):
        import_acts(path, batch_size=3)
    assert ActRecord.objects.public().count() == 6
    monkeypatch.undo()
    report = import_acts(path, batch_size=3)
    assert (report.created, report.unchanged) == (3, 6)
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_batch_that_fails_leaves_nothing_behind(file: Any) -> None:
    def refuse(sender: Any, **kwargs: Any) -> None:
        raise RuntimeError("index")

    published.connect(refuse, sender=ActRecord)
    try:
        with pytest.raises(RuntimeError, match="index"):
            import_acts(file(act()))
    finally:
        published.disconnect(refuse, sender=ActRecord)
    assert not ActRecord.objects.exists()
    assert not LegalAct.objects.exists()
    assert import_acts(file(act())).created == 1


def test_the_later_of_two_lines_with_one_id_wins(file: Any) -> None:
    report = import_acts(file(act(title="Первое"), act(title="Второе")))
    assert (report.created, report.changed) == (1, 1)
    assert record().title == "Второе"


def test_the_same_number_of_two_bodies_and_of_two_years_stays_apart(file: Any) -> None:
    import_acts(
        file(
            act("a-1"),
            act("a-2", issuing_body="Глава города Алейска"),
            act("a-3", adopted_on="2025-03-12"),
            act("a-4"),
            act("a-5"),
        )
    )
    paths = list(ActRecord.objects.order_by("external_id").values_list("path", flat=True))
    assert len(set(paths)) == 5
    assert paths[3] == f"{paths[0].rstrip('/')}-2/"
    assert paths[4] == f"{paths[0].rstrip('/')}-3/"


def test_unknown_kind_body_and_rubric_are_entered(file: Any) -> None:
    import_acts(file(act(kind="ордонанс", issuing_body="Дума", rubric="Прочее")))
    imported = record()
    assert (imported.kind.slug, imported.issuing_body.name, imported.rubric.slug) == ("ordonans", "Дума", "prochee")
    assert not imported.kind.is_reference_text


def test_listeners_are_sent_many_records_at_once_and_their_time_is_told_apart(file: Any) -> None:
    heard: list[int] = []

    def listen(sender: Any, records: Sequence[ActRecord], **kwargs: Any) -> None:
        heard.append(len(records))

    published.connect(listen, sender=ActRecord)
    try:
        report = import_acts(file(*(act(f"a-{number}") for number in range(5))))
    finally:
        published.disconnect(listen, sender=ActRecord)
    assert heard == [5]
    assert 0 < report.indexing < report.seconds


def test_a_batch_costs_the_same_number_of_statements_however_many_acts_it_holds(
    file: Any, django_assert_max_num_queries: Any
) -> None:
    import_acts(file(act("a-0")))
    with django_assert_max_num_queries(99):
        import_acts(file(*(act(f"a-{number}", number=f"{number}-п") for number in range(1, 101))))


def test_the_real_acts_go_in_whole() -> None:
    report = import_acts(REAL_ACTS)
    assert (report.created, report.bad) == (792, [])
    assert ActRecord.objects.filter(title="").count() == 5
    longest = max(ActRecord.objects.values_list("title", flat=True), key=len)
    assert len(longest) == 368
    assert all(0 < len(title) <= 255 for title in LegalAct.objects.values_list("title", flat=True))
    assert import_acts(REAL_ACTS).unchanged == 792


def test_names_that_are_written_alike_in_latin_get_addresses_of_their_own(file: Any) -> None:
    import_acts(file(act("a-1", rubric="Мир"), act("a-2", rubric="Мир!"), act("a-3", rubric="«Мир»")))
    assert list(Rubric.objects.order_by("slug").values_list("slug", flat=True)) == ["mir", "mir-2", "mir-3"]


def test_a_site_without_its_sections_gets_them_for_the_acts() -> None:
    ActsIndexPage.objects.get().delete()
    assert acts_index().url_path.endswith("/documents/acts/")
    DocumentsPage.objects.get().delete()
    assert acts_index().get_parent().specific_class is DocumentsPage
    assert acts_index() == acts_index()
