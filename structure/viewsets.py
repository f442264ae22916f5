"""The structure in the editors' menu."""

from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.permissions import NeverDeleted
from structure.forms import ShownForm
from structure.models import Body, Organisation, Person, Post, Unit


class UnitViewSet(SnippetViewSet):
    model = Unit
    icon = "group"
    menu_label = "Подразделения"
    list_display = ["name", "body", "phone", "is_public"]
    list_filter = ["body", "is_public"]
    search_fields = ["name", "tasks"]
    edit_handler = ObjectList(Unit.panels, base_form_class=ShownForm)

    @property
    def permission_policy(self) -> NeverDeleted:
        return NeverDeleted(self.model)


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "home"
    menu_label = "Организации"
    list_display = ["name", "phone", "is_public"]
    list_filter = ["is_public"]
    search_fields = ["name"]
    edit_handler = ObjectList(Organisation.panels, base_form_class=ShownForm)

    @property
    def permission_policy(self) -> NeverDeleted:
        return NeverDeleted(self.model)


class PostViewSet(SnippetViewSet):
    model = Post
    icon = "user"
    menu_label = "Должности"
    list_display = ["name", "unit", "is_head"]
    list_filter = ["unit", "is_head"]
    search_fields = ["name"]


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    menu_label = "Должностные лица"
    list_display = ["__str__", "consent_on"]
    search_fields = ["surname", "given_name", "patronymic"]


class BodyViewSet(SnippetViewSet):
    model = Body
    icon = "site"
    menu_label = "Органы"
    list_display = ["name", "slug"]
    search_fields = ["name"]


class StructureGroup(SnippetViewSetGroup):
    menu_label = "Структура"
    menu_icon = "group"
    menu_order = 310
    items = (UnitViewSet, PostViewSet, PersonViewSet, OrganisationViewSet, BodyViewSet)
