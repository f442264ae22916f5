import json
from pathlib import Path

import pytest

from documents.text.__main__ import main
from documents.text.reading import UnreadableFileError, html_paragraphs, read_paragraphs


def test_hidden_parts_of_a_page_are_not_read_and_raised_digits_stay_raised() -> None:
    html = """<html><head><title>Нет</title><style>.W9 {vertical-align: top}</style></head><body>
    <script>alert("нет")</script><p class=H>Статья 5<span class="W9">1</span>. Понятия</p>
    <p>1. Часть 2<sup>3</sup> <b>текста</b><br>новая строка</p></body></html>"""
    assert html_paragraphs(html) == ["Статья 5¹. Понятия", "1. Часть 2³ текста", "новая строка"]


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
        ("act.docx", b"PK", "пока не читаются"),
        ("act.txt", "Текст".encode("cp1251"), "UTF-8"),
        ("act.html", b"<p> </p>", "нет текста"),
        ("act.txt", b"a\0b", "не текстовый"),
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
        read_paragraphs(tmp_path / "none.txt")
