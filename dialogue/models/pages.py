"""Phone-in hours and field meetings: when, where, about what, with whom; afterwards, what came of it.

Whether a meeting is to come or over is asked of the clock, never stored.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelsearch import index
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from core.blocks import text_blocks
from core.fields import StreamField
from core.pages import RussianPage


class DialogueIndexPage(Page):
    """Where residents and officials talk: what is to come, what came of what is over."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["dialogue.PhoneInHourPage", "dialogue.FieldMeetingPage"]
    template = "dialogue/dialogue_index_page.html"

    class Meta:
        verbose_name = "раздел «Встречи с жителями»"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from dialogue.schedule import held, upcoming

        return {**super().get_context(request, *args, **kwargs), "upcoming": upcoming(), "held": held()}


class Talk(RussianPage):
    """What every talk has. No names of residents and nothing of their lives is ever written here (D82)."""

    parent_page_types = ["dialogue.DialogueIndexPage"]
    subpage_types: list[str] = []

    held_on = models.DateField("дата")
    starts_at = models.TimeField("начало")
    ends_at = models.TimeField("окончание", null=True, blank=True)
    topic = models.TextField("о чём", blank=True, help_text="Темы, о которых пойдёт речь. Пусто — любые вопросы.")
    posts = models.TextField(
        "кто отвечает", help_text="Должности, каждая с новой строки: «Глава города», «Начальник отдела ЖКХ»."
    )
    result = StreamField(
        text_blocks(),
        blank=True,
        verbose_name="что решили",
        help_text="Заполняется после встречи. Без имён, адресов и обстоятельств жителей.",
    )

    title_panel = FieldPanel("title", help_text="До 255 знаков. Адрес страницы составится из заголовка сам.")
    when_panel = MultiFieldPanel(
        [FieldRowPanel([FieldPanel("held_on"), FieldPanel("starts_at"), FieldPanel("ends_at")])],
        heading="Когда",
        help_text="По этим часам сайт сам решает, предстоит встреча или прошла. Без окончания она идёт до полуночи.",
    )
    about_panels = [FieldPanel("topic"), FieldPanel("posts"), FieldPanel("result")]
    promote_panels: list[Any] = []
    search_fields = [*Page.search_fields, index.SearchField("topic"), index.SearchField("result")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": "Окончание должно быть позже начала."})

    @property
    def is_over(self) -> bool:
        """Whether it has ended by the city's clock; without an end it lasts until midnight."""
        now = timezone.localtime()
        if self.ends_at is None:
            return bool(self.held_on < now.date())
        return timezone.make_aware(datetime.combine(self.held_on, self.ends_at)) <= now

    @property
    def title_names_kind(self) -> bool:
        """Whether the title says already what it is: «Прямой провод с главой города»."""
        return bool(self.title.lower().startswith(self.kind_name.lower()))

    @property
    def post_lines(self) -> list[str]:
        return [line.strip() for line in self.posts.splitlines() if line.strip()]


class PhoneInHourPage(Talk):
    """An hour of the direct line: residents call the newspaper's office, an official answers."""

    template = "dialogue/talk.html"
    kind_name = "Прямой провод"

    phone = models.CharField("телефон на время разговора", max_length=60)
    place = models.CharField("где отвечают", max_length=255, blank=True, help_text="«Редакция газеты „Маяк труда“».")

    content_panels = [
        Talk.title_panel,
        Talk.when_panel,
        FieldPanel("phone"),
        FieldPanel("place"),
        *Talk.about_panels,
    ]

    class Meta:
        verbose_name = "час прямого провода"
        verbose_name_plural = "часы прямого провода"


class FieldMeetingPage(Talk):
    """A field day: the administration comes to a micro-district."""

    template = "dialogue/talk.html"
    kind_name = "Выездной день"

    place = models.CharField("где", max_length=255, help_text="Адрес или ориентир: «Двор дома, ул. Примерная, 1».")
    district = models.CharField("микрорайон", max_length=120, blank=True)

    content_panels = [
        Talk.title_panel,
        Talk.when_panel,
        FieldPanel("place"),
        FieldPanel("district"),
        *Talk.about_panels,
    ]

    class Meta:
        verbose_name = "выездной день"
        verbose_name_plural = "выездные дни"
