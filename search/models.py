"""The index: one entry for each findable object, its text in passages of whole clauses, and what ranking counts.

Everything here is derived: `manage.py update_index` makes it again. The full-text tables of the database engines
lie over `Entry` and `Passage` (migrations `full_text_…`) and are kept by the database itself.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models

PASSAGE_BITS = 12
MOST_PASSAGES = 1 << PASSAGE_BITS


class Entry(models.Model):
    """One findable object: a page, a unit, an image, a file, a user.

    Only a public entry has passages. One that is not public is found in the admin, by its title.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    resource = models.CharField(max_length=40, blank=True, help_text="Как в API: acts, news…")
    public_id = models.UUIDField(null=True, db_index=True)
    is_public = models.BooleanField(default=False)
    title = models.TextField(blank=True)
    title_lemmas = models.TextField(blank=True)
    words = models.TextField(blank=True, help_text="Слова названия как написаны: для дополнения при вводе.")
    path = models.CharField(max_length=500, blank=True)

    # What lists are narrowed by.
    kind = models.CharField(max_length=60, blank=True)
    body = models.CharField(max_length=60, blank=True)
    rubric = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    dated_on = models.DateField(null=True)
    number_key = models.CharField(max_length=60, blank=True)

    version = models.BigIntegerField(default=0, help_text="Растёт с каждой записью: старое не затрёт нового.")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "запись поиска"
        verbose_name_plural = "записи поиска"
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="search_entry_of_object")]
        indexes = [
            models.Index(fields=["number_key"], condition=~models.Q(number_key=""), name="search_entry_number"),
            # Covers counting and narrowing, so that neither reads the wide rows.
            models.Index(
                fields=["id", "is_public", "resource", "kind", "body", "rubric", "year", "dated_on"],
                name="search_entry_facets",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Passage(models.Model):
    """About 150 words of whole clauses of one public entry. `lemmas` are those of the title and of the text.

    The number of a passage is `entry number × 4096 + position`: an engine that knows only numbers knows the entry.
    """

    id = models.BigIntegerField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="passages")
    text = models.TextField()
    places = models.JSONField(default=list, help_text="Где начинается какой пункт: [смещение, ключ, адрес].")
    lemmas = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "отрывок"
        verbose_name_plural = "отрывки"

    def __str__(self) -> str:
        return f"{entry_of(self.pk)}/{self.pk % MOST_PASSAGES}"


class WordStatistic(models.Model):
    """In how many public entries a lemma stands."""

    lemma = models.CharField(max_length=64, primary_key=True)
    entries = models.IntegerField()

    class Meta:
        verbose_name = "частота слова"
        verbose_name_plural = "частоты слов"

    def __str__(self) -> str:
        return f"{self.lemma}: {self.entries}"


class CorpusStatistic(models.Model):
    """How much there is: one row, from which ranking takes its mean lengths."""

    entries = models.BigIntegerField(default=0)
    passages = models.BigIntegerField(default=0)
    passage_words = models.BigIntegerField(default=0)
    title_words = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "объём поиска"
        verbose_name_plural = "объём поиска"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="search_one_corpus")]

    def __str__(self) -> str:
        return f"{self.entries} / {self.passages}"


def passage_id(entry_id: int, position: int) -> int:
    return (entry_id << PASSAGE_BITS) + position


def entry_of(passage: int) -> int:
    return passage >> PASSAGE_BITS
