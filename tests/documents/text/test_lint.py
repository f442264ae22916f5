"""How a text should be set (D56): each rule, and what looks like a breach and is none."""

from collections.abc import Sequence

import pytest

from documents.text.lint import Breach, Rule, lint
from documents.text.model import Clause, Kind
from documents.text.structure import cut


def found(clauses: Sequence[Clause]) -> list[Breach]:
    return lint(clauses, most_unnumbered=10)


def clause(text: str = "", *, kind: Kind = Kind.PARAGRAPH, html: str = "", heading: str = "") -> Clause:
    return Clause(kind, None, "abz-1", heading, text, html, 0, None)


def table(rows: str) -> Clause:
    return clause(kind=Kind.TABLE, html=f"<table><tbody>{rows}</tbody></table>")


@pytest.mark.parametrize("word", ["поста- новление", "поста\u00adновление", "поста-  новление"])
def test_a_word_parted_at_the_end_of_a_line_is_quoted(word: str) -> None:
    assert found([clause("Да."), clause(f"Настоящее {word} вступает.")]) == [Breach(Rule.PARTED_WORD, 1, word)]
    assert found([clause(heading=f"Общее {word}")])[0].quote == word


@pytest.mark.parametrize(
    "text",
    [
        "Одно- и двухэтажные дома.",
        "Тепло- или водоснабжение, тепло-, водоснабжение.",
        "Как-нибудь по-русски, 145-п, Санкт-Петербург.",
        "Срок - десять дней; срок – десять дней.",
        "Маршруты Алейск- Барнаул.",
    ],
)
def test_a_hyphen_that_belongs_there_is_none(text: str) -> None:
    assert found([clause(text)]) == []


def test_a_table_in_a_table_is_a_breach() -> None:
    inner = "<table><tbody><tr><td>б</td><td>в</td></tr></tbody></table>"
    assert [each.rule for each in found([table(f"<tr><td>а</td><td>{inner}</td></tr>")])] == [Rule.NESTED_TABLE]
    assert found([table("<tr><td>а</td><td>б</td></tr>")]) == []


def test_a_table_of_one_column_is_text() -> None:
    assert [each.rule for each in found([table("<tr><td>а</td></tr><tr><td>б</td></tr>")])] == [Rule.NEEDLESS_TABLE]
    assert found([table('<tr><td colspan="2">Итого</td></tr><tr><td>а</td><td>б</td></tr>')]) == []


def test_paragraphs_without_a_number_are_counted_in_a_row() -> None:
    lines = ["1. Начало:", *(f"Абзац {place}." for place in range(11)), "2. Дальше:", "Ещё один."]
    clauses = cut(lines, within_article=False).clauses
    assert lint(clauses, most_unnumbered=10) == [Breach(Rule.UNNUMBERED, 1)]
    assert lint(clauses, most_unnumbered=11) == []
    broken_up = [*lines[:6], "2) Посередине:", *lines[6:]]
    assert lint(cut(broken_up, within_article=False).clauses, most_unnumbered=10) == []


def test_a_row_that_ends_the_text_counts_and_breaches_come_in_reading_order() -> None:
    clauses = [clause("Раз."), clause("Два."), clause("поста- новление")]
    assert [each.rule for each in lint(clauses, most_unnumbered=2)] == [Rule.UNNUMBERED, Rule.PARTED_WORD]
