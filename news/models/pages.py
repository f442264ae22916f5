"""Pages of news: what the press office fills in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelsearch import index
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester
from wagtail.url_routing import RouteResult

from core.blocks import text_blocks
from core.fields import StreamField
from core.pages import RussianPage
from core.views import gone
from structure.models import Post, Unit

OTHERS = 5
TITLE_HELP = "Что случилось, до 255 знаков. Адрес страницы составится из заголовка сам."


class NewsIndexPage(Page):
    """The news of the city, newest first, by years and rubrics."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    template = "news/news_index_page.html"

    class Meta:
        verbose_name = "лента новостей"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from news.listing import listing

        return {**super().get_context(request, *args, **kwargs), "listing": listing(request.GET)}


class NewsPermissionTester(PagePermissionTester):
    def can_unpublish(self) -> bool:
        # Wagtail would ask for no reason; `news.withdrawing` does.
        return False


class NewsPage(RussianPage):
    """One news item: what happened, when, who answers for it."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "news/news_page.html"

    posted_on = models.DateField("дата", default=timezone.localdate, help_text="День, которым новость стоит в ленте.")
    rubric = models.ForeignKey(
        "news.NewsRubric", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="рубрика"
    )
    lead = models.TextField(
        "вводка", blank=True, help_text="Главное в одном-двух предложениях: видна в ленте, в рассылке и в поиске."
    )
    picture = models.ForeignKey(
        "core.CityImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="изображение",
    )
    picture_alt = models.CharField(
        "что на изображении",
        max_length=255,
        blank=True,
        help_text="Для тех, кто картинку не видит: «Глава города отвечает на вопросы жителей во дворе дома».",
    )
    picture_is_decorative = models.BooleanField("изображение — только украшение", default=False)
    body = StreamField(text_blocks(), blank=True, verbose_name="текст")
    units = ParentalManyToManyField(
        "structure.Unit", blank=True, related_name="news_pages", verbose_name="подразделения"
    )
    posts = ParentalManyToManyField(
        "structure.Post", blank=True, related_name="news_pages", verbose_name="должностные лица"
    )
    source = models.CharField(
        "источник", max_length=255, blank=True, default="Пресс-служба администрации города", help_text="Кто сообщает."
    )

    content_panels = [
        FieldPanel("title", help_text=TITLE_HELP),
        FieldPanel("lead"),
        FieldPanel("posted_on"),
        FieldPanel("rubric", widget=forms.Select),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_is_decorative")],
            heading="Изображение",
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "posts", help_text="О чьей работе новость. Имя будет видно, только если человек дал согласие."
                ),
                FieldPanel("units", help_text="Куда обратиться за подробностями."),
                FieldPanel("source"),
            ],
            heading="О ком и от кого",
        ),
    ]
    promote_panels: list[Any] = []
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = "новость"
        verbose_name_plural = "новости"

    def clean(self) -> None:
        super().clean()
        is_described = self.picture_alt or self.picture_is_decorative
        if self.picture and not is_described and not self.is_unfinished:
            raise ValidationError({"picture_alt": "Опишите изображение или отметьте, что оно только украшение."})

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return NewsPermissionTester(user, self)

    @property
    def public_units(self) -> list[Unit]:
        """The units attached that are on the site."""
        return [unit for unit in self.units.all() if unit.is_public]

    @property
    def public_posts(self) -> list[Post]:
        """The officials attached whose units are on the site, by post."""
        return [post for post in self.posts.select_related("unit", "person") if post.unit.is_public]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from news.listing import public_news

        others = public_news().exclude(page=self)[:OTHERS]
        return {**super().get_context(request, *args, **kwargs), "others": others}

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """A withdrawn item keeps its address and says so; Wagtail alone would answer that it never was (D112)."""
        if not path_components and not self.live and hasattr(self, "record") and self.record.is_withdrawn:
            return RouteResult(self, kwargs={"is_withdrawn": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, is_withdrawn: bool = False, **kwargs: Any) -> HttpResponse:
        if is_withdrawn:
            return gone(request, self.record, self.title)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response
