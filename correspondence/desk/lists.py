"""Lists to read: letters, consents, journals. No address, no name, no words; nothing is added, changed or deleted."""

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.urls import URLPattern, reverse
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from core.permissions import NeverDeleted
from correspondence.looks import may_look
from correspondence.models import ConsentGiven, ConsentText, Erasure, Letter, Look


class ToRead(ModelPermissionPolicy):
    """Whoever has the right to view may view; nobody, not even an administrator, may do more."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class ListToRead(ModelViewSet):
    """A list and nothing else: pages of single rows, of history and of usage do not exist."""

    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    form_fields: list[str] = []

    @property
    def permission_policy(self) -> ToRead:
        return ToRead(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Wagtail leaves the right to view out of the page of groups; here it is the point."""
        return Permission.objects.filter(content_type=ContentType.objects.get_for_model(self.model))

    def register_admin_url_finder(self) -> None:
        """There is no page of a single row to find."""


class LetterViewSet(ListToRead):
    model = Letter
    name = "letters"
    icon = "mail"
    menu_label = "Исходящие письма"
    list_filter = ["state", "kind"]
    list_display = [
        TitleColumn(
            "public_id",
            label="Письмо",
            accessor=str,
            get_url=lambda letter: reverse("correspondence_desk:letter", args=[letter.public_id]),
        ),
        Column("subject", label="О чём"),
        Column("state", label="Состояние", accessor="get_state_display"),
        Column("tries", label="Попыток"),
        Column("fault", label="Что помешало"),
        DateColumn("created_at", label="Написано"),
    ]


class ContactColumn(TitleColumn):
    """A contact by its number, leading further for those who may look further."""

    def get_link_url(self, instance: ConsentGiven, parent_context: dict[str, Any]) -> str | None:
        if not may_look(parent_context["request"].user):
            return None
        return reverse("correspondence_desk:contact", args=[instance.contact.public_id])


class ConsentGivenViewSet(ListToRead):
    model = ConsentGiven
    name = "consents"
    icon = "check"
    menu_label = "Данные согласия"
    list_filter = ["text", "ended_by"]
    list_display = [
        ContactColumn("contact", label="Кто"),
        Column("text", label="На что"),
        Column("subject", label="Где"),
        DateColumn("given_at", label="Дано"),
        DateColumn("ended_at", label="Кончилось"),
        Column("ended_by", label="Почему", accessor="get_ended_by_display"),
    ]


class ErasureViewSet(ListToRead):
    model = Erasure
    name = "erasures"
    icon = "bin"
    menu_label = "Журнал уничтожения"
    list_filter = ["rule"]
    list_display = ["rule", "count", "erased_at"]


class LookViewSet(ListToRead):
    model = Look
    name = "looks"
    icon = "view"
    menu_label = "Журнал просмотров"
    list_filter = ["by"]
    list_display = ["by_name", "contact", "reason", "at"]


class ConsentTextViewSet(SnippetViewSet):
    model = ConsentText
    icon = "lock"
    menu_label = "Тексты согласий"
    list_display = ["title", "version", "effective_from", "sha256"]
    add_to_reference_index = False

    @property
    def permission_policy(self) -> NeverDeleted:
        return NeverDeleted(self.model)


class CorrespondenceGroup(ViewSetGroup):
    menu_label = "Переписка"
    menu_icon = "mail"
    menu_order = 320
    items = (LetterViewSet, ConsentGivenViewSet, ConsentTextViewSet, ErasureViewSet, LookViewSet)
