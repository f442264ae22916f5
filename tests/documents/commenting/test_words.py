"""Small pure parts: tidying what was typed, places in words."""

import pytest

from documents.commenting.places import place_in_words
from documents.commenting.wording import tidy


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "ко всему проекту"),
        ("p-2.3", "пункт 2.3"),
        ("st-15_ch-2", "статья 15, часть 2"),
        ("pril-2_p-3.1_pp-a", "приложение 2, пункт 3.1, подпункт «а»"),
        ("st-5_1_ch-2", "статья 5¹, часть 2"),
        ("p-2.3~1", "пункт 2.3(1)"),
        ("abz--2", "абзац"),
        ("preambula", "преамбула"),
    ],
)
def test_an_address_is_said_in_words(address: str, words: str) -> None:
    assert place_in_words(address) == words


def test_tidying_keeps_words_and_joins_emoji() -> None:
    assert tidy("а\r\nб\rв\tг") == "а\nб\nв\tг"
    assert tidy("\ufeffа\u200b\u2066б\u2069\x7f") == "аб"
    assert tidy("Ива\u00adно\u200dва") == "Иванова"
    assert tidy("👩‍👧") == "👩‍👧"
    assert tidy("а\n\n \n\n\nб") == "а\n\nб"
