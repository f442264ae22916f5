"""The table of forms saves work when indexing and is never written by reading."""

from unittest.mock import patch

import pytest
from pytest_django import DjangoAssertNumQueries

from core.models import WordForm
from core.russian import forms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known(db: None) -> None:
    forms._known.clear()
    WordForm.objects.all().delete()


def test_indexing_keeps_new_forms() -> None:
    assert forms.lemmatize(["Земель посёлка", "отца"]) == [["земля", "поселок"], ["отец"]]
    assert dict(WordForm.objects.values_list("form", "lemma")) == {
        "земель": "земля",
        "поселка": "поселок",
        "отца": "отец",
    }


def test_reading_keeps_nothing() -> None:
    assert forms.lemmas_of("Земель посёлка") == ["земля", "поселок"]
    assert not WordForm.objects.exists()


def test_known_forms_are_not_analysed_again(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    forms.lemmatize(["Земель посёлка"])
    forms._known.clear()
    with patch("core.russian.forms.lemma_of", side_effect=AssertionError), django_assert_num_queries(1):
        assert forms.lemmas_of("земель посёлка") == ["земля", "поселок"]
    with django_assert_num_queries(0):
        forms.lemmas_of("земель посёлка")


def test_the_cache_of_a_process_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "CACHE_SIZE", 3)
    for text in ("один два", "три четыре", "пять шесть"):
        forms.lemmas_of(text)
    assert len(forms._known) <= 3
