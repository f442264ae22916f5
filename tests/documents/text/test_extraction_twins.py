"""Files made by LibreOffice and pandoc, against clauses written by hand first (tests/files/texts/README.md)."""

import gzip
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from documents.text.extraction import extract
from documents.text.model import Kind, Text
from documents.text.reading import read_text_here

FILES = Path("tests/files/texts")
ACTS = (
    "izmeneniya",
    "kodeks",
    "nomera",
    "popravki",
    "pravila",
    "pravki",
    "prilozheniya",
    "ramka",
    "reglament",
    "slovo",
    "tarify",
    "ustav",
    "vedomost",
    "zapiska",
)
# To HTML automatic numbers of several levels are written as bare lists, text boxes as pictures.
LOST_IN_HTML = {"nomera", "ramka", "reglament", "slovo", "ustav", "zapiska"}
TWINS = [
    (act, form)
    for act in ACTS
    for form in ("docx", "odt", "rtf", "html")
    if (act, form) not in {(lost, "html") for lost in LOST_IN_HTML}
]


def rows(text: Text) -> list[list[Any]]:
    return [
        [clause.level, clause.kind.value, clause.number, clause.address, clause.heading, clause.text]
        for clause in text.clauses
    ]


@pytest.mark.parametrize(("act", "form"), TWINS)
def test_a_file_of_any_program_becomes_the_expected_clauses(act: str, form: str) -> None:
    expected = json.loads((FILES / "expected" / f"{act}.json").read_text("utf-8"))
    text = read_text_here((FILES / f"{act}.{form}").read_bytes())
    assert text.title == expected["title"]
    assert rows(text) == expected["clauses"]


@pytest.mark.parametrize("act", ACTS)
def test_twins_have_the_same_html_and_the_same_warnings(act: str) -> None:
    forms = [form for twin, form in TWINS if twin == act]
    texts = {form: read_text_here((FILES / f"{act}.{form}").read_bytes()) for form in forms}
    for text in texts.values():
        assert text == texts["docx"]


# What the file looks like differs where a program gives its styles other letters or leaves the level of a heading out.
@pytest.mark.parametrize("act", sorted({*ACTS} - {"ramka", "slovo", "zapiska"}))
def test_twins_have_the_same_intermediate_form(act: str) -> None:
    forms = [form for twin, form in TWINS if twin == act]
    documents = {form: extract((FILES / f"{act}.{form}").read_bytes()) for form in forms}
    for document in documents.values():
        assert document == documents["docx"]


def test_a_word_file_and_what_libreoffice_made_of_it_are_the_same_clauses() -> None:
    written, saved = (read_text_here((FILES / path).read_bytes()) for path in ("sources/slovo.docx", "slovo.docx"))
    assert rows(written) == rows(saved)


def code(form: str) -> bytes:
    file = FILES / f"vodny-kodeks.{form}"
    return file.read_bytes() if file.exists() else gzip.decompress(file.with_suffix(f".{form}.gz").read_bytes())


def test_a_whole_code_is_the_same_from_a_portal_and_from_word() -> None:
    """Every article is found, those with a raised number apart; the count is that of a plain search in the file."""
    of_page, of_word = (read_text_here(code(form)) for form in ("html", "docx"))
    assert rows(of_page) == rows(of_word)
    articles = [clause for clause in of_word.clauses if clause.kind is Kind.ARTICLE]
    assert len(articles) == len(re.findall(r'<p class="H">(?:<span[^>]*>)?Статья ', code("html").decode())) == 78
    assert len({clause.number for clause in articles}) == 78
    assert {"st-51", "st-51_1", "st-51_2", "st-7_1", "st-1_pp-12_1"} <= {clause.address for clause in of_word.clauses}


def test_no_word_of_a_whole_code_is_lost() -> None:
    """What is left of the page without its tags, in order, is what the clauses say."""
    page = re.sub(r"(?is)<(style|script|title)\b.*?</\1>|<!--.*?-->", " ", code("html").decode())
    seen = unescape(re.sub(r"<[^>]+>", "", re.sub(r"(?i)</p>|<br\s*/?>", " ", page)))
    said = " ".join(
        f"{NAMES.get(clause.kind, '')} {clause.number or ''} {clause.heading} {clause.text}"
        for clause in read_text_here(code("html")).clauses
    )
    assert letters(said) == letters(seen)


NAMES = {Kind.ARTICLE: "Статья", Kind.CHAPTER: "Глава"}


def letters(text: str) -> str:
    """Letters and digits alone, raised digits as plain ones."""
    return "".join(re.findall(r"[^\W_]", text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))))
