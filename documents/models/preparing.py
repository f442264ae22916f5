"""What an editor is busy with before a text is public: the file that came in, the work on the draft made of it."""

from typing import Any

from django.db import models
from wagtail.models import Page

from core.storage import private_storage


class Upload(models.Model):
    """A file an editor gave as the text of an act or a draft. It is kept before it is read: nothing gets lost."""

    class State(models.TextChoices):
        WAITING = "waiting", "ждёт чтения"
        READING = "reading", "читается"
        READ = "read", "прочитан"
        REFUSED = "refused", "не прочитан"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="uploads", verbose_name="акт или проект")
    by = models.ForeignKey("users.User", on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField("имя файла", max_length=255)
    file = models.FileField("файл", upload_to="editions/%Y/%m/", storage=private_storage, max_length=255)
    size = models.PositiveBigIntegerField("размер, байт")
    sha256 = models.CharField("SHA-256", max_length=64)
    dated_on = models.DateField("дата редакции")
    note = models.TextField("почему появилась", blank=True)
    causes = models.ManyToManyField(
        "documents.ActRecord", related_name="+", verbose_name="какими актами внесены изменения"
    )
    state = models.CharField("состояние", max_length=10, choices=State, default=State.WAITING)
    refusal = models.TextField("почему не прочитан", blank=True)
    uploaded_at = models.DateTimeField("загружен", auto_now_add=True)
    started_at = models.DateTimeField("чтение начато", null=True)
    edition = models.OneToOneField(
        "documents.Edition", on_delete=models.CASCADE, null=True, related_name="upload", verbose_name="черновик"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "загруженный файл"
        verbose_name_plural = "загруженные файлы"
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.name


class Preparation(models.Model):
    """The work on a draft edition: the text as the engine cut it, and the editor's steps since, each of which can be
    taken back. The clauses of the draft are always the text with all steps made. Gone when the edition is published.
    """

    edition = models.OneToOneField("documents.Edition", on_delete=models.CASCADE, related_name="preparation")
    base = models.ForeignKey(
        "documents.Edition",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="Редакция, ключи пунктов которой переходят сюда.",
    )
    text: Any = models.JSONField(help_text="Текст, каким его прочитала программа, в виде contract.as_json.")
    steps: Any = models.JSONField(
        default=list, help_text="Исправления структуры и решения о соответствиях, по порядку."
    )
    warnings: Any = models.JSONField(default=list, help_text="На что посмотреть: code, message, clause.")
    pairs: Any = models.JSONField(default=list, help_text="Что стало с пунктами прежней редакции.")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "подготовка черновика"
        verbose_name_plural = "подготовка черновиков"

    def __str__(self) -> str:
        return f"подготовка редакции {self.edition_id}"
