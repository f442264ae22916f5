"""Pages of legal acts: what an editor fills in. What the public sees of it is `ActRecord` and the editions."""

from django.db import models
from wagtail.models import Page


class DocumentsPage(Page):
    """The section /documents/: acts today, drafts and collections beside them."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.ActsIndexPage"]

    class Meta:
        verbose_name = "раздел «Документы»"


class ActsIndexPage(Page):
    """All acts, with filters; its year and kind folders make themselves."""

    max_count = 1
    parent_page_types = ["documents.DocumentsPage"]
    subpage_types = ["documents.ActsYearPage", "documents.LegalAct"]

    class Meta:
        verbose_name = "все акты"


class ActsYearPage(Page):
    parent_page_types = ["documents.ActsIndexPage"]
    subpage_types = ["documents.ActsKindPage"]
    is_creatable = False

    class Meta:
        verbose_name = "акты года"


class ActsKindPage(Page):
    parent_page_types = ["documents.ActsYearPage"]
    subpage_types = ["documents.LegalAct"]
    is_creatable = False

    class Meta:
        verbose_name = "акты вида за год"


class LegalAct(Page):
    """A legal act as an editor describes it (D41). `title` is derived: official titles are longer or missing."""

    class EntryRule(models.TextChoices):
        """When the act takes effect (D48)."""

        SIGNING = "signing", "со дня подписания"
        PUBLICATION = "publication", "со дня официального опубликования"
        DAYS_AFTER_PUBLICATION = "days_after_publication", "через … дней после опубликования"
        FIXED_DATE = "fixed_date", "с указанной даты"
        OTHER = "other", "иное (дата и основание вручную)"

    parent_page_types = ["documents.ActsKindPage", "documents.ActsIndexPage"]
    subpage_types: list[str] = []

    kind = models.ForeignKey("documents.ActKind", on_delete=models.PROTECT, related_name="+", verbose_name="вид")
    issuing_body = models.ForeignKey(
        "structure.Body", on_delete=models.PROTECT, related_name="+", verbose_name="принявший орган"
    )
    number = models.CharField("номер", max_length=60, help_text="Как в документе: «145-п», «48-ГСД».")
    adopted_on = models.DateField("дата принятия")
    official_title = models.TextField(
        "наименование", blank=True, help_text="Полностью, как в документе: «О …», «Об утверждении …»."
    )
    signatory = models.CharField("подписал", max_length=255, blank=True)
    signatory_post = models.CharField("должность подписавшего", max_length=255, blank=True)
    rubric = models.ForeignKey(
        "documents.Rubric",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="рубрика",
    )
    is_normative = models.BooleanField(
        "нормативный",
        default=True,
        help_text="Обязателен для неопределённого круга лиц и рассчитан на неоднократное применение.",
    )
    entry_rule = models.CharField("вступает в силу", max_length=30, choices=EntryRule, default=EntryRule.PUBLICATION)
    entry_days = models.PositiveSmallIntegerField("через сколько дней", null=True, blank=True)
    entry_on = models.DateField("дата вступления в силу", null=True, blank=True)
    entry_note = models.CharField("основание даты", max_length=255, blank=True)
    source_url = models.URLField("источник", max_length=500, blank=True)

    class Meta:
        verbose_name = "правовой акт"
        verbose_name_plural = "правовые акты"
