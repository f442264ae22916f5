"""Drafts of regulations: the page an editor fills in, and the record of its consultation.

The stage, the dates, the counters and the current edition stand in `DraftRecord`, a plain table: publishing an older
revision of the page can never open a closed consultation again.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester
from wagtail.url_routing import RouteResult

from core.models import PublicRecord
from core.pages import RussianPage
from documents.forms.draft_card import DraftRegulationForm
from documents.models.filed import FiledPage
from documents.naming import TITLE_LENGTH, shortened
from documents.panels import DraftDeskPanel

NOWHERE_TO_WRITE = "Укажите почтовый адрес или электронную почту: замечания принимают не только через сайт."


class DraftsIndexPage(Page):
    """All drafts: open for remarks first, then under consideration, then the archive."""

    template = "documents/drafts.html"
    max_count = 1
    parent_page_types = ["documents.DocumentsPage"]
    subpage_types = ["documents.DraftRegulation"]

    class Meta:
        verbose_name = "проекты регламентов"

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from documents.permissions import FolderPermissionTester

        return FolderPermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from documents.drafts.listing import listing

        return {**super().get_context(request, *args, **kwargs), "listing": listing(request)}


class DraftRegulation(FiledPage, RussianPage):
    """The draft of a regulation as an editor describes it (D21). `title` is derived: official titles are longer."""

    class Intent(models.TextChoices):
        NEW = "new", "новый регламент"
        AMENDMENT = "amendment", "изменения в регламент"
        REPEAL = "repeal", "отмена регламента"

    base_form_class = DraftRegulationForm
    template = "documents/draft.html"
    parent_page_types = ["documents.DraftsIndexPage"]
    subpage_types: list[str] = []

    official_title = models.TextField(
        "наименование проекта", help_text="Полностью: «Об утверждении административного регламента …»."
    )
    service = models.CharField(
        "услуга", max_length=500, blank=True, help_text="Муниципальная услуга, которую описывает регламент."
    )
    intent = models.CharField("что готовится", max_length=10, choices=Intent, default=Intent.NEW)
    is_normative = models.BooleanField(
        "нормативный", default=True, help_text="Тогда проект открыт и для антикоррупционной экспертизы."
    )
    procedure = models.ForeignKey(
        "documents.ConsultationProcedure",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="порядок обсуждения",
    )
    developer = models.ForeignKey(
        "structure.Unit", on_delete=models.PROTECT, related_name="+", verbose_name="разработчик"
    )
    responsible_post = models.CharField(
        "кто отвечает", max_length=255, help_text="Должность: «Главный специалист отдела …»."
    )
    responsible_phone = models.CharField("телефон", max_length=60, blank=True)
    responsible_email = models.EmailField("электронная почта", blank=True)
    postal_address = models.CharField(
        "почтовый адрес для замечаний", max_length=255, blank=True, help_text="Для тех, кто пишет письмом."
    )
    explanation = models.TextField(
        "пояснительная записка", blank=True, help_text="Зачем нужен проект и что он меняет. Абзац с новой строки."
    )

    content_panels = [
        DraftDeskPanel(),
        MultiFieldPanel(
            [
                FieldPanel("official_title"),
                FieldPanel("service"),
                FieldPanel("intent"),
                FieldPanel("is_normative"),
                FieldPanel("explanation"),
            ],
            heading="Проект",
        ),
        FieldPanel("procedure", widget=forms.Select),
        MultiFieldPanel(
            [
                FieldPanel("developer", widget=forms.Select),
                FieldPanel("responsible_post"),
                FieldPanel("responsible_phone"),
                FieldPanel("responsible_email"),
                FieldPanel("postal_address"),
            ],
            heading="Кто готовит и куда писать",
        ),
    ]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = "проект регламента"
        verbose_name_plural = "проекты регламентов"

    def clean(self) -> None:
        super().clean()
        if not (self.responsible_email or self.postal_address or self.is_unfinished):
            raise ValidationError({"postal_address": NOWHERE_TO_WRITE})

    def derive(self) -> None:
        """Set the title; the address of a draft that was public stays (D112)."""
        self.title = shortened(" ".join(self.official_title.split()), TITLE_LENGTH)
        self.slug = self.lasting_slug() or self.slug
        super().derive()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from documents.drafts.views import show_draft

        return show_draft(request, self, kwargs.get("record"))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from documents.drafts.views import preview_draft

        return preview_draft(request, self)


class DraftRecord(PublicRecord):
    """A draft before the public: its stage, its dates, its counters, its current edition.

    Written only by `documents.consultation` and the projection of the page.
    """

    class Stage(models.TextChoices):
        """What officials have done so far (D27). Whether remarks are taken today, the clock decides as well."""

        PREPARATION = "preparation", "подготовка"
        POSTED = "posted", "размещён"
        CONSIDERATION = "consideration", "рассмотрение"
        SUMMARISED = "summarised", "сводка опубликована"
        REVISED = "revised", "доработан"
        ADOPTED = "adopted", "принят"
        REJECTED = "rejected", "отклонён"
        DROPPED = "dropped", "снят"

    resource = "drafts"

    page = models.OneToOneField(DraftRegulation, on_delete=models.PROTECT, related_name="record")
    current_edition = models.ForeignKey(
        "documents.Edition", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    stage = models.CharField("стадия", max_length=20, choices=Stage, default=Stage.PREPARATION, editable=False)
    posted_at = models.DateTimeField("размещён", null=True, editable=False)
    closes_at = models.DateTimeField(
        "приём закрывается", null=True, editable=False, help_text="Первый момент, когда уже поздно (D24)."
    )
    summary_due_on = models.DateField("сводка не позднее", null=True, editable=False)
    adopted_as = models.ForeignKey(
        "documents.ActRecord", on_delete=models.PROTECT, null=True, editable=False, related_name="drafts"
    )
    outcome_reason = models.TextField("почему отклонён или снят", blank=True, editable=False)
    last_comment_number = models.PositiveIntegerField(default=0, editable=False)
    is_generated = models.BooleanField("создан для демонстрации", default=False, editable=False)

    # Projected from the page.
    title = models.TextField()
    path = models.CharField(max_length=500, unique=True, help_text="Адрес страницы на сайте.")
    developer = models.ForeignKey("structure.Unit", on_delete=models.PROTECT, related_name="draft_records")
    procedure = models.ForeignKey(
        "documents.ConsultationProcedure", on_delete=models.PROTECT, related_name="draft_records"
    )

    wagtail_reference_index_ignore = True

    class Meta(PublicRecord.Meta):
        verbose_name = "проект в реестре"
        verbose_name_plural = "реестр проектов"

    def __str__(self) -> str:
        return self.title

    @property
    def short_name(self) -> str:
        """The service it is about: official titles begin alike, and a line cuts off what tells them apart.

        Reads the page: select it along when there are many.
        """
        return self.page.service or self.title


def route_to_draft(path: str) -> RouteResult | None:
    """Find a draft by its address in one statement.

    A withdrawn one is found too: its page says that it is gone and why (D112).
    """
    related = ("page", "developer", "procedure", "current_edition", "adopted_as__kind")
    record = DraftRecord.objects.select_related(*related).filter(path=path).first()
    if record is None:
        return None
    if not record.page.live and not record.was_public:
        raise Http404
    record.page.is_open_to_all = record.is_public
    return RouteResult(record.page, kwargs={"record": record})


class StageChange(models.Model):
    """One step of a consultation: from where to where, when, by whom and why (D27). Never changed."""

    draft = models.ForeignKey(DraftRecord, on_delete=models.PROTECT, related_name="stage_changes")
    stage_before = models.CharField(max_length=20, choices=DraftRecord.Stage)
    stage_after = models.CharField(max_length=20, choices=DraftRecord.Stage)
    at = models.DateTimeField()
    by = models.ForeignKey("users.User", on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(blank=True)
    details: Any = models.JSONField(default=dict, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "шаг обсуждения"
        verbose_name_plural = "шаги обсуждения"
        ordering = ["draft", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_before_display()} → {self.get_stage_after_display()}"
