import json
from pathlib import Path

import pytest

from documents.text.__main__ import main
from documents.text.extraction import UnreadableFileError
from documents.text.reading import read_file, read_text, read_text_here


def test_the_command_answers_with_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "act.txt"
    file.write_text("1. Утвердить <порядок>.\n1) сразу;\n", encoding="utf-8")
    assert main([str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"format", "title", "clauses", "warnings"}
    assert answer["clauses"][1] == {
        "kind": "subpoint",
        "number": "1",
        "address": "p-1_pp-1",
        "heading": "",
        "text": "сразу;",
        "html": "сразу;",
        "level": 1,
        "parent": 0,
    }
    assert answer["clauses"][0]["html"] == "Утвердить &lt;порядок&gt;."


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("act.docx", b"PK\x03\x04", "повреждён"),
        ("act.html", b"<p> </p>", "нет текста"),
        ("act.txt", b"a\0b", "не похож на документ"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, says: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert main([str(file)]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="не открывается"):
        read_file(tmp_path / "none.txt")


def test_the_child_answers_what_this_process_would() -> None:
    page = "<p><b>1.</b> Срок – 5<sup>1</sup> дней.</p><table><tr><td>а<td>б<tr><td>1<td>2</table>".encode()
    assert read_text(page) == read_text_here(page)
    assert read_text(page, within_article=True) == read_text_here(page, within_article=True)
