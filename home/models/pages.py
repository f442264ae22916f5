"""The home page and plain pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from modelsearch import index
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from core.blocks import text_blocks
from core.fields import StreamField
from core.pages import RussianPage


class HomePage(Page):
    """The front door: what a resident comes for, in one press (D118). It owns nothing but its greeting."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"

    announcement = models.TextField(
        "объявление",
        blank=True,
        help_text="Отключения воды и тепла, перекрытия, плановые работы на сайте. Пусто — объявления нет.",
    )

    content_panels = [*Page.content_panels, FieldPanel("announcement")]

    class Meta:
        verbose_name = "главная страница"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from home.front import front

        return {**super().get_context(request, *args, **kwargs), "front": front()}


class ContentPage(RussianPage):
    """A plain page: contacts, appeals, vacancies. Says who answers for it and when it was last checked (D16)."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    template = "home/content_page.html"

    lead = models.TextField("вводка", blank=True, help_text="Одно-два предложения: что здесь можно узнать.")
    body = StreamField(text_blocks(), blank=True, verbose_name="текст")
    responsible_unit = models.ForeignKey(
        "structure.Unit",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="отвечает подразделение",
    )
    legal_basis = models.CharField("основание размещения", max_length=255, blank=True)
    checked_on = models.DateField("сведения проверены", null=True, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("responsible_unit"),
        FieldPanel("legal_basis"),
        FieldPanel("checked_on"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = "страница"
        verbose_name_plural = "страницы"
