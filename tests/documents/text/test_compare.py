from hypothesis import given
from hypothesis import strategies as st

from documents.text import Clause, Kind
from documents.text.comparison import Segment, compare, compare_words
from documents.text.comparison.segments import compare_pieces
from documents.text.matching import Relation, match
from tests.factories.clauses import WORDS, clause, numbered
from tests.factories.edits import edited_text
from tests.growth import calls


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(part.old.strip(), part.new.strip()) for part in compare_words(old, new) if not part.is_same]


# --- Words --------------------------------------------------------------------------------------------------


def test_one_changed_word_is_one_change() -> None:
    assert compare_words("в течение тридцати дней.", "в течение десяти дней.") == (
        Segment("в течение ", "в течение ", True),
        Segment("тридцати ", "десяти ", False),
        Segment("дней.", "дней.", True),
    )


def test_words_that_only_came_or_only_went_have_no_other_side() -> None:
    assert changes("плата не взимается", "плата с граждан не взимается") == [("", "с граждан")]
    assert changes("плата с граждан не взимается", "плата не взимается") == [("с граждан", "")]
    assert changes("не позднее срока", "позднее срока") == [("не", "")]


def test_short_runs_between_changes_are_absorbed_into_a_phrase() -> None:
    old = "документы представляются заявителем лично в администрацию города на бумажном носителе ежегодно"
    new = "документы направляются гражданами и в электронном виде на адрес учреждения ежегодно"
    assert changes(old, new) == [
        ("представляются заявителем лично в администрацию города на бумажном носителе",
         "направляются гражданами и в электронном виде на адрес учреждения"),
    ]  # fmt: skip


def test_a_longer_run_between_two_changes_stays() -> None:
    old, new = (
        "срок 5 дней со дня подачи заявления, но не более 20",
        "срок 6 дней со дня подачи заявления, но не более 30",
    )
    assert changes(old, new) == [("5", "6"), ("20", "30")]


def test_signs_and_editorial_notes_are_no_change() -> None:
    old = "учёт «домов» - в реестре; срок 5 дней"
    new = 'учет "домов" — в реестре (в ред. постановления от 12.03.2026 № 145-п). Срок 6 дней'
    assert changes(old, new) == [("5", "6")]


def test_another_sign_between_numbers_is_a_change() -> None:
    assert changes("пункты 1-5 перечня", "пункты 1, 5 перечня") == [("5", "5")]


TEXTS = st.lists(st.sampled_from(["и", "срок", "5", "6 000", "дня,", "«плата»", "-", "(в ред. N 5)", "город"])).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_the_segments_joined_are_the_two_texts(old: str, new: str) -> None:
    segments = compare_words(old, new)
    assert "".join(part.old for part in segments) == old
    assert "".join(part.new for part in segments) == new


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=4))
def test_the_segments_of_pieces_joined_are_the_whole_and_each_piece(whole: str, pieces: list[str]) -> None:
    compared = compare_pieces(whole, pieces)
    assert ["".join(part.new for part in segments) for segments in compared] == pieces
    if whole.strip():
        assert "".join(part.old for segments in compared for part in segments) == whole


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(part.is_same for part in compare_words(text, text))


def test_long_texts_are_compared_by_their_single_words_first() -> None:
    old = " ".join(f"слово{place} и в" for place in range(3000))
    new = old.replace("слово1500 и", "иное и").replace("слово2500", "прочее")
    assert changes(old, new) == [("слово1500", "иное"), ("слово2500", "прочее")]
    half = len(old) // 2
    assert calls(changes, old, new) / calls(changes, old[:half], new[:half]) < 2.5


# --- Clauses ------------------------------------------------------------------------------------------------


def test_a_moved_clause_is_shown_where_it_went_and_where_it_stood() -> None:
    old = [
        clause("1", "", kind=Kind.SECTION, heading="Общие положения"), clause("1.1", WORDS[0], parent=0),
        clause("1.2", WORDS[1], parent=0), clause("2", "", kind=Kind.SECTION, heading="Стандарт услуги"),
        clause("2.1", WORDS[2], parent=3),
    ]  # fmt: skip
    new = [
        clause("1", "", kind=Kind.SECTION, heading="Общие положения"), clause("1.1", WORDS[1], parent=0),
        clause("2", "", kind=Kind.SECTION, heading="Стандарт услуги"), clause("2.1", WORDS[2], parent=2),
        clause("2.2", WORDS[0], parent=2),
    ]  # fmt: skip
    rows = compare(old, new).changes
    assert [(row.pair.old, row.pair.new, row.pair.relation.value, row.is_departure) for row in rows] == [
        (0, 0, "same", False), (1, 4, "moved", True), (2, 1, "renumbered", False), (3, 2, "same", False),
        (4, 3, "same", False), (1, 4, "moved", False),
    ]  # fmt: skip
    assert all(part.is_same for part in rows[-1].text)
    assert rows[1].text == ()


def test_the_pieces_of_a_split_show_what_each_took_over() -> None:
    old = numbered([WORDS[0], f"{WORDS[1]}; {WORDS[4]}"])
    rows = compare(old, numbered([WORDS[0], f"{WORDS[1]};", WORDS[4].replace("города", "района")])).changes
    assert [row.pair.relation for row in rows] == [Relation.SAME, Relation.SPLIT, Relation.SPLIT]
    assert all(part.is_same for part in rows[1].text)
    assert [(part.old, part.new) for part in rows[2].text if not part.is_same] == [("города", "района")]


def test_the_parts_of_a_merger_show_what_each_gave() -> None:
    old = numbered([f"{WORDS[1]};", WORDS[4], WORDS[2]])
    rows = compare(old, numbered([f"{WORDS[1]}; {WORDS[4]} немедленно", WORDS[2]])).changes
    assert [row.pair.relation.value for row in rows] == ["merged", "merged", "renumbered"]
    assert "".join(part.new for row in rows[:2] for part in row.text) == f"{WORDS[1]}; {WORDS[4]} немедленно"
    assert [part.new for row in rows[:2] for part in row.text if not part.is_same] == ["немедленно"]


def test_only_changes_keeps_the_headings_above_them() -> None:
    old = [
        clause("1", "", kind=Kind.CHAPTER, heading="Общие положения"),
        *[clause(str(place), text, parent=0, kind=Kind.ARTICLE) for place, text in enumerate(WORDS)],
    ]
    new = [*old[:3], clause("2", WORDS[2] + " кроме выходных", parent=0, kind=Kind.ARTICLE), *old[4:]]
    assert [row.pair.new for row in compare(old, new).only_changes()] == [0, 3]
    assert compare(old, old).only_changes() == ()


def test_counts_take_a_split_for_one() -> None:
    old, new = numbered([WORDS[0], f"{WORDS[1]}; {WORDS[4]}"]), numbered([WORDS[0], WORDS[1], WORDS[4]])
    assert compare(old, new).counts() == {Relation.SAME: 1, Relation.SPLIT: 1}


def test_every_word_of_both_editions_is_in_the_comparison() -> None:
    edited = edited_text(11, share=0.45, articles=15)
    comparison = compare(edited.old, edited.new)
    shown = [row for row in comparison.changes if not row.is_departure]
    for index, old in enumerate(edited.old):
        said = "".join(part.old for row in shown if row.pair.old == index for part in row.text)
        assert said == old.text
    for index, new in enumerate(edited.new):
        said = "".join(part.new for row in shown if row.pair.new == index for part in row.text)
        assert said == new.text


def test_comparing_grows_with_the_number_of_clauses() -> None:
    def work(articles: int) -> float:
        edited = edited_text(1, articles=articles, share=1.0, edits=("reword",))
        pairs = match(edited.old, edited.new)
        assert compare(edited.old, edited.new, pairs).counts()[Relation.REWORDED] > articles
        return calls(compare, edited.old, edited.new, pairs) / len(edited.old)

    assert work(60) / work(20) < 1.6


def table(*rows: list[str]) -> Clause:
    html = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    text = "\n".join("\t".join(row) for row in rows)
    return Clause(Kind.TABLE, None, "tabl-1", "", text, f"<table>{html}</table>", 0, None)


def test_a_table_is_compared_by_cell() -> None:
    old = table(["Услуга", "Срок"], ["Справка", "5 дней"], ["Выписка", "3 дня"])
    new = table(["Услуга", "Срок"], ["Справка", "6 дней"], ["Копия акта", "1 день"], ["Выписка", "3 дня"])
    (row,) = compare([old], [new]).changes
    marked = [
        [(cell.old and cell.old.text, cell.new and cell.new.text, cell.is_same) for cell in line.cells]
        for line in row.table
    ]
    assert marked == [
        [("Услуга", "Услуга", True), ("Срок", "Срок", True)],
        [("Справка", "Справка", True), ("5 дней", "6 дней", False)],
        [(None, "Копия акта", False), (None, "1 день", False)],
        [("Выписка", "Выписка", True), ("3 дня", "3 дня", True)],
    ]
    assert row.table[2].is_added
    assert row.text == ()


def test_a_column_that_came_is_marked_in_every_row() -> None:
    old = table(["Услуга", "Срок"], ["Справка о составе семьи", "5 дней"])
    new = table(["Услуга", "Плата", "Срок"], ["Справка о составе семьи", "нет", "5 дней"])
    (row,) = compare([old], [new]).changes
    assert [[cell.old is None for cell in line.cells] for line in row.table] == [
        [False, True, False],
        [False, True, False],
    ]
