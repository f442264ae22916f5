"""What the regional register of municipal normative acts tells of an act (D58), and when it was sent there (D59)."""

from django.db import models
from django.db.models import Q

NUMBER_TAKEN = "Этот номер уже записан у другого акта: проверьте оба."


class RegisterEntry(models.Model):
    """One act and the register that the region keeps: sent on a day, and what came back.

    A plain row beside the act, no part of its page: no revision can bring back an older number.
    """

    act = models.OneToOneField("documents.ActRecord", on_delete=models.CASCADE, related_name="register_entry")
    sent_on = models.DateField("отправлен в регистр", null=True, blank=True)
    number = models.CharField("номер в регистре", max_length=19, blank=True)
    included_on = models.DateField("включён в регистр", null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "запись регистра"
        verbose_name_plural = "записи регистра"
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="documents_register_number_once",
                violation_error_message=NUMBER_TAKEN,
            ),
            models.CheckConstraint(
                condition=Q(number="", included_on=None) | (~Q(number="") & Q(included_on__isnull=False)),
                name="documents_register_number_is_dated",
                violation_error_message="Номер и день включения в регистр указывают вместе.",
            ),
        ]

    def __str__(self) -> str:
        return self.number or "без номера"


class LegalityReview(models.Model):
    """What an authority that looked at the legality of an act said: an expertise, the prosecutor, a court (D58)."""

    class Kind(models.TextChoices):
        EXPERTISE_POSITIVE = "expertise_positive", "положительное экспертное заключение"
        EXPERTISE_NEGATIVE = "expertise_negative", "отрицательное экспертное заключение"
        PROTEST = "protest", "протест прокурора"
        DEMAND = "demand", "требование прокурора"
        SUBMISSION = "submission", "представление прокурора"
        COURT_DECISION = "court_decision", "решение суда"

    entry = models.ForeignKey(RegisterEntry, on_delete=models.CASCADE, related_name="reviews")
    kind = models.CharField("что это", max_length=20, choices=Kind)
    issued_by = models.CharField("чьё", max_length=255, help_text="Орган или суд, без фамилий.")
    dated_on = models.DateField("дата")
    number = models.CharField("номер", max_length=60, blank=True)
    summary = models.TextField(
        "что сказано", max_length=2000, help_text="Своими словами, кратко. Без фамилий и сведений о людях: увидят все."
    )
    result = models.CharField(
        "чем закончилось",
        max_length=500,
        blank=True,
        help_text="Например: «Протест удовлетворён, акт изменён». Пусто, пока не рассмотрено.",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "оценка законности"
        verbose_name_plural = "оценки законности"
        ordering = ["dated_on", "pk"]

    def __str__(self) -> str:
        number = f" № {self.number}" if self.number else ""
        return f"{self.get_kind_display()} от {self.dated_on:%d.%m.%Y}{number}"
