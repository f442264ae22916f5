"""All drafts as the admin lists them: where each stands, until when remarks are taken, how many came."""

from typing import Any

import django_filters
from django.db.models import Count
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from documents.consultation import Phase, in_phase, last_day_of, phase, undecided_condition
from documents.desk.register import ReadOnlyPolicy
from documents.models import DraftRecord, DraftsIndexPage


class DraftFilterSet(WagtailFilterSet):
    phase = django_filters.ChoiceFilter(label="Стадия", choices=Phase.choices, method="by_phase")

    class Meta:
        model = DraftRecord
        fields = ["phase", "developer", "procedure", "is_public"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["developer"].label = "Разработчик"
        self.filters["procedure"].label = "Порядок"

    def by_phase(self, queryset: Any, name: str, value: str) -> Any:
        return in_phase(queryset, [value], timezone.now())


class DraftsView(IndexView):
    def get_base_queryset(self) -> Any:
        waiting = Count("comments", filter=undecided_condition("comments__"))
        return DraftRecord.objects.select_related("developer").annotate(undecided=waiting)


class DraftsViewSet(ModelViewSet):
    index_view_class = DraftsView
    model = DraftRecord
    name = "drafts_register"
    icon = "form"
    menu_label = "Проекты"
    menu_order = 220
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ["title"]
    list_per_page = 50
    ordering = ["-posted_at", "-pk"]
    search_fields = ["title"]
    search_backend_name = None
    filterset_class = DraftFilterSet
    list_display = [
        TitleColumn(
            "title",
            label="Проект",
            width="45%",
            get_url=lambda record: reverse("drafts_desk:desk", args=[record.page_id]),
        ),
        Column("developer", label="Разработчик"),
        Column("phase", label="Стадия", accessor=lambda record: phase(record, timezone.now()).label),
        Column("last_day", label="Приём по", accessor=lambda record: _day(record)),
        Column("last_comment_number", label="Замечаний"),
        Column("undecided", label="Без ответа"),
        Column("is_public", label="На сайте", accessor=lambda record: "да" if record.is_public else "нет"),
    ]

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model, DraftsIndexPage)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in {"index", "index_results"}]


def _day(record: DraftRecord) -> str:
    return f"{last_day_of(record.closes_at):%d.%m.%Y}" if record.closes_at else ""


drafts_viewset = DraftsViewSet()
