"""The command `import_acts`: what it says while it works, of bad lines and of bad files."""

import gzip
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from core.models import ChangeEntry
from documents.importing import import_acts
from documents.management.commands import import_acts as command
from documents.models import (
    ActKind,
    ActRecord,
)
from tests.documents.importing.acts import act, record

pytestmark = pytest.mark.django_db

REAL_ACTS = Path("documents/data/acts.jsonl.gz")


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
