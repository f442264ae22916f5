"""Marking the words that were looked for, in any of their forms, in the text as it was written."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.russian.forms import look_up
from core.russian.lemmas import Word, normalized, words_of

FRAGMENT_LENGTH = 240

# What ends before a clean beginning: a line, a part of a list, a sentence. The full stop of a shortening («ул.», «п.»,
# «И. И.») ends none: the word before the stop has four letters or more.
_END = re.compile(r"\n+|[;:]\s+|(?:(?<=[^\W\d_]{4})|(?<=[»)]))[.!?]\s+(?=[«(]?[А-ЯЁA-Z\d])")


@dataclass(frozen=True)
class Fragment:
    """A piece of a text, escaped and marked, and where its first marked word stands in the normalized text."""

    html: SafeString
    offset: int
    is_marked: bool = False


def marked(text: str, lemmas: Collection[str]) -> SafeString:
    """Return the whole of `text` escaped, with <mark> around every form of the lemmas."""
    return highlight([text], lemmas, length=len(text) + 1)[0].html


def highlight(texts: Sequence[str], lemmas: Collection[str], *, length: int = FRAGMENT_LENGTH) -> list[Fragment]:
    """Return for each text its best fragment of about `length` characters: the one with most of the different lemmas.

    A text without any of them gives its beginning. All texts together cost one look-up of forms.
    """
    texts = [normalized(text) for text in texts]
    words = [list(words_of(text)) for text in texts]
    forms = look_up(word.form for found in words for word in found)
    wanted = set(lemmas)
    return [
        _fragment(text, found, [forms[word.form] for word in found], wanted, length)
        for text, found in zip(texts, words, strict=True)
    ]


def _fragment(text: str, words: list[Word], lemmas: list[str], wanted: set[str], length: int) -> Fragment:
    hits = [index for index, lemma in enumerate(lemmas) if lemma in wanted]
    first, last = _best_run(hits, words, lemmas, length)
    if not hits:
        end = _whole_word(words, min(length, len(text)))
        return Fragment(_html(text, [], 0, end), 0)
    start, is_clean = _beginning(text, words, words[first].start, words[last].end, length)
    end = _whole_word(words, min(len(text), max(words[last].end, start + length)))
    marks = [words[index] for index in hits if start <= words[index].start and words[index].end <= end]
    return Fragment(_html(text, marks, start, end, is_clean=is_clean), words[first].start, is_marked=True)


def _best_run(hits: list[int], words: list[Word], lemmas: list[str], length: int) -> tuple[int, int]:
    """Return the first and last word of the run of hits that holds most different lemmas, then most hits."""
    best, result = (0, 0), (hits[0], hits[0]) if hits else (0, 0)
    left = 0
    inside: dict[str, int] = {}
    for right, index in enumerate(hits):
        inside[lemmas[index]] = inside.get(lemmas[index], 0) + 1
        while words[index].end - words[hits[left]].start > length and left < right:
            leaving = lemmas[hits[left]]
            inside[leaving] -= 1
            if not inside[leaving]:
                del inside[leaving]
            left += 1
        value = (len(inside), right - left)
        if value > best:
            best, result = value, (hits[left], index)
    return result


def _beginning(text: str, words: list[Word], start: int, end: int, length: int) -> tuple[int, bool]:
    """Return where a fragment of about `length` characters around `start`…`end` begins: cleanly, where that is near."""
    spare = max(0, length - (end - start))
    wanted = max(0, min(start - spare // 3, len(text) - length))
    earliest = max(0, wanted - length // 3)
    clean = [0, *(found.end() for found in _END.finditer(text, earliest, start))]
    near = [place for place in clean if earliest <= place]
    if near:
        return next((place for place in near if place >= wanted), near[-1]), True
    return next((word.start for word in words if word.start >= wanted), wanted), False


def _whole_word(words: list[Word], end: int) -> int:
    """Return `end`, or the end of the word it stands in."""
    return next((word.end for word in words if word.start < end < word.end), end)


def _html(text: str, marks: list[Word], start: int, end: int, *, is_clean: bool = True) -> SafeString:
    pieces = ["" if is_clean else "… "]
    place = start
    for word in marks:
        pieces += [escape(text[place : word.start]), "<mark>", escape(text[word.start : word.end]), "</mark>"]
        place = word.end
    pieces += [escape(text[place:end]), "…" if end < len(text) else ""]
    # Every piece of the text went through escape(): only the marks are ours.
    return mark_safe("".join(pieces).strip())  # noqa: S308 - every piece was escaped
