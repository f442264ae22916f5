"""The section /documents/ and the folders of acts. Their pages show the register; what acts are in it is no business
of the page tree."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from wagtail.models import Page, PagePermissionTester
from wagtail.url_routing import RouteResult

from core.visibility import public_path
from documents.models.drafts import route_to_draft
from documents.models.records import ActRecord

LIST_TEMPLATE = "documents/acts.html"  # Wagtail gives every class a template of its own unless told otherwise


class RegisterPage(Page):
    """What the pages that list acts share: the list, and no copying."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from documents.permissions import FolderPermissionTester

        return FolderPermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from documents.register import listing

        return {**super().get_context(request, *args, **kwargs), "listing": listing(request, self.fixed_filters())}

    def fixed_filters(self) -> dict[str, str]:
        """Return the filters that the place itself sets: a year's folder shows one year."""
        return {}


class DocumentsPage(Page):
    """The section /documents/: acts today, drafts and collections beside them."""

    template = "documents/documents.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.ActsIndexPage", "documents.DraftsIndexPage"]

    class Meta:
        verbose_name = "раздел «Документы»"

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from documents.permissions import FolderPermissionTester

        return FolderPermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from documents.register import overview

        return {**super().get_context(request, *args, **kwargs), "overview": overview(self)}

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find an act or a draft by its address in one statement; the stock way costs two for each part of the address.

        A withdrawn act is found too: its page says that it is gone and why (D112).
        """
        if path_components:
            path = f"{public_path(self)}{'/'.join(path_components)}/"
            if len(path_components) == 2 and (draft := route_to_draft(path)):
                return draft
            related = ("page", "kind", "issuing_body", "rubric", "current_edition", "register_entry")
            record = ActRecord.objects.select_related(*related).filter(path=path).first()
            if record is not None:
                if not record.page.live and not record.was_public:
                    raise Http404
                record.page.is_open_to_all = record.is_public
                return RouteResult(record.page, kwargs={"record": record})
        return super().route(request, path_components)


class ActsIndexPage(RegisterPage):
    """All acts, with filters; its year and kind folders make themselves."""

    template = LIST_TEMPLATE
    max_count = 1
    parent_page_types = ["documents.DocumentsPage"]
    subpage_types = ["documents.ActsYearPage", "documents.LegalAct"]

    class Meta:
        verbose_name = "все акты"


class FolderPage(RegisterPage):
    """A folder that makes itself."""

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        from documents.permissions import SelfMadePermissionTester

        return SelfMadePermissionTester(user, self)


class ActsYearPage(FolderPage):
    template = LIST_TEMPLATE
    parent_page_types = ["documents.ActsIndexPage"]
    subpage_types = ["documents.ActsKindPage"]
    is_creatable = False

    year = models.PositiveSmallIntegerField("год")

    content_panels: list[Any] = []
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = "акты года"

    def fixed_filters(self) -> dict[str, str]:
        return {"year": str(self.year)}


class ActsKindPage(FolderPage):
    template = LIST_TEMPLATE
    parent_page_types = ["documents.ActsYearPage"]
    subpage_types = ["documents.LegalAct"]
    is_creatable = False

    kind = models.ForeignKey("documents.ActKind", on_delete=models.PROTECT, related_name="+", verbose_name="вид")

    content_panels: list[Any] = []
    promote_panels: list[Any] = []
    settings_panels: list[Any] = []

    class Meta:
        verbose_name = "акты вида за год"

    def fixed_filters(self) -> dict[str, str]:
        return {"year": self.slug_of_year(), "kind": self.kind.slug}

    def slug_of_year(self) -> str:
        return str(self.url_path.rstrip("/").rsplit("/", 2)[-2])
