"""Pages as portals and office programs write them."""

import pytest

from documents.text.document import Table
from documents.text.extraction import extract


def lines(page: str, encoding: str = "utf-8") -> list[str]:
    return [block.text for block in extract(page.encode(encoding)).blocks]


def test_hidden_parts_of_a_page_are_not_read_and_raised_digits_stay_raised() -> None:
    page = """<html><head><title>Нет</title>
    <style><!--/*CSS*/ .W9 {vertical-align: top} .no, i.x {display:none} --></style>
    </head><body><script>alert("<p>нет</p>")</script><!-- нет -->
    <p class=H>Статья 5<span class="W9">1</span>. Понятия</p>
    <p>1. Часть 2<sup>3</sup> <b>текста</b><br>новая строка <i class=x>нет</i><span style="display: none">нет</span></p>
    <div title="footer"><p>нет</p></div><del>нет</del></body></html>"""
    assert lines(page) == ["Статья 5¹. Понятия", "1. Часть 2³ текста новая строка"]


def test_rules_for_paper_do_not_hide_what_the_screen_shows() -> None:
    style = "@media print{p.a{display:none} p.b{display:none}} @media screen{p.c{display:none}} p.d{display:none}"
    page = "".join(f"<p class={name}>{name}</p>" for name in "abcde")
    assert lines(f"<style>{style}</style>{page}") == ["a", "b", "e"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "utf-16"])
def test_letters_are_read_in_the_encoding_the_page_declares(encoding: str) -> None:
    assert lines(f'<meta charset="{encoding}"><p>Съешь ещё</p>', encoding) == ["Съешь ещё"]


def test_a_page_that_declares_nothing_is_read_as_windows_writes_russian() -> None:
    assert lines("<p>Съешь ещё</p>", "cp1251") == ["Съешь ещё"]


def test_tags_left_open_and_stray_end_tags_change_nothing() -> None:
    page = "<p>раз<p>два<div>три</span></b></div><table><tr><td>а</div><td>б<tr><td>в<td>г</table><p>четыре"
    assert lines(page) == ["раз", "два", "три", "а\tб\nв\tг", "четыре"]


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    page = (
        "<ol start=3><li>три<li value=7>семь</ol><ol type=I><li>один<ul><li>точка</ul></ol>"
        '<ol style="list-style-type: none"><li>без номера</ol>'
    )
    assert lines(page) == ["3. три", "7. семь", "I. один", "точка", "без номера"]


def test_a_bare_list_in_a_list_is_read_as_1_1_and_that_is_told() -> None:
    document = extract("<ol><li>раз<ol><li>раз-раз<li>раз-два</ol><li>два</ol>".encode())
    assert [block.text for block in document.blocks] == ["1. раз", "1.1. раз-раз", "1.2. раз-два", "2. два"]
    assert [(remark.code, remark.block) for remark in document.remarks] == [("list_numbers", 1)]


@pytest.mark.parametrize(
    ("call", "note"),
    [
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>сноска</p></div>',
        ),
        (
            '<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>',
            '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> сноска</p></div>',
        ),
        (
            '<a href="#fn1" class="footnote-ref"><sup>1</sup></a>',
            '<ol><li id="fn1"><p>сноска<a href="#fnref1">↩</a></p></li></ol>',
        ),
    ],
    ids=["LibreOffice", "Word", "pandoc"],
)
def test_footnotes_are_found_whoever_wrote_the_page(call: str, note: str) -> None:
    document = extract(f"<p>слово{call}.</p>{note}".encode())
    assert [block.text for block in document.blocks] == ["слово."]
    assert [(one.mark, one.text) for one in document.footnotes] == [("1", "сноска")]


def test_words_number_of_a_list_is_its_label() -> None:
    page = "<p><![if !supportLists]><span style='mso-list:Ignore'>2.1.<span>&nbsp; </span></span><![endif]>Пункт</p>"
    document = extract(page.encode())
    assert [(block.label, block.words) for block in document.blocks if not isinstance(block, Table)] == [
        ("2.1.", "Пункт")
    ]


def test_a_row_of_one_frame_is_no_table() -> None:
    assert lines("<table><tr><td><p>раз</p><p>два</p></td></tr></table>") == ["раз", "два"]
    assert lines("<table><tr><td>Глава города<td><p> </p><td>И.И. Иванов</table>") == ["Глава города И.И. Иванов"]
