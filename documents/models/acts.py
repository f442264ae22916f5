"""The page of a legal act: what an editor fills in. What the public sees of it is `ActRecord` and the editions."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from documents import charter
from documents.forms.acts import LegalActForm
from documents.models.filed import FiledPage
from documents.naming import derived_title
from documents.panels import DeskPanel


class LegalAct(FiledPage):
    """A legal act as an editor describes it (D41). `title` is derived: official titles are longer or missing."""

    class EntryRule(models.TextChoices):
        """When the act takes effect (D48)."""

        SIGNING = "signing", "со дня подписания"
        PUBLICATION = "publication", "со дня официального опубликования"
        DAYS_AFTER_PUBLICATION = "days_after_publication", "через … дней после опубликования"
        FIXED_DATE = "fixed_date", "с указанной даты"
        OTHER = "other", "иное (дата и основание вручную)"

    base_form_class = LegalActForm
    template = "documents/act.html"
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
    is_normative = models.BooleanField("нормативный")  # no default: whoever makes an act has to say it (D44)
    entry_rule = models.CharField("вступает в силу", max_length=30, choices=EntryRule, default=charter.entry_rule)
    entry_days = models.PositiveSmallIntegerField(
        "через сколько дней",
        null=True,
        blank=True,
        default=charter.entry_days,
        help_text="Только для правила «через … дней».",
    )
    entry_on = models.DateField(
        "дата вступления в силу",
        null=True,
        blank=True,
        help_text=(
            "Оставьте пустой, если дата следует из правила: она посчитается сама. Нормативный акт вступает в силу не "
            "раньше официального опубликования, какой бы ни была эта дата."
        ),
    )
    entry_note = models.CharField(
        "основание даты",
        max_length=255,
        blank=True,
        help_text="Чем установлена дата, указанная вручную; здесь же — «распространяется на правоотношения с …».",
    )
    source_url = models.URLField("источник", max_length=500, blank=True, help_text="Адрес, откуда взят текст.")

    content_panels = [
        DeskPanel(),
        MultiFieldPanel(
            [
                FieldPanel("kind", widget=forms.Select),
                FieldPanel("issuing_body", widget=forms.Select),
                FieldPanel("number", required_on_save=True),
                FieldPanel("adopted_on"),
                FieldPanel("official_title"),
            ],
            heading="Реквизиты",
        ),
        MultiFieldPanel(
            [
                FieldPanel("signatory"),
                FieldPanel("signatory_post"),
                FieldPanel("rubric", widget=forms.Select),
                FieldPanel("source_url"),
            ],
            heading="Подпись и рубрика",
        ),
        MultiFieldPanel(
            [
                FieldPanel("is_normative"),
                FieldPanel("entry_rule"),
                FieldPanel("entry_days"),
                FieldPanel("entry_on"),
                FieldPanel("entry_note"),
            ],
            heading="Вступление в силу",
        ),
        FieldPanel("contains_personal_data"),
    ]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = "правовой акт"
        verbose_name_plural = "правовые акты"

    @property
    def names_signatory(self) -> bool:
        """Whether the card says who signed: the name or the post will do, officials are often known by post only."""
        return bool(self.signatory or self.signatory_post)

    def derive(self) -> None:
        """Set the title and, when they are in place, the slug. The address of an act that was public stays (D112)."""
        if not (self.kind_id and self.issuing_body_id):
            return  # the form names the missing fields
        self.title = derived_title(self.kind.name, self.adopted_on, self.number, self.official_title)
        lasting = self.lasting_slug()
        if lasting:
            self.slug = lasting
        elif self.path:
            from documents.folders import free_slug

            self.slug = free_slug(self, self.get_parent())

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from documents.views import show_act

        return show_act(request, self, kwargs.get("record"))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from documents.views import preview_act

        return preview_act(request, self)
