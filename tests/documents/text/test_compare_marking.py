import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from documents.text.comparison import compare_tables, compare_words
from documents.text.comparison.marking import (
    RELATION_NAMES,
    after,
    before,
    one_column,
    table_after,
    table_before,
    table_in_one_column,
)
from documents.text.matching import Relation


def seen(html: str) -> str:
    """What is left for the eye: no hidden words, no tags."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<span class="visually-hidden">.*?</span>', "", html)))


def test_marks_say_aloud_what_colours_show() -> None:
    assert one_column(compare_words("за тридцать дней", "за десять дней")) == (
        'за <del><span class="visually-hidden">исключено: </span>тридцать</del> '
        '<ins><span class="visually-hidden">добавлено: </span>десять</ins> дней'
    )


def test_each_side_shows_its_own_marks() -> None:
    segments = compare_words("за тридцать дней", "за десять дней")
    assert ("<del>" in before(segments), "<ins>" in before(segments)) == (True, False)
    assert ("<del>" in after(segments), "<ins>" in after(segments)) == (False, True)


@given(st.text("абв <&>\"'\t1", max_size=30), st.text("абв <&>\"'\t1", max_size=30))
def test_no_letter_is_lost_and_none_becomes_markup(old: str, new: str) -> None:
    segments = compare_words(old, new)
    assert seen(before(segments)) == old
    assert seen(after(segments)) == new


def test_a_sign_alone_is_not_marked() -> None:
    assert "<" not in one_column(compare_words("за пять дней;", "за пять дней."))


def test_tables_are_marked_inside_their_cells_and_keep_their_spans() -> None:
    old = '<table><thead><tr><th scope="col" colspan="2">Срок</th></tr></thead><tr><td>5</td><td>дней</td></tr></table>'
    rows = compare_tables(old, old.replace(">5<", ">6<"))
    assert seen(table_before(rows)) == "Срок5дней"
    assert seen(table_after(rows)) == "Срок6дней"
    assert seen(table_in_one_column(rows)) == "Срок56дней"
    assert '<th scope="col" colspan="2">Срок</th>' in table_after(rows)
    assert table_after(rows).count("<tr>") == 2


def test_a_table_inside_a_cell_is_read_with_the_cell() -> None:
    rows = compare_tables("<table><tr><td>а<table><tr><td>б</td><td>в</td></tr></table></td></tr></table>", "")
    assert [[cell.old and cell.old.text for cell in row.cells] for row in rows] == [["а б в"]]
    assert rows[0].is_removed


def test_every_relation_has_a_name() -> None:
    assert RELATION_NAMES.keys() == set(Relation)


def test_words_that_went_from_the_end_do_not_stick_to_those_that_stayed() -> None:
    html = one_column(compare_words("Об утверждении регламента на год", "Об утверждении регламента"))
    assert re.sub(r"<span.*?</span>", "", html) == "Об утверждении регламента <del>на год</del>"
