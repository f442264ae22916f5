"""The outbox: letters that wait, leave, or could not leave. Their words are sealed, and erased once they left."""

from typing import Self

from django.db import models
from django.utils import timezone

from core.identifiers import new_public_id
from correspondence.models.contacts import Contact
from correspondence.models.subscriptions import Subscription


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self) -> Self:
        """Letters whose next try has come, those that wait longest first."""
        return self.filter(state=Letter.State.QUEUED, next_try_at__lte=timezone.now()).order_by("next_try_at", "pk")


class Letter(models.Model):
    """One letter to one contact. Written only by `correspondence.outbox`."""

    class State(models.TextChoices):
        WAITING = "waiting", "ждёт подтверждения адреса"
        QUEUED = "queued", "в очереди"
        SENT = "sent", "отправлено"
        GIVEN_UP = "given_up", "отправить не удалось"
        DROPPED = "dropped", "не нужно: адрес стёрт или не подтверждён"

    public_id = models.UUIDField("номер", default=new_public_id, unique=True, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="letters", verbose_name="кому")
    subscription = models.ForeignKey(Subscription, on_delete=models.SET_NULL, null=True, related_name="letters")
    kind = models.CharField("вид", max_length=100, help_text="Шаблон письма.")
    subject = models.CharField("о чём", max_length=100, blank=True, help_text="Например, «draft:…».")
    once = models.CharField(max_length=150, null=True, editable=False, help_text="То же событие не шлют дважды.")
    content_sealed = models.TextField(blank=True, editable=False)
    state = models.CharField("состояние", max_length=10, choices=State)
    created_at = models.DateTimeField("написано", auto_now_add=True)
    tries = models.PositiveSmallIntegerField("попыток", default=0)
    next_try_at = models.DateTimeField("следующая попытка", null=True)
    finished_at = models.DateTimeField("отправлено или оставлено", null=True)
    fault = models.CharField("что помешало", max_length=100, blank=True, help_text="Без адреса и слов письма.")

    objects = LetterQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "письмо"
        verbose_name_plural = "исходящие письма"
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("resend_letter", "Отправлять снова письма, которые не удалось отправить")]
        indexes = [
            models.Index(fields=["next_try_at"], condition=models.Q(state="queued"), name="correspondence_letter_due"),
            models.Index(fields=["state", "-created_at"], name="correspondence_letter_state"),
        ]
        constraints = [models.UniqueConstraint(fields=["contact", "once"], name="correspondence_letter_once")]

    def __str__(self) -> str:
        return f"Письмо {str(self.public_id)[:8]}"

    def __repr__(self) -> str:
        return f"<Letter {self.public_id} {self.state}>"
