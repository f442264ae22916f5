"""Writing the index. Always from the database as it is now, inside the transaction that changes it, in batches.

A write touches only the rows of its own objects, and of those only what differs.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from time import time_ns
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Exists, Model, OuterRef
from wagtail.models import Page

from core.russian.forms import lemmatize
from core.russian.lemmas import forms_of
from search import statistics
from search.descriptions import Description
from search.models import MOST_PASSAGES, Entry, Passage, passage_id
from search.passages import cut
from search.records import describe
from search.signals import index_changed

BATCH = 100
ADVISORY_LOCK = 7_146_301
LONGEST_PATH = 500
Thing = TypeVar("Thing")

_WRITTEN = [
    *("resource", "public_id", "is_public", "title", "title_lemmas", "words", "path"),
    *("kind", "body", "rubric", "year", "dated_on", "number_key", "version"),
]


def reindex(model: type[Model], ids: Iterable[int]) -> int:
    """Bring the entries of these objects up to date, whatever happened to them. Returns how many have an entry now.

    Reads the objects itself, under the index's lock, so that a rebuild never puts an older state over a newer one.
    """
    return sum(_reindex_batch(model, batch) for batch in _batches(dict.fromkeys(ids)))


def remove(model: type[Model], ids: Iterable[int]) -> None:
    """Take the entries of objects that are gone out of the index."""
    for batch in _batches(dict.fromkeys(ids)):
        with transaction.atomic():
            _lock()
            _delete(Entry.objects.filter(content_type=_content_type(model), object_id__in=batch))


def remove_orphans(model: type[Model]) -> None:
    """Take out the entries of a model's objects that no longer exist, or are now of another model."""
    existing = model._default_manager.filter(pk=OuterRef("object_id"))
    if issubclass(model, Page):
        existing = existing.filter(content_type=_content_type(model))
    orphans = Entry.objects.filter(~Exists(existing), content_type=_content_type(model))
    remove(model, list(orphans.values_list("object_id", flat=True)))


def remove_other_models(models: Iterable[type[Model]]) -> None:
    """Take out the entries of models that are not indexed any more."""
    types = [_content_type(model) for model in models]
    with transaction.atomic():
        _lock()
        _delete(Entry.objects.exclude(content_type__in=types))


@transaction.atomic
def _reindex_batch(model: type[Model], ids: Sequence[int]) -> int:
    _lock()
    content_type = _content_type(model)
    described = list(describe(model, ids))
    known = {description.object_id for description in described}
    _delete(Entry.objects.filter(content_type=content_type, object_id__in=[pk for pk in ids if pk not in known]))
    if not described:
        return 0

    cuttings = [cut(item.pieces, most=MOST_PASSAGES) if item.is_public else [] for item in described]
    texts = [text for item in described for text in (item.sought_title, item.more_words)]
    texts += [cutting.text for found in cuttings for cutting in found]
    lemmas = iter([" ".join(found) for found in lemmatize(texts)])
    heads = [(next(lemmas), next(lemmas)) for _ in described]

    title_before = dict(
        Entry.objects.filter(content_type=content_type, object_id__in=list(known)).values_list("pk", "title_lemmas")
    )
    version = time_ns() // 1000
    entries = Entry.objects.bulk_create(
        [
            _entry(item, content_type, title_lemmas, version)
            for item, (title_lemmas, _) in zip(described, heads, strict=True)
        ],
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=_WRITTEN,
    )
    wanted: list[Passage] = []
    for entry, (title_lemmas, more), found in zip(entries, heads, cuttings, strict=True):
        for position, cutting in enumerate(found):
            words = (title_lemmas, more if position == 0 else "", next(lemmas))
            wanted.append(
                Passage(
                    pk=passage_id(entry.pk, position),
                    entry_id=entry.pk,
                    text=cutting.text,
                    places=[list(place) for place in cutting.places],
                    lemmas=" ".join(filter(None, words)),
                )
            )
    _replace_passages(entries, title_before, wanted)
    _announce(entry.pk for entry in entries)
    return len(entries)


def _entry(item: Description, content_type: ContentType, title_lemmas: str, version: int) -> Entry:
    return Entry(
        content_type=content_type,
        object_id=item.object_id,
        resource=item.resource,
        public_id=item.public_id,
        is_public=item.is_public,
        title=item.title,
        title_lemmas=title_lemmas,
        words=" ".join(forms_of(f"{item.sought_title or item.title} {item.more_words}")),
        path=item.path[:LONGEST_PATH],
        kind=item.kind,
        body=item.body,
        rubric=item.rubric,
        year=item.dated_on.year if item.dated_on else None,
        dated_on=item.dated_on,
        number_key=item.number_key,
        version=version,
    )


def _replace_passages(entries: Sequence[Entry], title_before: dict[int, str], wanted: Sequence[Passage]) -> None:
    """Make the passages of `entries` the wanted ones, leaving equal rows alone, and count the difference."""
    before = Passage.objects.filter(entry__in=list(title_before)).in_bulk() if title_before else {}
    after = {passage.pk: passage for passage in wanted}
    change = statistics.Change()
    for entry_id, lemmas in _lemmas_by_entry(before.values()).items():
        change.count(title_before[entry_id], lemmas, sign=-1)
    titles = {entry.pk: entry.title_lemmas for entry in entries}
    for entry_id, lemmas in _lemmas_by_entry(wanted).items():
        change.count(titles[entry_id], lemmas, sign=1)
    unequal = {pk for pk, old in before.items() if pk not in after or not _equal(old, after[pk])}
    if unequal:
        Passage.objects.filter(pk__in=unequal)._raw_delete(Passage.objects.db)
    Passage.objects.bulk_create(
        [passage for pk, passage in after.items() if pk not in before or pk in unequal], batch_size=200
    )
    statistics.apply(change)


def _delete(entries: Any) -> None:
    found = dict(entries.values_list("pk", "title_lemmas"))
    if not found:
        return
    passages = Passage.objects.filter(entry__in=list(found))
    change = statistics.Change()
    for entry_id, lemmas in _lemmas_by_entry(passages.only("pk", "entry_id", "lemmas").order_by("pk")).items():
        change.count(found[entry_id], lemmas, sign=-1)
    passages._raw_delete(Passage.objects.db)
    Entry.objects.filter(pk__in=list(found))._raw_delete(Entry.objects.db)
    statistics.apply(change)
    _announce(found)


def _lemmas_by_entry(passages: Iterable[Passage]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for passage in passages:
        found.setdefault(passage.entry_id, []).append(passage.lemmas)
    return found


def _equal(one: Passage, other: Passage) -> bool:
    return (one.text, one.lemmas, one.places) == (other.text, other.lemmas, other.places)


def _announce(entry_ids: Iterable[int]) -> None:
    changed = sorted(entry_ids)
    transaction.on_commit(lambda: index_changed.send(sender=Entry, entries=changed))


def _lock() -> None:
    """Let one writer in at a time. SQLite does so by itself; on PostgreSQL the lock ends with the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _content_type(model: type[Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)


def model_of(content_type_id: int) -> type[Model] | None:
    """Return the model a content type stands for; None where its code is gone."""
    return ContentType.objects.get_for_id(content_type_id).model_class()


def _batches(items: Iterable[Thing]) -> Iterator[list[Thing]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch
