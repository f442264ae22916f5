"""Traces for counting, and nothing else: who sends how much, without knowing who (D210, D220)."""

from django.db import models


class TraceKey(models.Model):
    """The random key of one month's hashes. Erased with them: then not even we can tell whose they were.

    Its row is also the lock under which arrivals are counted, so that limits hold across processes.
    """

    month = models.DateField(primary_key=True, help_text="Первый день месяца.")
    key_sealed = models.TextField(editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "ключ месяца"
        verbose_name_plural = "ключи месяцев"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Arrival(models.Model):
    """One form that came through the robot checks. Points to nothing that was in it."""

    at = models.DateTimeField()
    topic = models.CharField(max_length=100)
    network = models.CharField(max_length=64, blank=True, help_text="Хеш сетевого адреса с ключом месяца.")
    mailbox = models.CharField(max_length=64, blank=True, help_text="Хеш адреса почты с ключом месяца.")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "след отправки"
        verbose_name_plural = "следы отправок"
        default_permissions = ()
        indexes = [
            models.Index(fields=["network", "at"], name="correspondence_arrival_network"),
            models.Index(fields=["mailbox", "at"], name="correspondence_arrival_mailbox"),
            models.Index(fields=["topic", "at"], name="correspondence_arrival_topic"),
            models.Index(fields=["at"], name="correspondence_arrival_at"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.at:%Y-%m-%d %H:%M}"
