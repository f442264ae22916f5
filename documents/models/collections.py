"""Pages of the printed Collection of legal acts: the series with its imprint, and its issues.

What has become of an issue, its numbers and its list are in plain tables: `documents.models.issues`.
"""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.contrib.routable_page.models import path as subpath
from wagtail.models import Page, PagePermissionTester
from wagtail.url_routing import RouteResult

from core.navigation import Crumb, crumbs_of
from documents.models.filed import RecordedPage
from documents.models.issues import IssueRecord
from documents.panels import IssueDeskPanel


class CollectionsIndexPage(RoutablePageMixin, Page):
    """The series: its imprint (D63), the issues by years, the numbers of each year."""

    template = "documents/collections.html"
    max_count = 1
    parent_page_types = ["documents.DocumentsPage"]
    subpage_types = ["documents.CollectionIssue"]

    series_title = models.CharField(
        "название издания",
        max_length=255,
        default="Сборник муниципальных правовых актов города Алейска",
        help_text="Так издание называется на обложке и в сведениях об опубликовании каждого акта.",
    )
    founder = models.CharField("учредитель", max_length=255, blank=True, help_text="Кто учредил издание и каким актом.")
    responsible = models.CharField(
        "ответственный за выпуск",
        max_length=255,
        blank=True,
        help_text="Должность: главный редактор или ответственный.",
    )
    editorial_address = models.CharField("адрес редакции", max_length=255, blank=True)
    publisher = models.CharField("издатель и его адрес", max_length=255, blank=True)
    printing_house = models.CharField(
        "типография и её адрес", max_length=255, blank=True, help_text="Где отпечатан тираж."
    )
    registration = models.CharField(
        "регистрация",
        max_length=255,
        blank=True,
        help_text="Необязательно: изданию только для официальных актов регистрация как СМИ не нужна.",
    )
    age_mark = models.CharField("возрастной знак", max_length=10, blank=True, help_text="Например, «12+».")
    price = models.CharField("цена", max_length=60, default="Бесплатно")

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("series_title"), FieldPanel("founder"), FieldPanel("responsible"), FieldPanel("price")],
            heading="Издание",
        ),
        MultiFieldPanel(
            [
                FieldPanel("editorial_address"),
                FieldPanel("publisher"),
                FieldPanel("printing_house"),
                FieldPanel("registration"),
                FieldPanel("age_mark"),
            ],
            heading="Выходные данные",
            help_text="Печатаются в каждом новом выпуске. В вышедших выпусках остаются те, с которыми они вышли.",
        ),
    ]

    class Meta:
        verbose_name = "сборник актов"

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from documents.permissions import FolderPermissionTester

        return FolderPermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from documents.issues.reading import issues_by_year

        return {**super().get_context(request, *args, **kwargs), "years": issues_by_year()}

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find a withdrawn issue too: its page says that it is gone and why (D112)."""
        if len(path_components) == 1:
            record = IssueRecord.objects.select_related("page").filter(page__slug=path_components[0]).first()
            if record is not None and record.was_public:
                return RouteResult(record.page, kwargs={"record": record})
        return super().route(request, path_components)

    @subpath("<int:year>/", name="year")
    def numbers_of_year(self, request: HttpRequest, year: int) -> HttpResponse:
        """Which issues and which acts came out in a year, and what was left out, with reasons (D65)."""
        from documents.issues.reading import year_context

        context = year_context(year)
        if context is None:
            raise Http404
        *above, here = crumbs_of(self, request)
        crumbs = [*above, Crumb(here.title, self.get_url(request)), Crumb(f"Номера {year} года")]
        response: HttpResponse = self.render(
            request, context_overrides={**context, "crumbs": crumbs}, template="documents/collections_year.html"
        )
        return response


class CollectionIssue(RecordedPage):
    """One issue. The editor writes at most a few words here; numbers, acts and release are on the issue's desk."""

    template = "documents/collection_issue.html"
    parent_page_types = ["documents.CollectionsIndexPage"]
    subpage_types: list[str] = []

    summary = models.TextField(
        "о выпуске",
        blank=True,
        help_text="Необязательно: два-три предложения о том, что важного в выпуске. Видны на его странице на сайте.",
    )

    content_panels = [IssueDeskPanel(), FieldPanel("summary")]
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = "выпуск сборника"
        verbose_name_plural = "выпуски сборника"

    def derive(self) -> None:
        """Take title and address from the numbers in the register; a new issue is given the next ones."""
        from documents.issues.numbering import next_numbers

        record = self.find_record()
        self.numbers = record.numbers if record else getattr(self, "numbers", None) or next_numbers()
        self.title = self.numbers.title
        self.slug = self.numbers.slug

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from documents.permissions import IssuePermissionTester

        return IssuePermissionTester(user, self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from documents.issues.views import show_issue

        return show_issue(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from documents.issues.views import preview_issue

        return preview_issue(request, self)
