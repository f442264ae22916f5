import json
from pathlib import Path

import pytest

from documents.text.__main__ import main


@pytest.fixture
def regulation(tmp_path: Path) -> Path:
    file = tmp_path / "act.txt"
    file.write_text(
        "1. Отменить решение от 12.03.2026 № 14-ГСД.\n2. Пункт 1 настоящего решения не применяется.\n", encoding="utf-8"
    )
    return file


def test_citations_of_a_file_are_told_in_the_public_form(regulation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--citations", str(regulation), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["citations"]
    assert first == {
        "text": "решение от 12.03.2026 № 14-ГСД", "start": 9, "end": 39, "kind": "act", "act_kind": "решение",
        "body": "", "number": "14-ГСД", "date": "2026-03-12", "title": "", "is_own": False, "clauses": [], "clause": 0,
    }  # fmt: skip
    assert (second["kind"], second["clauses"], second["clause"], second["is_own"]) == ("clause", ["п. 1"], 1, True)


def test_a_person_reads_one_line_for_each_citation(regulation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--citations", str(regulation)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "[p-1] решение от 12.03.2026 № 14-ГСД",
        "[p-2] Пункт 1 настоящего решения",
    ]


def test_two_files_are_refused_in_one_sentence(regulation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--citations", str(regulation), str(regulation)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
