"""Whatever a text says, reading it ends, and in time that grows with its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.text.citations import find_citations
from documents.text.citations.tokens import Tokens
from tests.documents.text.labels import readings
from tests.growth import calls

SENTENCES = [reading.sentence["text"] for reading in readings(held_out=False)]
WORDS = """
    статьи пункта пп. п. ч. абзац второй приложение к настоящего Порядка утверждённого постановлением Федерального
    закона от № N 12.03.2026 145-п 5 5¹ 1.2 IV « » " ( ) , ; . – - и с по водного кодекса устав города Алейска О ФЗ
    договора суда г.
"""
PIECES = sorted(set(WORDS.split()))
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60).map(" ".join)
HOSTILE = [
    "статьи 1, 2, 3 ", "п. 1 ", "пункт «", "постановление администрации города ", "водный ", "устав города ",
    "№ 1-1-1-", "«О ", "» « ", "приложения к ", "пункт 1 Порядка отбора ", "абзац второй ", "Федерального закона ",
    "от 12.03.2026, ", "1-", "5 ", "((", "и, ", '"а" ', "№ 5 (п. 2), ", "п. 5 (ч. 4) ", "решение комитета по делам, ",
    "от 5 5 5 5 , п. ", "статья 5 «Имя» ", "закон № 5 (с изменениями , ", "п. 5 Порядка (далее ", "Устава г.о. ",
]  # fmt: skip


@given(TEXTS)
def test_citations_stand_in_order_share_nothing_and_begin_and_end_with_words(text: str) -> None:
    behind = 0
    for citation in find_citations(text):
        assert behind <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end].strip() == text[citation.start : citation.end]
        assert citation.places or citation.act
        behind = citation.end


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_a_sentence_before_changes_nothing_but_the_place(before: str, sentence: str) -> None:
    alone = [(each.start, each.end, each.act, each.places) for each in find_citations(sentence)]
    offset = len(before) + 2
    together = [
        (each.start - offset, each.end - offset, each.act, each.places)
        for each in find_citations(f"{before}\n\n{sentence}")
        if each.start >= offset
    ]
    assert together == alone


@given(st.text())
def test_tokens_leave_out_nothing_but_spaces(text: str) -> None:
    tokens = Tokens(text)
    read = "".join(tokens[index].text for index in range(len(tokens)))
    assert read == "".join(text.split())


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length_alone(piece: str) -> None:
    few, many = calls(find_citations, piece * 500), calls(find_citations, piece * 2000)
    assert many < 4.4 * few
