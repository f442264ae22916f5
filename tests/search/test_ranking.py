"""The scorer alone."""

from search.ranking import Corpus, Ranking

CORPUS = Corpus(entries=1000, mean_passage=20, mean_title=5, frequencies={"вода": 500, "дароносица": 2, "лес": 100})


def value(passage: str, title: str = "", words: tuple[str, ...] = ("вода", "лес")) -> float:
    return Ranking(words, CORPUS).score(passage, title).value


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    ranking = Ranking(("вода", "дароносица"), CORPUS)
    assert ranking.score("дароносица", "").value > ranking.score("вода", "").value


def test_words_side_by_side_weigh_more_than_words_apart() -> None:
    far = "вода " + "слово " * 15 + "лес"
    assert value("вода лес " + "слово " * 15) > value(far)


def test_a_title_counts_only_when_it_holds_nearly_all_words() -> None:
    bare = value("вода лес")
    assert value("вода лес", "вода лес") - bare > 50 * (value("вода лес", "вода") - bare)


def test_a_short_title_beats_a_long_one() -> None:
    assert value("вода лес", "вода лес") > value("вода лес", "вода лес " + "слово " * 10)


def test_a_title_match_outranks_a_text_that_repeats_the_words() -> None:
    assert value("вода лес слово", "вода лес") > value("вода лес " * 8, "слово")


def test_common_words_are_left_to_the_ranking_and_not_looked_up() -> None:
    frequencies = {"и": 90_000, "вода": 3000, "лес": 1500}
    corpus = Corpus(entries=100_000, mean_passage=20, mean_title=5, frequencies=frequencies)
    assert corpus.bound == 5000
    assert corpus.rare(["и", "вода", "лес"]) == ["лес", "вода"]
    assert corpus.rare(["и"]) == ["и"]
