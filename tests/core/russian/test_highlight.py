"""Marks stand on word forms of the text as written; nothing of the text reaches the page unescaped."""

import pytest

from core.russian.highlight import highlight, marked

pytestmark = pytest.mark.django_db


def test_any_form_of_a_word_is_marked_as_it_was_written() -> None:
    assert marked("Охрана Земель посёлков.", {"земля", "поселок"}) == (
        "Охрана <mark>Земель</mark> <mark>посёлков</mark>."
    )


def test_markup_in_a_text_is_shown_and_not_obeyed() -> None:
    assert marked("<script>земля</script>&", {"земля"}) == "&lt;script&gt;<mark>земля</mark>&lt;/script&gt;&amp;"


def test_the_fragment_is_where_most_of_the_words_are() -> None:
    text = "Земля одна. " + "Пустые слова идут. " * 40 + "Охрана земель и лесов поселения. " + "Ещё слова. " * 40
    fragment = highlight([text], {"земля", "охрана", "лес"}, length=100)[0]
    assert "<mark>Охрана</mark> <mark>земель</mark> и <mark>лесов</mark>" in fragment.html
    assert fragment.html.startswith("Пустые слова идут. <mark>Охрана</mark>")
    assert fragment.html.endswith("…")
    assert fragment.is_marked
    assert text[fragment.offset :].startswith("Охрана")


@pytest.mark.parametrize(
    "before",
    ["Первое предложение совсем о другом. ", "1. Первый пункт без точки с запятой\n", "Сначала одно; ", "Вот что: "],
)
def test_a_fragment_begins_with_a_sentence_or_a_clause(before: str) -> None:
    text = "Пустые слова идут. " * 20 + before + "Затем ещё говорят о том, что земля богата. " + "Ещё слова. " * 40
    assert highlight([text], {"земля"}, length=100)[0].html.startswith("Затем ещё говорят")


@pytest.mark.parametrize("shortening", ["от 12.03.2026 г. № 5 о", "на ул. Мира и", "в п. 2 и", "Иванов И. И. и"])
def test_a_shortening_ends_no_sentence(shortening: str) -> None:
    text = "Пустые слова идут. " * 20 + f"Затем {shortening} земля богата. " + "Ещё слова. " * 40
    assert highlight([text], {"земля"}, length=100)[0].html.startswith("Затем ")


def test_a_fragment_from_the_middle_of_a_long_sentence_says_so() -> None:
    text = "пустые слова идут " * 30 + "земля " + "и ещё слова " * 30
    assert highlight([text], {"земля"}, length=100)[0].html.startswith("… ")


def test_a_fragment_never_cuts_a_word() -> None:
    text = "градостроительство " * 60
    words = highlight([text], {"отсутствует"}, length=100)[0].html.strip("… ").split()
    assert set(words) == {"градостроительство"}


def test_a_text_without_the_words_shows_its_beginning() -> None:
    fragment = highlight(["Начало текста. " * 50], {"земля"})[0]
    assert fragment.offset == 0
    assert fragment.html.startswith("Начало текста.")
    assert "<mark>" not in fragment.html
    assert not fragment.is_marked


def test_an_empty_text_gives_an_empty_fragment() -> None:
    assert highlight([""], {"земля"})[0].html == ""


def test_one_word_a_hundred_times_gives_one_short_fragment() -> None:
    assert (
        len(highlight(["земля " * 400], {"земля"}, length=100)[0].html.replace("<mark>", "").replace("</mark>", ""))
        < 130
    )
