"""Links over the words of a clause, and the clauses that citations of their own text mean."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text import cut
from documents.text.citations import find_citations
from documents.text.citations.linking import Link, link_words
from documents.text.citations.locating import Locator, comparable
from tests.growth import calls

LINK = Link(4, 11, "/a/?b=1&c=2")


def test_plain_words_are_escaped_around_and_inside_the_link() -> None:
    assert link_words("<b> пункт 1 & далее", "", [Link(4, 11, '/a/"')]) == (
        '&lt;b&gt; <a href="/a/&quot;">пункт 1</a> &amp; далее'
    )


def test_a_link_keeps_the_markup_beside_it() -> None:
    html = "<em>См.</em> пункт 1 <b>&amp;</b>"
    assert link_words("См. пункт 1 &", html, [LINK]) == (
        '<em>См.</em> <a href="/a/?b=1&amp;c=2">пункт 1</a> <b>&amp;</b>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "См. <b>пун</b>кт 1 далее",
        '<a href="#x">См. пункт 1 далее</a>',
        "См. другие слова",
        "См. пункт 1 далее и ещё",
    ],
)
def test_a_link_that_would_break_markup_is_left_out(html: str) -> None:
    assert link_words("См. пункт 1 далее", html, [LINK]) == html


@given(st.text(), st.integers(0, 20), st.integers(1, 20))
def test_a_link_changes_no_word(text: str, start: int, length: int) -> None:
    links = [Link(start, start + length, "/")] if start + length <= len(text) else []
    html = link_words(text, "", links)
    assert unescape(html.replace('<a href="/">', "").replace("</a>", "")) == unescape(
        text.replace("&", "&amp;").replace("<", "&lt;")
    )


def located(paragraphs: list[str], *, within_article: bool = False) -> dict[str, str | None]:
    """Return the address that every citation of a text leads to."""
    clauses = cut(paragraphs, within_article=within_article).clauses
    locator = Locator(clauses)
    return {
        clause.text[citation.start : citation.end]: None if target is None else clauses[target].address
        for index, clause in enumerate(clauses)
        for citation in find_citations(clause.text)
        for target in [locator.locate(index, citation)]
    }


def test_places_of_this_article_are_found_in_it_alone() -> None:
    assert located(
        [
            "Статья 1. Первая",
            "1. Слова.",
            "Статья 2. Вторая",
            "1. Другие слова.",
            "2. Согласно части 1 настоящей статьи, части 1 статьи 1; абзац второй настоящей части.",
        ]
    ) == {
        "части 1 настоящей статьи": "st-2_ch-1",
        "части 1 статьи 1": "st-1_ch-1",
        "абзац второй настоящей части": None,
    }


def test_a_point_of_laws_is_a_part_or_a_subpoint_of_the_engine() -> None:
    found = located(["1. Слова:", "1) одно;", "2. Согласно пункту 1 части 1."], within_article=True)
    assert found == {"пункту 1 части 1": "ch-1_pp-1"}


def test_the_nearest_place_of_that_number_is_meant() -> None:
    found = located(["1. Слова:", "1) одно;", "2) как в подпункте 1;", "2. Иное:", "1) другое;", "2) см. подпункт 1."])
    assert found == {"подпункте 1": "p-1_pp-1", "подпункт 1": "p-2_pp-1"}


def test_a_point_of_the_act_is_not_one_of_its_annex() -> None:
    found = located(
        [
            "1. Утвердить порядок.",
            "2. Пункт 1 настоящего постановления и пункт 2 приложения № 1 к настоящему постановлению.",
            "Приложение № 1",
            "1. Слова.",
            "2. Как в пункте 1 настоящего Порядка.",
        ]
    )
    assert found == {
        "Пункт 1 настоящего постановления": "p-1",
        "пункт 2 приложения № 1 к настоящему постановлению": "pril-1_p-2",
        "пункте 1 настоящего Порядка": "pril-1_p-1",
    }


def test_a_clause_does_not_lead_to_itself_nor_to_nowhere() -> None:
    assert located(["1. Пункт 1 и так далее.", "2. Пункт 9 отсутствует."]) == {"Пункт 1": None, "Пункт 9": None}


def test_ways_to_write_one_number_are_equal() -> None:
    assert comparable("39 3") == comparable("39³") == comparable("39_3")
    assert comparable("39.3") != comparable("39³")
    assert comparable(None) == ""


def test_work_grows_with_the_text_alone() -> None:
    def article(number: int) -> list[str]:
        return [f"Статья {number}. О чём", "1. Слова.", f"2. Согласно части 1 статьи {number} и пункту 3."]

    few, many = ([line for number in range(1, count) for line in article(number)] for count in (50, 200))
    assert calls(located, many) < 4.6 * calls(located, few)
