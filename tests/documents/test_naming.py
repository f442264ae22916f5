from datetime import date

import pytest

from documents import naming

DAY = date(2026, 3, 12)


@pytest.mark.parametrize("spelling", ["145-п", "145п", "№ 145 – П", "№145-П", "N 145-п", "n° 145-п", "145 п", "145_п"])
def test_spellings_of_one_number_are_equal(spelling: str) -> None:
    assert naming.number_key(spelling) == "145п"


@pytest.mark.parametrize("spelling", ["57-1", "57/1", "57 1", "57¹", "57.1"])
def test_a_mark_between_digits_counts(spelling: str) -> None:
    assert naming.number_key(spelling) == "57-1" != naming.number_key("571")


@pytest.mark.parametrize(("key", "head"), [("145п", "145"), ("145", "145"), ("57-1", "57"), ("бн", "бн"), ("", "")])
def test_the_head_of_a_number_is_what_people_remember(key: str, head: str) -> None:
    assert naming.number_head(key) == head


def test_latin_lookalikes_are_taken_for_cyrillic() -> None:
    assert naming.number_key("48-ГCД") == naming.number_key("48-гсд") == "48гсд"


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        ("145-п", "145-p-glava"),
        ("48-ГСД", "48-gsd-glava"),
        ("№ 13", "13-glava"),
        ("N 13-ГСД", "13-gsd-glava"),
        ("136-ФЗ, ст. 57³", "136-fz-st-57-3-glava"),
        ("", "bez-nomera-glava"),
        ("???", "bez-nomera-glava"),
    ],
)
def test_the_address_names_number_and_body(number: str, slug: str) -> None:
    assert naming.act_slug(number, "glava") == slug


def test_a_taken_address_gets_a_suffix() -> None:
    assert naming.unique_slug("145-glava", {"145-glava", "145-glava-2"}.__contains__) == "145-glava-3"


@pytest.mark.parametrize("official_title", ["", "  ", "О бюджете", "слово " * 60, "ц" * 368])
def test_a_derived_title_always_fits_a_page(official_title: str) -> None:
    title = naming.derived_title("постановление", DAY, "145-п", official_title)
    assert title.startswith("Постановление от 12.03.2026 № 145-п")
    assert len(title) <= 255


def test_a_long_title_is_cut_between_words() -> None:
    title = naming.derived_title("постановление", DAY, "145-п", "О «Школе» " + "слово " * 60)
    assert title.endswith("слово…»")
    assert "«О „Школе“ слово" in title


def test_an_act_without_number_and_date_still_has_a_name() -> None:
    assert naming.derived_title("решение", None, "", "") == "Решение без номера"


def test_an_article_is_called_by_its_code_and_not_by_the_number_of_the_law() -> None:
    assert (
        naming.article_name("Земельный кодекс Российской Федерации", "136-ФЗ, ст. 11.5") == "Земельный кодекс, ст. 11.5"
    )
    assert naming.article_name("", "136-ФЗ, ст. 11.5") == naming.article_name("Водный кодекс", "74-ФЗ") == ""


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("12.03.2026 № 145-п", []),
        ("от 12 марта 2026 г. № 145 – П г. Алейск", []),
        ("№ 145", []),
        ("N 146-п.", ["146-п"]),
        ("№ 1145-п", ["1145-п"]),
        ("Приложение № 1", ["1"]),
        ("на основании закона № 131-ФЗ, № 131-ФЗ и решения № 48", ["131-ФЗ", "48"]),
        ("Постановление от 12.03.2026, № ____", []),
        ("ISBN 5", []),
    ],
)
def test_a_text_with_other_numbers_alone_is_of_another_act(text: str, foreign: list[str]) -> None:
    assert naming.foreign_numbers(text, "145-п") == foreign
