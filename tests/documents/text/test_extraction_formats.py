"""RTF and PDF on their own, files of a strict kind, and names that lie."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from documents.text.document import Table
from documents.text.extraction import Format, extract, format_of
from documents.text.reading import read_text_here
from tests.documents.text.making import docx, odt, p, zipped

FILES = Path("tests/files/texts")


def lines(content: bytes) -> list[str]:
    return [block.text for block in extract(content).blocks]


def rtf(body: str) -> bytes:
    return f"{{\\rtf1\\ansi\\ansicpg1251{{\\fonttbl{{\\f0\\fcharset204 A;}}{{\\f1\\fcharset161 B;}}}}{body}}}".encode(
        "cp1251"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\'e0\'e1 \u1074\'e2\uc2\u1075\'e3\'e3{\uc0\u1076}", ["аб вгд"]),
        (r"\f1\'e1\f0\'e1", ["αб"]),
        (r"{\header head}{\info{\title t}}{\*\unknown no}{\*\bkmkstart a}text{\v hidden}{\deleted gone}", ["text"]),
        (r"{\field{\*\fldinst REF a}{\fldrslt 2.3}} {\field{\*\fldinst TOC}{\fldrslt one\par two}}", ["2.3"]),
        (r"one{\deleted\par}two\par three", ["onetwo", "three"]),
        (r"5{\super 1} CO{\sub 2} x{\up6 2}", ["5¹ CO2 x²"]),
        (r"a\~b\_c\-d\tab e\emdash f", ["a b-cd e—f"]),
        (r"{\listtext 1.1.\tab}words\par{\pntext\'b7\tab}point", ["1.1. words", "point"]),
        (r"before{\pict\bin4 }}}}}after", ["beforeafter"]),
        (
            r"\trowd\cellx100\cellx200\intbl a\cell b\cell\row\trowd\cellx200\intbl c\cell\row\pard end",
            ["a\tb\nc", "end"],
        ),
    ],
)
def test_rich_text_says_what_is_printed(body: str, expected: list[str]) -> None:
    assert lines(rtf(body)) == expected


def test_a_cell_of_rich_text_is_as_wide_as_its_edges_say() -> None:
    (table,) = extract(rtf(r"\trowd\cellx100\cellx200\intbl a\cell b\cell\row\trowd\cellx203\intbl c\cell\row")).blocks
    assert isinstance(table, Table)
    assert [[cell.columns for cell in row.cells] for row in table.rows] == [[1, 1], [2]]


def test_footnotes_of_rich_text_are_kept_apart() -> None:
    document = extract(rtf(r"word{\super\chftn{\footnote\pard\plain{\super\chftn} note}}.\par"))
    assert [block.text for block in document.blocks] == ["word."]
    assert [note.text for note in document.footnotes] == ["note"]


def test_a_text_layer_is_read_as_the_page_looks() -> None:
    text = read_text_here((FILES / "reglament.pdf").read_bytes())
    of_word = read_text_here((FILES / "reglament.docx").read_bytes())
    assert [(clause.address, clause.text) for clause in text.clauses] == [
        (clause.address, clause.text) for clause in of_word.clauses
    ]
    assert [(doubt.code, doubt.clause) for doubt in text.warnings] == [("reading_copy", None)], "no clause is to blame"


def test_a_strict_word_file_is_read_like_any_other() -> None:
    with zipfile.ZipFile(BytesIO(docx(p("слова")))) as usual:
        parts = {name: usual.read(name) for name in usual.namelist()}
    for old, new in (
        (b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
    ):
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    assert lines(zipped(dict(parts))) == ["слова"]


def test_a_note_may_call_a_note() -> None:
    inner = "<text:note><text:note-citation/><text:note-body><text:p>вторая</text:p></text:note-body></text:note>"
    outer = inner.replace("вторая", f"первая{inner}")
    document = extract(odt(f"<text:p>слово{outer}</text:p>"))
    assert [block.text for block in document.blocks] == ["слово"]
    assert [note.text for note in document.footnotes][:1] == ["первая"]


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (docx(p("а")), Format.WORD),
        (odt("<text:p>а</text:p>"), Format.OPEN_DOCUMENT),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>a", Format.WEB_PAGE),
        ("<html>".encode("utf-16"), Format.WEB_PAGE),
        (b"{\\rtf1 a}", Format.RICH_TEXT),
        (b"junk\n%PDF-1.7", Format.PDF),
        ("1. Пункт <порядка>".encode(), Format.PLAIN),
    ],
)
def test_a_format_is_known_by_the_bytes(content: bytes, format: Format) -> None:
    assert format_of(content) is format
