"""Buttons of acts in Wagtail's admin. Wagtail's own «Снять с публикации» asks for no reason, so acts have another."""

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
from documents.desk import remarks
from documents.models import CollectionIssue, LegalAct
from documents.permissions import may_publish


class DeskMenuItem(ActionMenuItem):
    label = "Тексты и сведения"
    name = "action-desk"
    icon_name = "doc-full"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and isinstance(context.get("page"), LegalAct)

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("acts_desk:desk", args=[context["page"].pk])


class WithdrawMenuItem(DeskMenuItem):
    label = "Снять с публикации"
    name = "action-withdraw"
    icon_name = "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return (
            super().is_shown(context) and context["page"].live and may_publish(context["request"].user, context["page"])
        )

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("acts_desk:withdraw", args=[context["page"].pk])


class IssueDeskMenuItem(ActionMenuItem):
    label = "Номера, акты и выход в свет"
    name = "action-issue-desk"
    icon_name = "doc-full"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and isinstance(context.get("page"), CollectionIssue)

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("issues_desk:desk", args=[context["page"].pk])


def page_buttons(page: Page, user: Any, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """Give the explorer's and the editor's menus the ways to the desk and to withdrawal."""
    if page.specific_class is CollectionIssue:
        address = reverse("issues_desk:desk", args=[page.pk])
        yield Button("Номера, акты и выход в свет", address, icon_name="doc-full", priority=15)
    if page.specific_class is not LegalAct:
        return
    yield Button("Тексты и сведения", reverse("acts_desk:desk", args=[page.pk]), icon_name="doc-full", priority=15)
    if page.live and may_publish(user, page):
        address = reverse("acts_desk:withdraw", args=[page.pk])
        yield Button("Снять с публикации", address, icon_name="download", priority=40)


class RemarksMenuItem(MenuItem):
    """«Замечания» with the number of those that wait for whoever looks: to be checked, or to be answered."""

    def is_shown(self, request: HttpRequest) -> bool:
        return remarks.may_work(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        moderates = request.user.has_perm(remarks.MODERATE)
        count = (queue.waiting() if moderates else queue.unanswered()).count()
        label = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )
