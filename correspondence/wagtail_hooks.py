"""The correspondence in the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from correspondence import looks
from correspondence.desk import urls
from correspondence.desk.lists import CorrespondenceGroup
from correspondence.desk.panels import add_panels

register_snippet(CorrespondenceGroup)
hooks.register("construct_homepage_panels", add_panels)


class RequestMenuItem(MenuItem):
    """A resident wrote about his data: for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return looks.may_look(request.user)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLResolver]:
    return [path("correspondence/", include(urls, namespace="correspondence_desk"))]


@hooks.register("register_settings_menu_item")
def request_menu_item() -> MenuItem:
    return RequestMenuItem(
        "Обращение жителя о его данных", reverse("correspondence_desk:request"), icon_name="user", order=900
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """The right that belongs to no list, for the page of groups."""
    return Permission.objects.filter(content_type__app_label="correspondence", codename="see_personal_data")
