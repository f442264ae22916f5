"""Mending the structure of a text: every mend keeps every word."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text.halving import halve
from documents.text.mending import Mend, MendError, mend, splitting_places
from documents.text.model import Clause, Kind, Text
from documents.text.printing import printed_number
from documents.text.reading import read_text_here
from documents.text.structure import cut

LINES = [
    "ОБЩИЕ ПОЛОЖЕНИЯ",
    "1. Регламент устанавливает порядок.",
    "1.1. Заявителями являются жители.",
    "Срок предоставления услуги",
    "2. Заявление подают: а) лично; б) почтой. 3. Отказ мотивируют.",
    "1) первое;",
    "2) второе.",
    "2.5 процента составляет плата.",
]


def text_of(*lines: str) -> Text:
    return cut(lines or LINES, within_article=False)


def shape(text: Text) -> list[tuple[str, str | None, int]]:
    return [(clause.address, clause.number, clause.level) for clause in text.clauses]


def words(text: Text) -> list[str]:
    """All that is printed, whatever clause it stands in."""
    lines = (" ".join([printed_number(each.kind, each.number), each.heading, each.text]) for each in text.clauses)
    return " ".join(lines).split()


def place(text: Text, beginning: str) -> int:
    return next(at for at, each in enumerate(text.clauses) if f"{each.heading}{each.text}".startswith(beginning))


def changed(text: Text, do: str, beginning: str, value: object = None) -> Text:
    return mend(text, Mend(do, place(text, beginning), value)).text


def found(text: Text, beginning: str) -> Clause:
    return text.clauses[place(text, beginning)]


def test_a_line_becomes_a_heading_and_what_follows_goes_below_it() -> None:
    text = text_of("1. Одно.", "Сроки и порядок", "2. Другое.", "Приложение № 1", "1. Форма.")
    mended = changed(text, "retype", "Сроки", "section")
    heading = found(mended, "Сроки")
    assert (heading.kind, heading.heading, heading.text) == (Kind.SECTION, "Сроки и порядок", "")
    assert (found(mended, "Другое").parent, found(mended, "Другое").level) == (1, 1)
    assert found(mended, "Форма").address == "pril-1_p-1"
    assert words(mended) == words(text)


def test_a_heading_becomes_a_paragraph_again() -> None:
    text = text_of("Глава 1. Общие положения", "1. Одно.", "2. Другое.")
    mended = changed(text, "retype", "Общие", "paragraph")
    assert found(mended, "Глава 1. Общие положения").kind is Kind.PARAGRAPH
    assert found(mended, "Одно").level == 0
    assert words(mended) == words(text)


def test_a_heading_made_a_paragraph_by_mistake_is_read_again_with_its_number() -> None:
    text = text_of("Глава 2. О сроках", "1. Одно.")
    paragraph = changed(text, "retype", "О сроках", "paragraph")
    assert changed(paragraph, "retype", "Глава 2. О сроках", "chapter").clauses == text.clauses


def test_a_clause_is_joined_with_the_one_before_and_its_number_becomes_words() -> None:
    text = text_of("1. Плата составляет", "2. процента от суммы.", "3. Далее.")
    mended = changed(text, "join", "процента")
    assert [each.text for each in mended.clauses] == ["Плата составляет 2. процента от суммы.", "Далее."]
    assert words(mended) == words(text)


def test_the_second_line_of_a_heading_joins_the_heading() -> None:
    text = text_of("Глава 1. Порядок предоставления", "и сроки", "1. Одно.")
    mended = changed(text, "join", "и сроки")
    assert mended.clauses[0].heading == "Порядок предоставления и сроки"


def test_a_clause_is_split_where_its_second_part_says_its_own_number() -> None:
    text = text_of("1. Заявление подают лично. 2. Отказ мотивируют.", "3. Далее.")
    at = text.clauses[0].text.index("2.")
    mended = mend(text, Mend("split", 0, at))
    assert shape(mended.text) == [("p-1", "1", 0), ("p-2", "2", 0), ("p-3", "3", 0)]
    assert mended.places == (0, 2)
    assert words(mended.text) == words(text)


def test_a_split_keeps_marks_and_numbers_apart() -> None:
    assert halve("<strong>Да, <em>так</em></strong> и так", 6) == (
        "<strong>Да, <em>та</em></strong>",
        "<strong><em>к</em></strong> и так",
    )
    assert halve("a &lt; b", 3) == ("a &lt;", " b")


def test_a_number_that_is_none_goes_back_to_the_words_and_comes_out_again() -> None:
    text = text_of("1. Одно.", "2.5. процента составляет плата.")
    without = changed(text, "renumber", "процента", "")
    assert without.clauses[1].text == "2.5. процента составляет плата."
    assert words(without) == words(text)
    assert changed(without, "renumber", "2.5", "2.5").clauses[1].text == "процента составляет плата."


def test_a_clause_takes_those_below_it_along_to_another_level() -> None:
    text = text_of("1. Одно.", "2. Другое:", "1) первое;", "2) второе.", "3. Третье.")
    mended = changed(text, "relevel", "Другое", 1)
    assert [each.level for each in mended.clauses] == [0, 1, 2, 2, 0]
    assert [each.parent for each in mended.clauses] == [None, 0, 1, 1, None]


def test_what_cannot_be_done_is_refused_in_words() -> None:
    text = text_of("1. Одно.", "2. Другое.")
    with pytest.raises(MendError, match="Перед этой частью"):
        mend(text, Mend("join", 0))
    with pytest.raises(MendError, match="должны быть слова"):
        mend(text, Mend("split", 0, 0))
    with pytest.raises(MendError, match="Такого пункта нет"):
        mend(text, Mend("join", 5))


def test_likely_places_to_split_are_the_ends_of_sentences() -> None:
    line = "Подают лично; почтой. Отказ мотивируют."
    assert [line[at:] for at in splitting_places(line)] == ["почтой. Отказ мотивируют.", "Отказ мотивируют."]


@pytest.mark.parametrize("path", sorted(Path("tests/files/texts").glob("*.*")), ids=lambda path: path.name)
def test_a_mend_that_changes_nothing_leaves_every_address_where_it_was(path: Path) -> None:
    try:
        text = read_text_here(path.read_bytes())
    except ValueError:
        pytest.skip("no text")
    if not text.clauses:
        pytest.skip("no clauses")
    same = mend(text, Mend("relevel", 0, 0)).text
    assert [each.address for each in same.clauses] == [each.address for each in text.clauses]
    assert same.clauses == text.clauses
    assert set(same.warnings) == set(text.warnings)


KINDS = [kind.value for kind in Kind if kind is not Kind.TABLE]
MENDS = st.one_of(
    st.tuples(st.just("retype"), st.integers(0, 9), st.sampled_from(KINDS)),
    st.tuples(st.just("relevel"), st.integers(0, 9), st.integers(0, 4)),
    st.tuples(st.just("join"), st.integers(0, 9), st.none()),
    st.tuples(st.just("split"), st.integers(0, 9), st.integers(1, 60)),
    st.tuples(st.just("renumber"), st.integers(0, 9), st.just("")),
)


@given(st.lists(MENDS, max_size=6))
def test_no_row_of_mends_loses_a_letter_or_gives_an_address_twice(rows: list[tuple[str, int, object]]) -> None:
    text = text_of()
    for do, at, value in rows:
        try:
            mended = mend(text, Mend(do, at, value))
        except MendError:
            continue
        assert letters(mended.text) == letters(text)
        assert len(mended.places) == len(text.clauses)
        text = mended.text
        addresses = [each.address for each in text.clauses]
        assert len(set(addresses)) == len(addresses)
        assert all(each.parent is None or each.parent < at for at, each in enumerate(text.clauses))


def letters(text: Text) -> str:
    """The words without what only closes a number: «2.» and «2)» are the same number."""
    return "".join(
        letter
        for each in text.clauses
        for letter in f"{each.number or ''}{each.heading}{each.text}"
        if letter.isalnum()
    )
