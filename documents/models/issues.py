"""The register of issues of the Collection: numbers, the ordered list of acts, and what a release has frozen."""

from django.conf import settings
from django.db import models

from core.models import PublicRecord
from core.storage import private_storage
from documents.naming import IssueNumbers


class IssueRecord(PublicRecord):
    """One issue in the register (D63–D65). Written by `documents.issues` only; once released, the database itself
    keeps numbers, dates, imprint, file and list as they are (`documents.frozen`)."""

    class State(models.TextChoices):
        DRAFT = "draft", "готовится"
        RELEASING = "releasing", "выпускается"
        RELEASED = "released", "вышел"

    resource = "collections"

    page = models.OneToOneField(
        "documents.CollectionIssue", on_delete=models.PROTECT, related_name="record", verbose_name="страница"
    )
    path = models.CharField(max_length=500, blank=True, help_text="Адрес страницы на сайте.")
    state = models.CharField("состояние", max_length=10, choices=State, default=State.DRAFT)
    is_generated = models.BooleanField("создан для демонстрации", default=False, editable=False)

    year = models.PositiveSmallIntegerField("год")
    number = models.PositiveSmallIntegerField("номер в году")
    through_number = models.PositiveIntegerField("сквозной номер")
    skipped_reason = models.CharField(
        "почему пропущены номера выпусков",
        max_length=500,
        blank=True,
        help_text="Только если перед этим номером в году есть номера, которые не выходили. Причину увидят читатели.",
    )
    issued_on = models.DateField(
        "дата выхода в свет",
        null=True,
        blank=True,
        help_text="Она становится датой официального опубликования каждого акта выпуска.",
    )
    signed_at = models.DateTimeField("подписан в печать", null=True, blank=True, help_text="Дата и время.")
    print_run = models.PositiveIntegerField("тираж, экземпляров", null=True, blank=True)

    # The release at work.
    attempt = models.PositiveIntegerField(default=0, editable=False)
    progress = models.PositiveSmallIntegerField(default=0, editable=False)
    progress_words = models.CharField(max_length=255, blank=True, editable=False)
    progress_at = models.DateTimeField(null=True, editable=False)
    failure = models.TextField(blank=True, editable=False)

    # What the release has frozen.
    released_at = models.DateTimeField("выпущен", null=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    imprint = models.JSONField(default=dict, editable=False)
    pdf = models.FileField(upload_to="collections/%Y/", storage=private_storage, max_length=255, blank=True)
    pdf_size = models.PositiveBigIntegerField(null=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pdf_pages = models.PositiveIntegerField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta(PublicRecord.Meta):
        verbose_name = "выпуск сборника в реестре"
        verbose_name_plural = "реестр выпусков сборника"
        ordering = ["-year", "-number"]
        constraints = [
            *PublicRecord.Meta.constraints,
            models.UniqueConstraint(fields=["year", "number"], name="documents_issue_number_once"),
            models.UniqueConstraint(fields=["through_number"], name="documents_issue_through_number_once"),
            models.CheckConstraint(
                condition=models.Q(
                    state="released", released_at__isnull=False, pdf_pages__gt=0, issued_on__isnull=False
                )
                | (~models.Q(state="released") & models.Q(released_at__isnull=True)),
                name="documents_issue_released_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.numbers.title

    @property
    def numbers(self) -> IssueNumbers:
        return IssueNumbers(self.year, self.number, self.through_number)

    @property
    def is_released(self) -> bool:
        return self.state == self.State.RELEASED

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def file_name(self) -> str:
        return f"sbornik-{self.year}-{self.number}.pdf"


class IssueItem(models.Model):
    """One act of an issue, in its place. Edition, name and pages are set by the release."""

    issue = models.ForeignKey(IssueRecord, on_delete=models.CASCADE, related_name="items")
    act = models.ForeignKey("documents.ActRecord", on_delete=models.PROTECT, related_name="collection_items")
    position = models.PositiveIntegerField()
    edition = models.ForeignKey(
        "documents.Edition", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    heading = models.CharField(max_length=500, blank=True, editable=False, help_text="Реквизиты, как напечатаны.")
    title = models.TextField(blank=True, editable=False)
    first_page = models.PositiveIntegerField(null=True, editable=False)
    last_page = models.PositiveIntegerField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "акт выпуска"
        verbose_name_plural = "акты выпуска"
        ordering = ["issue", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "act"], name="documents_act_of_issue_once")]

    def __str__(self) -> str:
        return f"{self.position}. {self.heading or self.act}"

    @property
    def pages(self) -> str:
        """«12–18», «12»; empty before the release."""
        if self.first_page is None or self.first_page == self.last_page:
            return str(self.first_page or "")
        return f"{self.first_page}–{self.last_page}"


class StatedGap(models.Model):
    """Numbers of acts that an issue passes over, and why (D65)."""

    issue = models.ForeignKey(IssueRecord, on_delete=models.CASCADE, related_name="gaps")
    kind = models.ForeignKey("documents.ActKind", on_delete=models.PROTECT, related_name="+")
    issuing_body = models.ForeignKey("structure.Body", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    reason = models.CharField("причина", max_length=500)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "пропуск номеров"
        verbose_name_plural = "пропуски номеров"
        ordering = ["issue", "year", "kind", "issuing_body", "first"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "kind", "issuing_body", "year", "first"], name="documents_gap_of_issue_once"
            ),
            models.CheckConstraint(condition=models.Q(first__lte=models.F("last")), name="documents_gap_forwards"),
        ]

    def __str__(self) -> str:
        return f"№ {self.span}: {self.reason}"

    @property
    def span(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class IssueErratum(models.Model):
    """A mistake found in a released issue: the issue stays as it is, the list of mistakes grows."""

    issue = models.ForeignKey(IssueRecord, on_delete=models.PROTECT, related_name="errata")
    noted_on = models.DateField("дата")
    text = models.TextField("напечатано и следует читать")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "опечатка выпуска"
        verbose_name_plural = "опечатки выпуска"
        ordering = ["issue", "noted_on", "pk"]

    def __str__(self) -> str:
        return self.text
