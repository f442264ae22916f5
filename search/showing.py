"""A result as it is shown: the words marked, the best piece of the text, the clause it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString

from core.russian.highlight import highlight, marked
from search.models import MOST_PASSAGES, Entry, Passage, passage_id
from search.reading import Question

NUMBER_MATCHED = "номер совпал"
ALL_WORDS = "все слова в одном месте"


@dataclass(frozen=True)
class Ranked:
    """An entry in its place, its best passage and why it stands there."""

    entry: Entry
    passage: int | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One found object, and the place in its text that answers best."""

    resource: str
    public_id: UUID | None
    object_id: int
    title: str
    title_marked: SafeString
    url: str
    score: float
    fragment: SafeString
    clause_key: str
    clause_address: str
    reasons: tuple[str, ...]
    kind: str = ""
    dated_on: date | None = None

    @property
    def number_matched(self) -> bool:
        return NUMBER_MATCHED in self.reasons

    @property
    def page_url(self) -> str:
        """The address of the object without the place in it."""
        return self.url.partition("#")[0]


def shown(ranked: Sequence[Ranked], question: Question) -> list[Hit]:
    """Show ranked entries: two statements for all of them, whatever their number."""
    numbers = [item.passage if item.passage is not None else passage_id(item.entry.pk, 0) for item in ranked]
    passages = Passage.objects.only("pk", "text", "places").in_bulk(numbers)
    shown = [passages.get(number) for number in numbers]
    fragments = highlight([passage.text if passage else "" for passage in shown], question.words)
    hits = []
    for item, passage, fragment in zip(ranked, shown, fragments, strict=True):
        key, address = _place(passage.places if passage and fragment.is_marked else [], fragment.offset)
        # Where the text holds none of the words its beginning may say what it is about; a piece from the middle, or
        # any piece of an act that was asked for by its number, would only be noise.
        is_beginning = item.passage is None or item.passage % MOST_PASSAGES == 0
        is_noise = not fragment.is_marked and (NUMBER_MATCHED in item.reasons or not is_beginning)
        hits.append(
            Hit(
                resource=item.entry.resource,
                public_id=item.entry.public_id,
                object_id=item.entry.object_id,
                title=item.entry.title,
                title_marked=marked(item.entry.title, question.words),
                url=f"{item.entry.path}#{address}" if address else item.entry.path,
                score=round(item.score, 4),
                fragment=SafeString() if is_noise else fragment.html,
                clause_key=key,
                clause_address=address,
                reasons=item.reasons,
                kind=item.entry.kind,
                dated_on=item.entry.dated_on,
            )
        )
    return hits


def _place(places: Sequence[tuple[int, str, str]], offset: int) -> tuple[str, str]:
    """Return key and address of the clause that holds the place `offset` of a passage."""
    key = address = ""
    for start, place_key, place_address in places:
        if start <= offset:
            key, address = place_key, place_address
    return key, address
