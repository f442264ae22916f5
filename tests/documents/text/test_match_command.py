import json
from pathlib import Path

import pytest

from documents.text.__main__ import main

EDITIONS = Path(__file__).parents[2] / "files" / "editions"


def test_two_files_tell_how_the_old_went_into_the_new(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EDITIONS / "old.html"), str(EDITIONS / "new.html"), "--json"]) == 0
    pairs = json.loads(capsys.readouterr().out)["pairs"]
    assert {frozenset(pair) for pair in pairs} == {
        frozenset({"old", "new", "relation", "confidence", "text_changed", "number_changed", "parent_changed"})
    }
    assert sorted(pair["relation"] for pair in pairs if pair["relation"] != "same") == [
        "added", *["renumbered"] * 5, "reworded",
    ]  # fmt: skip


def test_a_person_reads_only_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(EDITIONS / "old.html"), str(EDITIONS / "new.html")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "добавлено — 1, изменён номер — 5, изменён текст — 1, без изменений — 609"
    assert len(lines) == 8
    assert lines[1].startswith("добавлено [st-103_ch-1_pp-v] {+заслушивание")
    assert "изменён номер [st-103_ch-1_pp-v → st-103_ch-1_pp-g]" in lines[2]


def test_a_missing_new_file_is_one_sentence_and_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(EDITIONS / "old.html"), str(tmp_path / "none.html")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
