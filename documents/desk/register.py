"""The register of acts as the admin lists it: found by number and title, filtered, never edited here."""

from typing import Any

import django_filters
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permission_policies.base import ModelPermissionPolicy

from documents.models import ActRecord, ActsIndexPage
from documents.permissions import may_edit
from documents.register import with_number
from documents.status import Status, in_status, status

# What is projected from the page has no names of its own; django-filter would make English ones of the columns.
LABELS = {"kind": "Вид", "issuing_body": "Орган", "year": "Год", "rubric": "Рубрика"}


class RegisterFilterSet(WagtailFilterSet):
    number = django_filters.CharFilter(label="Номер", method="by_number")
    status = django_filters.ChoiceFilter(label="Статус", choices=Status.choices, method="by_status")

    class Meta:
        model = ActRecord
        fields = ["number", "kind", "issuing_body", "year", "rubric", "status", "is_public", "contains_personal_data"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            self.filters[name].label = label

    def by_number(self, queryset: Any, name: str, value: str) -> Any:
        return with_number(queryset, value)

    def by_status(self, queryset: Any, name: str, value: str) -> Any:
        return in_status(queryset, [value], timezone.localdate())


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Who may enter the desks of a section may look at its register; what changes it is the desk and the page's editor.

    To all others every line of it would be a closed door.
    """

    def __init__(self, model: Any, section: type[Page]) -> None:
        super().__init__(model)
        self.section = section

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and any(may_edit(user, page) for page in self.section.objects.all())

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class RegisterViewSet(ModelViewSet):
    model = ActRecord
    name = "register"
    icon = "list-ul"
    menu_label = "Реестр актов"
    menu_order = 210
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ["external_id"]
    list_per_page = 50
    ordering = ["-adopted_on", "-public_id"]
    search_fields = ["title", "number"]
    search_backend_name = None
    filterset_class = RegisterFilterSet
    list_display = [
        TitleColumn(
            "number",
            label="Акт",
            width="30%",
            accessor=str,
            get_url=lambda record: reverse("acts_desk:desk", args=[record.page_id]),
        ),
        Column("title", label="Наименование"),
        Column("status", label="Статус", accessor=lambda record: status(record, timezone.localdate()).label),
        Column("is_public", label="На сайте", accessor=lambda record: "да" if record.is_public else "нет"),
    ]

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model, ActsIndexPage)

    def get_queryset(self, request: Any) -> Any:
        return ActRecord.objects.select_related("kind", "issuing_body").order_by(*self.ordering)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in {"index", "index_results"}]


register_viewset = RegisterViewSet()
