"""Every form of a word is one word, and different words stay different."""

import pytest

from core.russian.lemmas import content_words, forms_of, lemma_of, words_of

SAME_WORD = """
регламент регламентов; регламент регламенте; отец отца; посёлок поселков; посёлок поселке; год лет; земля земель;
день дня; день дней; люди человек; ребёнок детей; мать матери; идти шёл; принять примет; утвердить утверждён;
утвердить утверждены; лучший хороший; постановление постановлениями; решение решений; закон законом; город городах;
улица улиц; дорога дорог; вода воды; лес лесов; участок участков; собственность собственности; право прав;
обязанность обязанностей; орган органами; дом домов; дом домах; жилой жилого; жилой жилыми; земельный земельному;
водный водных; градостроительный градостроительного; бюджет бюджета; налог налогов; депутат депутатов; глава главы;
школа школ; район районе; семья семей; владеть владеющий; статья статей; устав уставом; перечень перечней
"""
OTHER_WORD = """
право правило; дело делить; стать статья; орган органный; вода водитель; лес лесть; год годный; дом домна;
земля земляника; день деньги; город огород; дорога дорожка; закон законник; участок участь; решение решётка;
бюджет будка; налог наложение; глава главный; школа школьник; район районирование; семья семя; жилой жила;
постановление постановка; регламент реглан
"""


def pairs(table: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split()) for pair in table.split(";")]


def lemma(word: str) -> str:
    return lemma_of(forms_of(word)[0])


def test_there_are_enough_pairs_to_mean_something() -> None:
    assert len(pairs(SAME_WORD)) >= 44
    assert len(pairs(OTHER_WORD)) >= 24


@pytest.mark.parametrize(("one", "other"), pairs(SAME_WORD))
def test_forms_of_one_word_have_one_lemma(one: str, other: str) -> None:
    assert lemma(one) == lemma(other)


@pytest.mark.parametrize(("one", "other"), pairs(OTHER_WORD))
def test_words_that_only_look_related_stay_apart(one: str, other: str) -> None:
    assert lemma(one) != lemma(other)


@pytest.mark.parametrize("written", ["145-п", "145-П", "145–п", "145п", "145П", "145-\N{LATIN SMALL LETTER P}".upper()])
def test_a_number_with_its_letters_is_one_word(written: str) -> None:
    expected = "145р" if written.endswith("P") else "145п"
    assert forms_of(f"№ {written} от") == [expected, "от"]


def test_a_number_of_the_assembly_is_one_word() -> None:
    assert forms_of("решение № 48-ГСД") == ["решение", "48гсд"]


def test_a_compound_word_is_not_taken_for_a_number() -> None:
    assert forms_of("10-летний план на 2025-2027") == ["10", "летний", "план", "на", "2025", "2027"]


def test_an_index_of_a_number_is_a_word_of_its_own() -> None:
    assert forms_of("статья 57³") == forms_of("статья 57 3")


def test_a_letter_written_with_a_separate_sign_is_the_same_letter() -> None:
    assert forms_of("и\N{COMBINING BREVE}од") == ["йод"]


def test_a_word_stands_where_it_was_found() -> None:
    text = "О землях, «145-п»."
    assert [text[word.start : word.end] for word in words_of(text)] == ["О", "землях", "145-п"]


def test_unknown_words_stay_as_they_are() -> None:
    assert lemma("ООО") == "ооо"
    assert lemma("wagtail") == "wagtail"


def test_a_word_without_end_is_cut_to_what_a_table_holds() -> None:
    assert len(lemma("щ" * 500)) <= 64


def test_function_words_count_only_where_nothing_else_is_left() -> None:
    assert content_words(["об", "охрана", "и", "лес", "лес"]) == ["охрана", "лес"]
    assert content_words(["и", "о"]) == ["и", "о"]
