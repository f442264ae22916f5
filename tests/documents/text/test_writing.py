"""Clauses written as Akoma Ntoso, HTML, plain text and Word."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from documents.text import Clause, Kind, Text, cut
from documents.text.citations.linking import Link
from documents.text.printing import printed_number
from documents.text.reading import read_text_here
from documents.text.writing import (
    Amendment,
    Description,
    Publication,
    UnwritableTextError,
    describe,
    faults,
    word,
    write_akn,
    write_html,
    write_plain,
    write_word,
)
from documents.text.writing.metadata import NAMESPACE

FILES = Path(__file__).parents[2] / "files" / "texts"
TEXTS = sorted(FILES.glob("*.docx"))
ACT = Description(
    kind="постановление",
    number="145-п",
    adopted_on=date(2026, 3, 12),
    title="О порядке",
    body="администрация города",
    edition_on=date(2026, 9, 1),
    kind_slug="postanovlenie",
    body_slug="administratsiya",
    number_slug="145-p",
    jurisdiction="ru-alt-aleysk",
    site="https://site.example/",
    publication=Publication(date(2026, 3, 16), "Сборник", "3"),
    amendments=[Amendment(date(2026, 9, 1), "Постановление № 410", "/akn/ru/act/postanovlenie/2026-08-20/410")],
)
MARKUP = [
    "", "<strong>a</strong> b", "<p>a</p>b<table><tr><td>1</td></tr></table>", "a<br>b", '<a href="#x1">1</a>',
]  # fmt: skip
WORK = "/akn/ru-alt-aleysk/act/postanovlenie/administratsiya/2026-03-12/145-p"
REGULATION = [
    "ПОСТАНОВЛЕНИЕ",
    "от 12.03.2026 № 145-п",
    "В соответствии с законом ПОСТАНОВЛЯЮ:",
    "1. Утвердить порядок:",
    "1) первый;",
    "а) и ещё;",
    "2. Опубликовать.",
    "Глава города И.И. Иванов",
    "Приложение № 1",
    "1. ОБЩИЕ ПОЛОЖЕНИЯ",
    "1.1. Слова.",
    "Приложение № 2",
]


def text_of(name: str) -> Text:
    return read_text_here((FILES / name).read_bytes())


def words(content: str) -> str:
    return "".join(content.split())


def said(written: bytes) -> str:
    """Return all letters of a file but the marks of footnotes, which are no words of a clause."""
    root = etree.fromstring(written)
    etree.strip_elements(root, f"{{{NAMESPACE}}}a", with_tail=False)
    return words("".join(map(str, root.itertext())))


def found(written: bytes, path: str) -> list[etree._Element]:
    return etree.fromstring(written).findall(path, {"a": NAMESPACE})


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_every_text_is_valid_and_says_every_word_once(file: Path) -> None:
    clauses = read_text_here(file.read_bytes()).clauses
    written = write_akn(clauses, ACT)
    assert faults(written) == []
    told = said(written)
    for clause in clauses:
        assert words(clause.heading) in told
        assert words(clause.text) in told or clause.kind is Kind.TABLE
    places = [each.get("eId") for each in etree.fromstring(written).iter() if each.get("eId")]
    assert len(places) == len(set(places))


def test_what_a_clause_cites_is_a_reference_amid_its_words() -> None:
    clauses = cut(["1. Отменить пункт 2 & «решение» № 5.", "2. <b> Слова."], within_article=False).clauses
    first = clauses[0]
    marked = replace(clauses[1], html="<strong>&lt;b&gt;</strong> Слова.")
    links = {
        first.address: [Link(9, 16, "#p-2"), Link(19, 28, "/akn/ru/act/reshenie/2020-01-02/5#p-1")],
        marked.address: [Link(4, 9, "#p-1")],
    }
    written = write_akn([first, marked], ACT, links)
    assert faults(written) == []
    assert [(each.get("href"), each.text, each.tail) for each in found(written, ".//a:ref")] == [
        ("#p-2", "пункт 2", " & "),
        ("/akn/ru/act/reshenie/2020-01-02/5#p-1", "«решение»", " № 5."),
        ("#p-1", "Слова", "."),
    ]
    assert said(written) == said(write_akn([first, marked], ACT))


def test_a_reference_leaves_the_lines_of_a_clause_apart() -> None:
    (clause,) = cut(["1. Слова."], within_article=False).clauses
    written = write_akn([replace(clause, text="Пункт 2.\nСлова.")], ACT, {clause.address: [Link(0, 7, "#p-1")]})
    assert faults(written) == []
    (line,) = found(written, ".//a:content/a:p")
    assert [etree.QName(each).localname for each in line] == ["ref", "eol"]


def test_the_parts_of_an_act_stand_where_the_standard_wants_them() -> None:
    written = write_akn(cut(REGULATION, within_article=False).clauses, ACT)
    assert faults(written) == []
    root = etree.fromstring(written)
    act = root[0]
    assert [etree.QName(each).localname for each in act] == [
        "meta", "preface", "preamble", "body", "conclusions", "attachments",
    ]  # fmt: skip
    point = found(written, ".//a:point")[0]
    assert (point.get("eId"), point[0].text) == ("p-1", "1.")
    assert [each.get("eId") for each in found(written, ".//a:subparagraph")] == ["p-1_pp-1", "p-1_pp-1_pp-a"]
    assert [each.get("value") for each in found(written, ".//a:doc//a:FRBRWork/a:FRBRthis")] == [
        f"{WORK}/!prilozhenie1",
        f"{WORK}/!prilozhenie2",
    ]
    assert found(written, ".//a:doc//a:section")[0].get("eId") == "pril-1_razd-1"


def test_the_head_says_which_act_and_which_edition_it_is() -> None:
    written = write_akn([], ACT)
    assert faults(written) == []
    values = {etree.QName(each).localname: each.get("value") for each in found(written, ".//a:FRBRWork/*")}
    assert values["FRBRuri"] == WORK
    assert values["FRBRnumber"] == "145-п"
    assert found(written, ".//a:FRBRExpression/a:FRBRuri")[0].get("value") == f"{WORK}/rus@2026-09-01"
    assert found(written, ".//a:publication")[0].get("number") == "3"
    assert [each.get("type") for each in found(written, ".//a:eventRef")] == ["generation", "amendment"]
    assert found(written, ".//a:passiveRef")[0].get("showAs") == "Постановление № 410"
    assert found(written, ".//a:docDate")[0].get("date") == "2026-03-12"


def test_an_act_without_number_body_or_title_is_valid_too() -> None:
    bare = Description("решение", "", date(2020, 1, 2))
    assert bare.work == "/akn/ru/act/reshenie/2020-01-02/nn"
    assert faults(write_akn(cut(["1. Слова."], within_article=False).clauses, bare)) == []


def test_tables_keep_their_cells_and_letters_their_look() -> None:
    written = write_akn(text_of("tarify.docx").clauses, ACT)
    tables = found(written, ".//a:table")
    assert tables[0][0][1].get("colspan") == "2"
    assert [each.text for each in found(written, ".//a:td/a:p/a:b")] == ["Вывоз"]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Kind)),
            st.text(max_size=12),
            st.sampled_from(MARKUP),
            st.integers(0, 3),
        ),
        max_size=8,
    ),
    st.text(max_size=8),
)  # fmt: skip
def test_whatever_the_clauses_are_the_file_is_valid(drawn: list[tuple[Kind, str, str, int]], title: str) -> None:
    clauses = []
    for index, (kind, text, html, back) in enumerate(drawn):
        parent = None if kind is Kind.ANNEX or index - back - 1 < 0 else index - back - 1
        clauses.append(Clause(kind, "1", f"x{index}", text[:3], text, html, 0, parent))
    written = write_akn(clauses, Description("решение", "1", date(2020, 1, 2), title))
    assert [fault for fault in faults(written) if not fault.startswith("#x1")] == []


def test_faults_are_told() -> None:
    written = write_akn([], ACT)
    assert faults(written.replace(b"<body", b"<bodice").replace(b"</body", b"</bodice")) != []
    assert faults(written.replace(b'eId="author"', b'eId="other"')) == ["#author points nowhere"]


@pytest.mark.parametrize("date_line", ["от 12.03.2026 № 145-п", "12.03.2026 № 145-п"])
def test_requisites_of_a_text_describe_it(date_line: str) -> None:
    text = cut(["ПОСТАНОВЛЕНИЕ", date_line, "О порядке", "1. Слова."], within_article=False)
    described = describe("О порядке", text.clauses)
    assert (described.kind, described.number, described.adopted_on) == ("постановление", "145-п", date(2026, 3, 12))
    with pytest.raises(UnwritableTextError):
        describe("", cut(["1. Слова."], within_article=False).clauses)


def test_plain_lines_have_numbers_and_a_blank_line_before_a_division() -> None:
    clauses = cut(["Глава 1. Общее", "1. Слова.", "а) одно;", "Глава 2. Иное", "2. Ещё."], within_article=False).clauses
    assert write_plain(clauses, ["Решение № 1"]) == (
        "Решение № 1\n\nГлава 1. Общее\n1. Слова.\nа) одно;\n\nГлава 2. Иное\n2. Ещё.\n"
    )


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_word_is_lost_on_the_way_through_a_page_and_a_word_file(file: Path) -> None:
    text = read_text_here(file.read_bytes())
    page = write_html(text.clauses, "Наименование")
    for content in (page.encode(), write_word(page)):
        again = read_text_here(content)
        assert not counted(text) - counted(again)


def counted(text: Text) -> Counter[str]:
    """Count the words of a text, whichever clauses they stand in."""
    return Counter(
        word for clause in text.clauses for word in re.findall(r"[А-Яа-яЁё]{2,}", f"{clause.heading} {clause.text}")
    )


def test_words_of_a_page_are_escaped() -> None:
    clauses = cut(["1. <b>Слова</b> & знаки."], within_article=False).clauses
    assert "&lt;b&gt;Слова&lt;/b&gt; &amp; знаки." in write_html(clauses, "<i>")
    assert "<title>&lt;i&gt;</title>" in write_html(clauses, "<i>")


def test_word_opens_no_file_the_page_names(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    assert b"secret" not in write_word(f'<p>Слова</p><img src="{secret}"><iframe src="{secret}"></iframe>')


def test_a_word_file_that_takes_too_long_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "SECONDS", 0.001)
    with pytest.raises(UnwritableTextError, match="Word не получился"):
        write_word("<p>Слова</p>")


@pytest.mark.parametrize(
    ("kind", "number", "heading", "printed"),
    [
        (Kind.ANNEX, "1", "к решению", "Приложение № 1"),
        (Kind.ANNEX, "А", "ЗНАКИ", "Приложение А"),
        (Kind.ANNEX, None, "СХЕМА", "Приложение"),
        (Kind.ANNEX, None, "УТВЕРЖДЕНЫ решением", ""),
        (Kind.SECTION, "1", "ОБЩЕЕ", "1."),
        (Kind.SECTION, "IV", "Общее", "Раздел IV."),
    ],
)
def test_a_number_stands_as_it_is_printed(kind: Kind, number: str | None, heading: str, printed: str) -> None:
    assert printed_number(kind, number, heading) == printed
