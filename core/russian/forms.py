"""Lemmas of whole texts through the table of word forms and a cache in the process.

Reading never writes: a query or a page looks forms up and analyses the rest. Indexing also keeps what is new.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from core.models import WordForm
from core.russian.lemmas import forms_of, lemma_of

CACHE_SIZE = 300_000
BATCH = 500

_known: dict[str, str] = {}


def lemmas_of(text: str) -> list[str]:
    """Return the lemmas of the words of `text`, in order. One SQL statement at most for each 500 unknown forms."""
    forms = forms_of(text)
    lemmas = look_up(forms)
    return [lemmas[form] for form in forms]


def look_up(forms: Iterable[str], *, learn: bool = False) -> Mapping[str, str]:
    """Return the lemma of each form. With `learn`, forms never met before are kept in the table."""
    wanted = set(forms)
    unknown = [form for form in wanted if form not in _known]
    found = {form: _known[form] for form in wanted if form in _known}
    if unknown:
        found.update(_remembered(unknown))
        new = {form: lemma_of(form) for form in unknown if form not in found}
        found.update(new)
        if learn and new:
            # In one order in every process, so that two of them wait for each other instead of locking up.
            rows = [WordForm(form=form, lemma=lemma) for form, lemma in sorted(new.items())]
            WordForm.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
        if len(_known) + len(unknown) > CACHE_SIZE:
            _known.clear()
        _known.update((form, found[form]) for form in unknown)
    return found


def lemmatize(texts: Sequence[str]) -> list[list[str]]:
    """Return the lemmas of each text, learning new forms: for indexing, inside its transaction."""
    forms = [forms_of(text) for text in texts]
    lemmas = look_up((form for text in forms for form in text), learn=True)
    return [[lemmas[form] for form in text] for text in forms]


def _remembered(forms: Sequence[str]) -> dict[str, str]:
    remaining = iter(forms)
    found: dict[str, str] = {}
    while batch := list(islice(remaining, BATCH)):
        found.update(WordForm.objects.filter(pk__in=batch).values_list("form", "lemma"))
    return found
