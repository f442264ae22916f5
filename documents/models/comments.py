"""Remarks of residents on drafts: what was received, what was answered, and what of both the public sees.

Three tables on purpose. `Comment` is the official file: it is never shown as it is and never deleted. `PublicComment`
holds nothing but what anybody may read, so that no serializer can give away more (D223). Personal data stand in
neither: they live in `correspondence`.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from core.models import PublicRecord
from core.models.records import PublicRecordManager, PublicRecordQuerySet
from documents.models.drafts import DraftRecord


class CommentKind(models.TextChoices):
    PROPOSAL = "proposal", "предложение"
    OBJECTION = "objection", "замечание"
    QUESTION = "question", "вопрос"
    SUPPORT = "support", "поддержка"


class WithholdingReason(models.TextChoices):
    """Why a remark is not shown: a closed list in words the public reads (D193)."""

    INSULT = "insult", "нецензурная лексика или оскорбления"
    PERSONAL_DATA = "personal_data", "персональные данные других людей"
    SPAM = "spam", "реклама или спам"
    FORBIDDEN = "forbidden", "призывы и материалы, запрещённые законом"
    OFF_TOPIC = "off_topic", "не относится к проекту"
    DUPLICATE = "duplicate", "повторяет уже поданное"
    RESTRICTED = "restricted", "сведения ограниченного доступа"
    AUTHOR = "author", "по решению автора"
    APPEAL = "appeal", "это обращение, а не замечание к проекту: его подают через Госуслуги"


class Answer(models.Model):
    """The developer's answer (D201): a decision, its reason, who gives it. One answer may serve many remarks (D202)."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "учтено"
        PARTLY_ACCEPTED = "partly_accepted", "учтено частично"
        REJECTED = "rejected", "отклонено"
        NOTED = "noted", "принято к сведению"
        OFF_SUBJECT = "off_subject", "не относится к предмету"

    draft = models.ForeignKey(DraftRecord, on_delete=models.PROTECT, related_name="answers")
    decision = models.CharField("решение", max_length=20, choices=Decision)
    reason = models.TextField("обоснование", blank=True)
    unit = models.ForeignKey("structure.Unit", on_delete=models.PROTECT, related_name="+", verbose_name="кто отвечает")
    changed_clauses = models.JSONField(
        "изменённые пункты", default=list, blank=True, help_text="Ключи пунктов, которые изменил ответ."
    )
    answered_at = models.DateTimeField("когда")
    by = models.ForeignKey("users.User", on_delete=models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "ответ"
        verbose_name_plural = "ответы"

    def __str__(self) -> str:
        return f"{self.get_decision_display()}, {self.unit}"


class Comment(models.Model):
    """One remark as it was received. Its words are never changed by anybody but, before the deadline, its author."""

    class Moderation(models.TextChoices):
        WAITING = "waiting", "ждёт проверки"
        PUBLISHED = "published", "показано"
        WITHHELD = "withheld", "не показано"
        WITHDRAWN = "withdrawn", "отозвано автором"

    draft = models.ForeignKey(DraftRecord, on_delete=models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField("номер", help_text="По порядку в проекте, без пропусков (D185).")
    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="comments")
    clause_key = models.CharField(max_length=16, blank=True, help_text="Пусто — замечание ко всему проекту.")
    clause_address = models.CharField(max_length=200, blank=True)
    quoted = models.TextField("слова пункта", blank=True, help_text="Как они стояли, когда замечание писали.")
    kind = models.CharField("вид", max_length=10, choices=CommentKind, default=CommentKind.PROPOSAL)
    text = models.TextField("текст")
    received_at = models.DateTimeField("получено")
    submission_key = models.CharField(
        max_length=64, unique=True, editable=False, help_text="Один показ формы — одно замечание, сколько ни нажимай."
    )
    secret_hash = models.CharField(
        max_length=64, unique=True, editable=False, help_text="SHA-256 тайной ссылки автора (D188)."
    )
    moderation = models.CharField("проверка", max_length=10, choices=Moderation, default=Moderation.WAITING)
    withholding_reason = models.CharField("почему не показано", max_length=20, choices=WithholdingReason, blank=True)
    redacted_text = models.TextField("текст без скрытого", blank=True, help_text="Пусто — показан весь текст (D194).")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, null=True, related_name="comments")
    edited_at = models.DateTimeField("изменено автором", null=True)
    contact = models.ForeignKey(
        "correspondence.Contact",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="Адрес и имя автора, если он их дал: зашифрованы, проверяющим не видны.",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "замечание"
        verbose_name_plural = "замечания"
        ordering = ["draft", "number"]
        default_permissions = ()
        permissions = [
            ("moderate_comment", "Проверять замечания жителей"),
            ("answer_comment", "Отвечать на замечания жителей"),
        ]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="documents_comment_number_once")]
        indexes = [models.Index(fields=["moderation", "received_at"], name="documents_comment_queue")]

    def __str__(self) -> str:
        return f"№ {self.number}"

    @property
    def wording(self) -> str:
        """A sign of the words as they stand, never empty: another one after each change by the author."""
        return str((self.edited_at or self.received_at).timestamp())

    @property
    def standing(self) -> str:
        """A sign of the remark with its words and its answer as they stand: what an official saw before he answered."""
        return f"{self.pk} {self.answer_id or ''} {self.wording}"


class CommentVersion(models.Model):
    """Words that the author has replaced since, as officials may need them (D189). Never public, never changed."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField("вид", max_length=10, choices=CommentKind)
    text = models.TextField("текст")
    replaced_at = models.DateTimeField("заменено")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "прежний текст замечания"
        verbose_name_plural = "прежние тексты замечаний"
        ordering = ["comment", "replaced_at", "pk"]

    def __str__(self) -> str:
        return f"{self.comment}: прежний текст"


class CommentStep(models.Model):
    """What officials or the author did with a remark: when, who, why (D195). Never changed."""

    class Deed(models.TextChoices):
        RECEIVED = "received", "получено"
        PUBLISHED = "published", "показано"
        WITHHELD = "withheld", "не показано"
        REDACTED = "redacted", "показано, часть скрыта"
        ANSWERED = "answered", "дан ответ"
        EDITED = "edited", "изменено автором"
        WITHDRAWN = "withdrawn", "отозвано автором"
        RETURNED = "returned", "возвращено на проверку"
        UNANSWERED = "unanswered", "ответ снят"

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="steps")
    deed = models.CharField(max_length=10, choices=Deed)
    at = models.DateTimeField()
    by = models.ForeignKey("users.User", on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "шаг"
        verbose_name_plural = "шаги"
        ordering = ["comment", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.comment}: {self.get_deed_display()}"


class PublicCommentQuerySet(PublicRecordQuerySet["PublicComment"]):
    def traced(self, draft: DraftRecord) -> Self:
        """The remarks on `draft` whose numbers the public sees: shown, withheld, and those their authors withdrew.

        Of the last nothing but the number is left in the row (D190).
        """
        return self.filter(Q(is_public=True) | Q(state=PublicComment.State.WITHDRAWN), draft=draft)


class PublicCommentManager(PublicRecordManager["PublicComment"]):
    def get_queryset(self) -> PublicCommentQuerySet:
        return PublicCommentQuerySet(self.model, using=self._db)

    def traced(self, draft: DraftRecord) -> PublicCommentQuerySet:
        return self.get_queryset().traced(draft)


class PublicComment(PublicRecord):
    """What the public may read of a remark and of the answer to it: the only table that page, API and feeds read.

    A withheld or withdrawn remark has a row, too: its number and the reason, without its words (D190, D192). One that
    its author has withdrawn, or that is being checked again, is not public, and no word of it is left here.
    Written only by `documents.commenting.projection`.
    """

    class State(models.TextChoices):
        PUBLISHED = "published", "показано"
        WITHHELD = "withheld", "не показано"
        WITHDRAWN = "withdrawn", "отозвано автором"
        RETURNED = "returned", "возвращено на проверку"

    resource = "comments"
    objects: ClassVar[PublicCommentManager] = PublicCommentManager()

    draft = models.ForeignKey(DraftRecord, on_delete=models.PROTECT, related_name="public_comments")
    number = models.PositiveIntegerField()
    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="+")
    clause_key = models.CharField(max_length=16, blank=True)
    clause_address = models.CharField(max_length=200, blank=True)
    quoted = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=CommentKind)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason, blank=True)
    author_label = models.CharField("как подписано", max_length=120, blank=True)
    text = models.TextField(blank=True)
    decision = models.CharField(max_length=20, choices=Answer.Decision, blank=True)
    answer_text = models.TextField(blank=True)
    answered_by = models.ForeignKey("structure.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    edited_on = models.DateField("изменено автором", null=True)
    changed_clauses = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta(PublicRecord.Meta):
        verbose_name = "опубликованное замечание"
        verbose_name_plural = "опубликованные замечания"
        ordering = ["draft", "number"]
        constraints = [
            *PublicRecord.Meta.constraints,
            models.UniqueConstraint(fields=["draft", "number"], name="documents_public_comment_number_once"),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"
