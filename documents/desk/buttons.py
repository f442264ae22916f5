"""Buttons of acts, drafts and issues in Wagtail's admin. Its own «Снять с публикации» asks for no reason, so there is
another."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from documents.commenting import queue
from documents.desk.guarded import guarded
from documents.desk.remarks import rights
from documents.permissions import may_publish

WITHDRAW = "Снять с публикации"


class DeskMenuItem(ActionMenuItem):
    """The way from the card of an act, a draft or an issue to its desk."""

    name = "action-desk"
    icon_name = "doc-full"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and guarded(context["page"]) is not None

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        kind = guarded(parent_context["page"])
        return {**super().get_context_data(parent_context), "label": kind.desk_label if kind else ""}

    def get_url(self, context: dict[str, Any]) -> str:
        return _address(context["page"], "desk")


class WithdrawMenuItem(ActionMenuItem):
    label = WITHDRAW
    name = "action-withdraw"
    icon_name = "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return context["view"] == "edit" and may_be_withdrawn(page, context["request"].user)

    def get_url(self, context: dict[str, Any]) -> str:
        return _address(context["page"], "withdraw")


def page_buttons(page: Page, user: Any, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """Give the explorer's and the editor's menus the ways to the desk and to withdrawal."""
    kind = guarded(page)
    if kind is None:
        return
    yield Button(kind.desk_label, _address(page, "desk"), icon_name="doc-full", priority=15)
    if may_be_withdrawn(page, user):
        yield Button(WITHDRAW, _address(page, "withdraw"), icon_name="download", priority=40)


def may_be_withdrawn(page: Page | None, user: Any) -> bool:
    """Say whether `user` may take `page` off the site by way of its desk."""
    return page is not None and guarded(page) is not None and page.live and may_publish(user, page)


def _address(page: Page, view: str) -> str:
    kind = guarded(page)
    return reverse(f"{kind.desk}:{view}", args=[page.pk]) if kind else ""


class RemarksMenuItem(MenuItem):
    """«Замечания» with the number of those that wait for whoever looks: to be checked, or to be answered."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_work(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        moderates = request.user.has_perm(rights.MODERATE)
        count = (queue.waiting() if moderates else queue.unanswered()).count()
        label = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )
