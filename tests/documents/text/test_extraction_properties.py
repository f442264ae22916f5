"""What holds for any text and any file, tried on invented ones."""

import re
from collections import Counter
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.text.document import Document, Position, Run
from documents.text.extraction import UnreadableFileError, extract
from documents.text.extraction.grid import GridCell, GridRow, Merge, rows_of
from documents.text.extraction.ordinals import latin, roman, russian
from documents.text.extraction.tidying import tidy_paragraphs
from documents.text.markup import paragraph_html
from documents.text.model import Kind
from documents.text.reading import read_text_here
from documents.text.structure import cut_document
from tests.documents.text.making import docx, odt, p, r

FILES = Path("tests/files/texts")
LETTERS = "абвгдё АБВ 0123459.,;:()«»–-№¹ \u00a0\u00ad&<"
TEXTS = st.text(LETTERS, min_size=1, max_size=30)
RUNS = st.builds(
    Run, TEXTS, is_bold=st.booleans(), position=st.sampled_from([Position.LINE, Position.LINE, Position.RAISED])
)
PARAGRAPHS = st.lists(st.lists(RUNS, min_size=1, max_size=4), min_size=1, max_size=5)
PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def letters(text: str) -> str:
    """Everything but white space and soft hyphens, raised digits as plain ones."""
    return "".join(text.replace("\u00ad", "").split()).translate(PLAIN_DIGITS)


@given(st.lists(RUNS, max_size=6))
def test_tidying_loses_no_letter_and_keeps_html_and_text_alike(runs: list[Run]) -> None:
    paragraphs = tidy_paragraphs(runs)
    assert letters("".join(paragraph.text for paragraph in paragraphs)) == letters("".join(run.text for run in runs))
    for paragraph in paragraphs:
        assert paragraph.text == " ".join(paragraph.text.split())
        html = paragraph_html(paragraph, paragraph.text, {}) or escape(paragraph.text, quote=False)
        assert unescape(re.sub(r"<[^>]+>", "", html)) == paragraph.text


@given(st.lists(RUNS, max_size=6))
def test_tidying_twice_is_tidying_once(runs: list[Run]) -> None:
    for paragraph in tidy_paragraphs(runs):
        assert [again.runs for again in tidy_paragraphs(paragraph.runs)] == [paragraph.runs]


def as_docx(paragraphs: list[list[Run]]) -> bytes:
    def properties(run: Run) -> str:
        raised = '<w:vertAlign w:val="superscript"/>' if run.position is Position.RAISED else ""
        return ("<w:b/>" if run.is_bold else "") + raised

    return docx("".join(p("".join(r(escape(run.text), properties(run)) for run in runs)) for runs in paragraphs))


def as_odt(paragraphs: list[list[Run]]) -> bytes:
    def span(run: Run) -> str:
        html = escape(run.text).replace(" ", "<text:s/>")
        for style, holds in (("bold", run.is_bold), ("raised", run.position is Position.RAISED)):
            html = f'<text:span text:style-name="{style}">{html}</text:span>' if holds else html
        return html

    return odt("".join(f"<text:p>{''.join(map(span, runs))}</text:p>" for runs in paragraphs))


def as_html(paragraphs: list[list[Run]]) -> bytes:
    def span(run: Run) -> str:
        html = f"<b>{escape(run.text)}</b>" if run.is_bold else escape(run.text)
        return f"<sup>{html}</sup>" if run.position is Position.RAISED else html

    return ("<html>" + "".join("<p>" + "".join(map(span, runs)) + "</p>" for runs in paragraphs)).encode()


def as_rtf(paragraphs: list[list[Run]]) -> bytes:
    def group(run: Run) -> str:
        text = "".join(sign if sign.isascii() else f"\\u{ord(sign)}\\'3f" for sign in run.text)
        raised = "\\super" if run.position is Position.RAISED else ""
        return f"{{\\b{int(run.is_bold)}{raised} {text}}}"

    body = "".join("".join(map(group, runs)) + "\\par " for runs in paragraphs)
    return f"{{\\rtf1\\ansi {body}}}".encode("ascii")


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_the_same_text_gives_the_same_form_in_four_formats(paragraphs: list[list[Run]]) -> None:
    forms: list[Document | None] = []
    for write in (as_docx, as_odt, as_html, as_rtf):
        try:
            forms.append(extract(write(paragraphs)))
        except UnreadableFileError:
            forms.append(None)
    assert all(form == forms[0] for form in forms)
    said = "".join(block.text for block in forms[0].blocks) if forms[0] else ""
    assert letters(said) == letters("".join(run.text for runs in paragraphs for run in runs))


def outcome(content: bytes) -> str:
    """Return the refusal, or a word that there are clauses."""
    try:
        return "read." if read_text_here(content).clauses else "no clauses"
    except UnreadableFileError as error:
        return str(error)


MADE = sorted(path for path in FILES.iterdir() if path.suffix in {".docx", ".odt", ".rtf", ".html", ".pdf"})


@pytest.mark.parametrize("path", [path for path in MADE if path.stat().st_size < 40_000], ids=lambda path: path.name)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoiled_file_is_read_or_refused_and_never_breaks(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    assert outcome(bytes(content[:end])).endswith(".")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for start in (b"", b"{\\rtf1 ", b"<html>", b"%PDF-1.7", b"PK\x03\x04"):
        assert outcome(start + content).endswith(".")


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_the_words_of_a_file_are_the_words_of_its_clauses(path: Path) -> None:
    document = extract(path.read_bytes())
    clauses = cut_document(document).clauses
    lines = [f"{clause.number or ''} {clause.heading} {clause.text}" for clause in clauses]
    said = Counter(WORD.findall(" ".join(lines)))
    lines = [*(block.text for block in document.blocks), *(f"{note.mark} {note.text}" for note in document.footnotes)]
    written = Counter(WORD.findall(" ".join(lines)))
    # Only the word that became the kind of a clause may leave: «III. Начало» has none, «Раздел III. Начало» has one.
    assert said <= written
    assert written - said <= Counter(NAMES[clause.kind] for clause in clauses if clause.kind in NAMES)


NAMES = {Kind.ARTICLE: "Статья", Kind.CHAPTER: "Глава", Kind.ANNEX: "Приложение", Kind.SECTION: "Раздел"}
WORD = re.compile(r"[^\W_]+")


@given(st.lists(st.lists(st.sampled_from(list(Merge)), min_size=1, max_size=4), min_size=1, max_size=6))
def test_no_cell_is_lost_or_counted_twice(merges: list[list[Merge]]) -> None:
    grid = [GridRow([GridCell(place, 1, merge, ()) for place, merge in enumerate(row)]) for row in merges]
    area = sum(cell.rows * cell.columns for row in rows_of(grid) for cell in row.cells)
    assert area == sum(len(row) for row in merges)


def test_automatic_numbers_are_written_as_office_programs_write_them() -> None:
    assert [russian(number) for number in (1, 9, 10, 26, 27, 29, 30, 31)] == ["а", "и", "к", "ы", "э", "я", "аа", "бб"]
    assert [roman(number) for number in (4, 9, 14, 40, 1999, 0)] == ["iv", "ix", "xiv", "xl", "mcmxcix", "0"]
    assert [latin(number) for number in (1, 26, 27)] == ["a", "z", "aa"]
