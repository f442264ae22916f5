"""The procedures a draft can be put before the public by (D22), and days that differ from the usual calendar: data, not
code."""

from django.core.validators import MinValueValidator
from django.db import models
from wagtail.snippets.models import register_snippet


@register_snippet
class ConsultationProcedure(models.Model):
    """One procedure: what is sent, for how long at least, by which act. Rows are the city's to change."""

    class DayUnit(models.TextChoices):
        CALENDAR = "calendar", "календарные дни"
        WORKING = "working", "рабочие дни"

    slug = models.SlugField("код", unique=True, max_length=60)
    name = models.CharField("название", max_length=255, unique=True, help_text="«Независимая экспертиза».")
    minimum_days = models.PositiveSmallIntegerField(
        "срок приёма, не менее", validators=[MinValueValidator(1)], help_text="Столько дней приём идёт самое меньшее."
    )
    day_unit = models.CharField("в каких днях", max_length=10, choices=DayUnit, default=DayUnit.CALENDAR)
    counts_posting_day = models.BooleanField(
        "день размещения входит в срок", default=False, help_text="Обычно нет: срок идёт со следующего дня."
    )
    summary_days = models.PositiveSmallIntegerField(
        "сводка, рабочих дней",
        default=15,
        help_text="За сколько рабочих дней после окончания приёма публикуют сводку предложений.",
    )
    legal_basis = models.TextField("основание", help_text="Акт, который установил срок: вид, дата, номер, пункт.")
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    class Meta:
        verbose_name = "порядок обсуждения"
        verbose_name_plural = "порядки обсуждения"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


@register_snippet
class CalendarException(models.Model):
    """A day that works or rests other than usual: days off are moved by a decree of every year (K)."""

    day = models.DateField("день", unique=True)
    is_working = models.BooleanField("рабочий", default=False, help_text="Снимите отметку, если день нерабочий.")
    reason = models.CharField("почему", max_length=255, blank=True, help_text="«Перенос выходного с 7 марта».")

    class Meta:
        verbose_name = "особый день календаря"
        verbose_name_plural = "особые дни календаря"
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} — {'рабочий' if self.is_working else 'нерабочий'}"
