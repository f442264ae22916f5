import gzip
import json
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from core.models import ChangeEntry
from core.signals import published
from documents import publication
from documents.importing import import_acts
from documents.importing.batch import BatchWriter
from documents.importing.pages import acts_index
from documents.management.commands import import_acts as command
from documents.models import (
    ActKind,
    ActRecord,
    ActRelation,
    ActsIndexPage,
    AwaitedRelation,
    Clause,
    DocumentsPage,
    Edition,
    LegalAct,
    Rubric,
)
from documents.status import Status, recompute, status
from tests.factories.documents import make_index

pytestmark = pytest.mark.django_db

REAL_ACTS = Path("documents/data/acts.jsonl.gz")


def act(external_id: str = "a-1", **changes: Any) -> dict[str, Any]:
    return {
        "kind": "постановление",
        "number": "145-п",
        "adopted_on": "2026-03-12",
        "issuing_body": "администрация города Алейска",
        "title": "О ремонте дорог",
        "rubric": "Дороги",
        "paragraphs": ["1. Отремонтировать улицу Мира.", "2. Опубликовать постановление."],
        "source_url": "https://example.org/145",
        "external_id": external_id,
        **changes,
    }


@pytest.fixture(autouse=True)
def index(db: None) -> None:
    make_index()


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def write(*acts: dict[str, Any] | str, name: str = "acts.jsonl") -> Path:
        path = tmp_path / name
        lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in acts]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def record(external_id: str = "a-1") -> ActRecord:
    return ActRecord.objects.select_related("kind", "page").get(external_id=external_id)


def keys(external_id: str = "a-1") -> dict[str, str]:
    clauses = Clause.objects.filter(edition=record(external_id).current_edition)
    return dict(clauses.values_list("address", "key"))


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


def test_bad_lines_are_named_and_the_rest_goes_in(file: Any) -> None:
    path = file(
        act(), "{", "", act("a-2", adopted_on="вчера"), act("a-3", paragraphs="нет"), act("a-4"), act("", number="1"),
        json.dumps({"kind": "указ"}),
    )  # fmt: skip
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("import_acts", str(path), stdout=out, stderr=err)
    assert stopped.value.code == 1
    named = [line.split(":")[0] for line in err.getvalue().splitlines()]
    assert named == ["Строка 2", "Строка 4", "Строка 5", "Строка 7", "Строка 8"]
    assert set(ActRecord.objects.values_list("external_id", flat=True)) == {"a-1", "a-4"}
    assert "новых 2" in out.getvalue()
    assert "5 строк с ошибками" in out.getvalue()


def test_a_dry_run_says_what_would_happen_and_writes_nothing(file: Any) -> None:
    import_acts(file(act()))
    before = (ChangeEntry.objects.count(), Page.objects.count(), ActKind.objects.count())
    out = StringIO()
    call_command(
        "import_acts",
        str(file(act(title="Иное"), act("a-2", kind="ордонанс"))),
        "--dry-run",
        stdout=out,
    )
    assert "Было бы загружено: новых 1, изменённых 1" in out.getvalue()
    assert (ChangeEntry.objects.count(), Page.objects.count(), ActKind.objects.count()) == before
    assert record().title == "О ремонте дорог"


def test_a_file_that_is_missing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="не читается"):
        call_command("import_acts", str(tmp_path / "нет.jsonl"))


def test_a_truncated_archive_is_named_and_what_came_before_stays(tmp_path: Path) -> None:
    whole = gzip.compress("\n".join(json.dumps(act(f"a-{number}")) for number in range(50)).encode())
    path = tmp_path / "acts.jsonl.gz"
    path.write_bytes(whole[: len(whole) - 30])
    report = import_acts(path)
    assert "архив повреждён или обрывается" in report.bad[-1].reason


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


def test_an_article_of_a_code_is_a_reference_text_cut_into_parts(file: Any) -> None:
    import_acts(file(act(kind="статья кодекса", number="136-ФЗ, ст. 1")))
    assert status(record(), date(2026, 3, 12)) == Status.REFERENCE
    assert list(keys()) == ["ch-1", "ch-2"]


def test_dates_give_the_status(file: Any) -> None:
    import_acts(
        file(
            act("waits"),
            act("holds", published_on="2026-03-20", publication_name="Маяк труда"),
            act("fixed", published_on="2026-03-20", in_force_on="2027-01-01"),
            act("ended", published_on="2026-03-20", repealed_on="2026-05-01"),
        )
    )
    on = date(2026, 6, 1)
    assert status(record("waits"), on) == Status.AWAITING_PUBLICATION
    assert status(record("holds"), on) == Status.IN_FORCE
    assert status(record("fixed"), on) == Status.PUBLISHED
    assert status(record("ended"), on) == Status.REPEALED
    assert record("holds").publication_facts.get().method == "printed"
    assert record("fixed").publication_facts.get().method == "other"


def test_an_act_that_binds_only_those_it_names_takes_effect_when_signed(file: Any) -> None:
    import_acts(file(act(is_normative=False)))
    assert status(record(), date(2026, 3, 12)) == Status.IN_FORCE


def test_a_relation_in_one_file_has_its_effect_whichever_act_comes_first(file: Any) -> None:
    repeals = [{"kind": "repeals", "external_id": "old"}]
    import_acts(
        file(
            act("new", number="2-п", published_on="2026-04-01", relations=repeals),
            act("old", number="1-п", adopted_on="2026-01-09", published_on="2026-01-10"),
        ),
        batch_size=1,
    )
    relation = ActRelation.objects.get()
    assert (relation.source, relation.target) == (record("new"), record("old"))
    assert not AwaitedRelation.objects.exists()
    assert status(record("old"), date(2026, 3, 31)) == Status.IN_FORCE
    assert status(record("old"), date(2026, 4, 1)) == Status.REPEALED


def test_a_relation_waits_for_an_act_of_another_file(file: Any) -> None:
    import_acts(file(act("new", relations=[{"kind": "amends", "external_id": "old"}])))
    assert AwaitedRelation.objects.count() == 1
    assert import_acts(file(act("new", relations=[{"kind": "amends", "external_id": "old"}]))).unchanged == 1
    seq = ChangeEntry.objects.count()
    import_acts(file(act("old", number="1-п")))
    assert ActRelation.objects.get().target == record("old")
    announced = ChangeEntry.objects.filter(seq__gt=seq, resource="acts").values_list("record_id", flat=True)
    assert sorted(announced) == sorted([record("old").public_id, record("new").public_id])


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


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_at_a_terminal_sees_one_line_that_moves(file: Any) -> None:
    output = Terminal()
    call_command("import_acts", str(file(act())), stdout=output)
    progress, *summary = output.getvalue().split("\r")[1:]
    assert progress.startswith("1 строк, ")
    assert "новых 1" in summary[0]


def test_a_log_gets_a_line_now_and_then(file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "SECONDS_BETWEEN_LINES", 0)
    output = StringIO()
    call_command("import_acts", str(file(act())), stdout=output)
    lines = output.getvalue().splitlines()
    assert lines[0].startswith("1 строк, ")
    assert "новых 1" in lines[1]
    assert "\r" not in output.getvalue()


@pytest.mark.parametrize(
    ("methods", "named", "promulgated_on"),
    [
        (["printed", "other"], "", date(2026, 3, 20)),
        (["printed"], "", None),
        (["printed"], "Маяк труда", date(2026, 3, 20)),
        (["network"], "Маяк труда", None),
    ],
)
def test_a_publication_that_the_charter_does_not_count_brings_nothing_into_force(
    file: Any, settings: LazySettings, methods: list[str], named: str, promulgated_on: date | None
) -> None:
    settings.PROMULGATION_METHODS = methods
    import_acts(file(act(published_on="2026-03-20", publication_name=named)))
    assert (record().promulgated_on, record().effective_on) == (promulgated_on, promulgated_on)
    assert recompute([record()]) == [], "as the nightly command would have it"
