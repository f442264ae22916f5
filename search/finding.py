"""Finding: the one entry point of the page, the API, the admin and the command. One order for all of them.

The list of a search is: acts of exactly the number that was typed; then the ranked candidates; then the other
full matches, newest first. Its length is the total, so that paging comes to its end.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from search.engines import Engine, EngineDownError, Tally, database_engine, engine_for
from search.models import Entry, Passage, entry_of
from search.ranking import Ranking, Score
from search.reading import Question, read
from search.scope import EVERYTHING_PUBLIC, Scope
from search.showing import ALL_WORDS, NUMBER_MATCHED, Hit, Ranked, shown
from search.statistics import corpus_for

__all__ = ["Found", "Hit", "Listing", "Scope", "find", "look"]

MOST_BY_NUMBER = 50
ENGINE_DOWN = "Поисковый сервер сейчас не отвечает. Ищем без него: порядок тот же, ответ может идти дольше."

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """A page of results. `total` is the length of the whole list, `all_words_total` of its full matches."""

    words: tuple[str, ...] = ()
    total: int = 0
    all_words_total: int = 0
    hits: list[Hit] = field(default_factory=list)
    facets: dict[str, list[tuple[Any, int]]] = field(default_factory=dict)
    notice: str = ""


def find(
    query: str, scope: Scope = EVERYTHING_PUBLIC, *, limit: int = 20, offset: int = 0, facets: Sequence[str] = ()
) -> Found:
    """Find what a person typed: `limit` results from `offset` on, and counts by value of the `facets`.

    Facets are columns of `search.engines.base.FACETS`. Word forms, «ё» and the way a number is joined do not
    matter. Never writes, never fails because a search server is down: `notice` says so instead.
    """
    question = read(query)
    if question is None:
        return Found()
    listing = look(question, scope, facets)
    ranked = listing.page(offset, offset + limit)
    return Found(
        words=question.words,
        total=listing.total,
        all_words_total=listing.tally.full_matches,
        hits=shown(ranked, question),
        facets=listing.facets(),
        notice=listing.notice,
    )


@dataclass
class Listing:
    """The whole list of one search: the ranked head in memory, the rest where the engine keeps it."""

    question: Question
    scope: Scope
    engine: Engine
    ranking: Ranking
    ranked: list[Ranked]
    tally: Tally
    notice: str = ""

    @property
    def total(self) -> int:
        return len(self.ranked) + self.tally.beyond

    def page(self, start: int, stop: int) -> list[Ranked]:
        """Return the results from `start` up to `stop`."""
        head = self.ranked[start:stop]
        known = len(self.ranked)
        if stop <= known or not self.tally.beyond:
            return head
        numbers = [ranked.entry.pk for ranked in self.ranked]
        start, stop = max(start, known) - known, stop - known
        try:
            found = self.engine.beyond(self.question, self.scope, numbers, start, stop)
        except EngineDownError:
            found = database_engine().beyond(self.question, self.scope, numbers, start, stop)
        entries = self.scope.entries().in_bulk(found)
        best = _best_passages(Passage.objects.filter(entry__in=entries), entries, self.ranking)
        return head + [
            Ranked(entries[number], best[number][1], reasons=(ALL_WORDS,)) for number in found if number in best
        ]

    def facets(self) -> dict[str, list[tuple[Any, int]]]:
        """Return for each facet its values with counts over the whole list, most frequent first."""
        counted = {facet: dict(values) for facet, values in self.tally.facets.items()}
        for facet, values in counted.items():
            for ranked in self.ranked:
                value = getattr(ranked.entry, facet)
                values[value] = values.get(value, 0) + 1
        return {
            facet: sorted(
                ((value, count) for value, count in values.items() if value not in ("", None) and count > 0),
                key=lambda pair: (-pair[1], str(pair[0])),
            )
            for facet, values in counted.items()
        }


def look(question: Question, scope: Scope, facets: Sequence[str] = ()) -> Listing:
    """Rank what may answer `question` and count the rest."""
    engine = engine_for(scope)
    try:
        return _look(engine, question, scope, facets)
    except EngineDownError as error:
        logger.warning("search engine %s is down, the database answers: %s", engine.name, error)
        listing = _look(database_engine(), question, scope, facets)
        listing.notice = ENGINE_DOWN
        return listing


def _look(engine: Engine, question: Question, scope: Scope, facets: Sequence[str]) -> Listing:
    corpus = corpus_for(question.words)
    candidates = engine.candidates(question, scope, corpus.rare(question.words), corpus.bound)
    ranking = Ranking(question.words, corpus)
    ranked = _rank(candidates, question, scope, ranking)
    if question.numbers:
        ranked = _numbers_first(ranked, question, scope)
    tally = engine.tally(question, scope, [item.entry.pk for item in ranked], facets)
    return Listing(question, scope, engine, ranking, ranked, tally)


def _rank(candidates: set[int], question: Question, scope: Scope, ranking: Ranking) -> list[Ranked]:
    """Score the candidates. The entries are read in their scope once more: nothing hidden since is shown."""
    entries = scope.entries().in_bulk({entry_of(passage) for passage in candidates})
    best = _best_passages(Passage.objects.filter(pk__in=candidates), entries, ranking)
    ranked = [
        Ranked(entries[number], passage, score.value, _reasons(score, len(question.words)))
        for number, (score, passage) in best.items()
    ]
    # Equal scores: the newer first, then the one indexed later, so that the order is the same every time.
    return sorted(ranked, key=lambda item: (-item.score, _days_back(item.entry), -item.entry.pk))


def _best_passages(
    passages: "QuerySet[Passage]", entries: Mapping[int, Entry], ranking: Ranking
) -> dict[int, tuple[Score, int | None]]:
    """Return for each entry its best score and the passage it belongs to; none where only the title can be scored."""
    best: dict[int, tuple[Score, int | None]] = {}
    for passage, lemmas in passages.values_list("pk", "lemmas"):
        entry = entries.get(entry_of(passage))
        if entry is None:
            continue
        score = ranking.score(lemmas, entry.title_lemmas)
        if entry.pk not in best or score.value > best[entry.pk][0].value:
            best[entry.pk] = (score, passage)
    for number, entry in entries.items():
        if number not in best:
            best[number] = (ranking.score(entry.title_lemmas, entry.title_lemmas), None)
    return best


def _numbers_first(ranked: list[Ranked], question: Question, scope: Scope) -> list[Ranked]:
    exact = scope.entries().filter(number_key__in=question.numbers).order_by("-dated_on", "-pk")[:MOST_BY_NUMBER]
    scored = {item.entry.pk: item for item in ranked}
    first = [
        Ranked(entry, known.passage if known else None, known.score if known else 0.0, (NUMBER_MATCHED,))
        for entry in exact
        for known in [scored.get(entry.pk)]
    ]
    # Where nothing but the number was asked, how often a text repeats it says nothing: the newest stays first.
    if set(question.words) - set(question.numbers):
        first.sort(key=lambda item: (-item.score, _days_back(item.entry)))
    numbers = {item.entry.pk for item in first}
    return first + [item for item in ranked if item.entry.pk not in numbers]


def _days_back(entry: Entry) -> int:
    return -entry.dated_on.toordinal() if entry.dated_on else 0


def _reasons(score: Score, words: int) -> tuple[str, ...]:
    if score.words_in_title == words:
        return ("все слова в названии",)
    if score.words_found == words:
        return (ALL_WORDS,)
    return (f"слов найдено: {score.words_found} из {words}",)
