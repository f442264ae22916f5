"""The vocabulary of everything ever indexed: looking a form up is a hundred times cheaper than analysing it."""

from django.db import models


class WordForm(models.Model):
    """A folded form of a word and its lemma. Can be emptied at any time: it is filled again by indexing."""

    form = models.CharField(max_length=64, primary_key=True)
    lemma = models.CharField(max_length=64)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "форма слова"
        verbose_name_plural = "формы слов"

    def __str__(self) -> str:
        return f"{self.form} → {self.lemma}"
