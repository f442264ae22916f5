"""Reference tables of acts: kinds and rubrics (D42). Rows are data; nothing in the code compares their names."""

from django.db import models
from wagtail.snippets.models import register_snippet


@register_snippet
class ActKind(models.Model):
    """A kind of act: решение, постановление, распоряжение… The defaults of D42 are rows, not constants."""

    slug = models.SlugField("код в адресах", unique=True, max_length=60)
    name = models.CharField("название", max_length=100, unique=True)
    plural_name = models.CharField(
        "название во множественном числе", max_length=100, blank=True, help_text="«постановления»"
    )
    genitive = models.CharField(
        "название в родительном падеже", max_length=100, blank=True, help_text="«в редакции постановления»"
    )
    plural_genitive = models.CharField(
        "то же во множественном числе", max_length=100, blank=True, help_text="«в редакции постановлений»"
    )
    bodies = models.ManyToManyField(
        "structure.Body", blank=True, related_name="act_kinds", verbose_name="какие органы принимают"
    )
    is_reference_text = models.BooleanField(
        "справочный текст",
        default=False,
        help_text="Не акт города: текст приведён для справки, правила опубликования к нему не относятся.",
    )
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    class Meta:
        verbose_name = "вид акта"
        verbose_name_plural = "виды актов"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def plural(self) -> str:
        """What many of the kind are called; the name itself where nobody told."""
        return self.plural_name or self.name

    def in_genitive(self, count: int) -> str:
        """Return what `count` acts of the kind are called after «в редакции»; just acts where nobody told."""
        if count == 1:
            return self.genitive or "акта"
        return self.plural_genitive or "актов"


@register_snippet
class Rubric(models.Model):
    """A subject under which acts are filed."""

    slug = models.SlugField("код в адресах", unique=True, max_length=120)
    name = models.CharField("название", max_length=255, unique=True)

    class Meta:
        verbose_name = "рубрика"
        verbose_name_plural = "рубрики"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
