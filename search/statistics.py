"""Word frequencies and mean lengths, kept exact by adding and subtracting what each write changes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter

from django.db import connection, transaction
from django.db.models import F

from search.models import CorpusStatistic, Entry, Passage, WordStatistic
from search.ranking import Corpus

BATCH = 500


@dataclass
class Change:
    """What a write adds to the statistics of the public entries."""

    entries: int = 0
    passages: int = 0
    passage_words: int = 0
    title_words: int = 0
    frequencies: Counter[str] = field(default_factory=Counter)

    def count(self, title: str, passages: Sequence[str], *, sign: int) -> None:
        """Add (`sign` 1) or take away (-1) one entry: the lemmas of its title and of each of its passages."""
        if not passages:
            return
        texts = [text.split() for text in passages]
        self.entries += sign
        self.passages += sign * len(texts)
        self.passage_words += sign * sum(map(len, texts))
        self.title_words += sign * len(title.split())
        for lemma in {lemma for text in texts for lemma in text}:
            self.frequencies[lemma] += sign


def apply(change: Change) -> None:
    """Write a change down. Rows are touched in one order, so that two writers wait instead of locking up."""
    changed = sorted((lemma, count) for lemma, count in change.frequencies.items() if count)
    table = WordStatistic._meta.db_table
    with connection.cursor() as cursor:
        for batch in _batches(changed):
            cursor.execute(
                f"INSERT INTO {table} (lemma, entries) VALUES {', '.join(['(%s, %s)'] * len(batch))}"  # noqa: S608
                f" ON CONFLICT (lemma) DO UPDATE SET entries = {table}.entries + excluded.entries",
                [value for row in batch for value in row],
            )
    # A word that stands nowhere any more may have been somebody's name: nothing of it is left.
    for batch in _batches([row for row in changed if row[1] < 0]):
        WordStatistic.objects.filter(pk__in=[lemma for lemma, _ in batch], entries__lte=0).delete()
    if not (change.entries or change.passages or change.passage_words or change.title_words):
        return
    CorpusStatistic.objects.get_or_create(pk=1)
    CorpusStatistic.objects.filter(pk=1).update(
        entries=F("entries") + change.entries,
        passages=F("passages") + change.passages,
        passage_words=F("passage_words") + change.passage_words,
        title_words=F("title_words") + change.title_words,
    )


def recount() -> None:
    """Count everything again and correct what differs: the end of a rebuild. Reads all texts once, holds no lock.

    An edit made at the same moment may be counted on one side only; frequencies may be off by a few without harm.
    """
    counted = Change()
    titles = dict(Entry.objects.filter(is_public=True).values_list("pk", "title_lemmas"))
    rows = Passage.objects.order_by("pk").values_list("entry_id", "lemmas").iterator(chunk_size=1000)
    for entry, passages in groupby(rows, key=itemgetter(0)):
        counted.count(titles.get(entry, ""), [lemmas for _, lemmas in passages], sign=1)
    known = dict(WordStatistic.objects.values_list("lemma", "entries").iterator(chunk_size=5000))
    difference = Change(frequencies=Counter(counted.frequencies))
    difference.frequencies.subtract(known)
    with transaction.atomic():
        apply(difference)
        CorpusStatistic.objects.update_or_create(
            pk=1,
            defaults={
                "entries": counted.entries,
                "passages": counted.passages,
                "passage_words": counted.passage_words,
                "title_words": counted.title_words,
            },
        )
        WordStatistic.objects.filter(entries__lte=0).delete()


def corpus_for(words: Sequence[str]) -> Corpus:
    """Return what ranking must know to weigh these words: two statements."""
    total = CorpusStatistic.objects.filter(pk=1).first() or CorpusStatistic(pk=1)
    return Corpus(
        entries=total.entries,
        mean_passage=total.passage_words / max(total.passages, 1),
        mean_title=total.title_words / max(total.entries, 1),
        frequencies=dict(WordStatistic.objects.filter(pk__in=words).values_list("lemma", "entries")),
    )


def _batches(rows: Iterable[tuple[str, int]]) -> Iterable[list[tuple[str, int]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
