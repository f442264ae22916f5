"""The section /structure/: the tree of bodies and units, and a page of each unit."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from core.navigation import Crumb, crumbs_of
from core.views import gone
from structure.models.units import Unit


class StructurePage(RoutablePageMixin, Page):
    """Who does what in the administration and how to reach them (D2)."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "structure/structure_page.html"

    class Meta:
        verbose_name = "раздел «Структура»"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from structure.tree import organisations, tree

        return {**super().get_context(request, *args, **kwargs), "bodies": tree(), "organisations": organisations()}

    @path("<slug:slug>/", name="unit")
    def unit(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The page of one unit; 410 where it was taken off the site."""
        unit = Unit.objects.select_related("body", "parent").filter(slug=slug).first()
        if unit is None or not unit.was_public:
            raise Http404
        if unit.is_withdrawn:
            return gone(request, unit, unit.name)
        above = crumbs_of(self, request)
        return TemplateResponse(
            request,
            "structure/unit.html",
            {
                "page": self,
                "unit": unit,
                "posts": unit.posts.select_related("person", "person__photo"),
                "children": Unit.objects.public().filter(parent=unit),
                "crumbs": [*above[:-1], Crumb(self.title, self.get_url(request)), Crumb(unit.name)],
            },
        )
