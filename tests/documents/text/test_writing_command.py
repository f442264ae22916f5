from pathlib import Path

import pytest

from documents.text.__main__ import main
from documents.text.reading import read_text_here
from documents.text.writing import faults

FILES = Path(__file__).parents[2] / "files" / "texts"


@pytest.fixture
def act(tmp_path: Path) -> Path:
    file = tmp_path / "act.txt"
    file.write_text("ПОСТАНОВЛЕНИЕ\nот 12.03.2026 № 145-п\nО порядке\n1. Слова.\n", encoding="utf-8")
    return file


def test_a_file_is_written_in_each_form(act: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    written = {}
    for name in ("akn", "html", "txt", "docx"):
        assert main(["--write", name, str(act)]) == 0
        written[name] = capfdbinary.readouterr().out
    assert faults(written["akn"]) == []
    assert "№ 145-п" in written["txt"].decode()
    for name in ("html", "docx"):
        assert read_text_here(written[name]).clauses[-1].text == "Слова."


def test_akoma_ntoso_refers_to_the_clauses_its_own_words_cite(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "act.txt"
    lines = [
        "ПОСТАНОВЛЕНИЕ",
        "от 12.03.2026 № 145-п",
        "О порядке",
        "1. Слова.",
        "2. Пункт 1 настоящего постановления и закон от 01.01.2020 № 1 остаются.",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert main(["--write", "akn", str(file)]) == 0
    written = capfdbinary.readouterr().out
    assert faults(written) == []
    assert '<ref href="#p-1">Пункт 1 настоящего постановления</ref> и закон' in written.decode()


def test_without_requisites_there_is_no_akoma_ntoso(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "text.txt"
    file.write_text("1. Слова.", encoding="utf-8")
    assert main(["--write", "akn", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
