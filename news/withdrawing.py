"""Taking news off the site: Wagtail's own «Снять с публикации» asks for no reason, so news have another."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.forms import ReasonForm
from news import publication
from news.models import NewsPage

LABEL = "Снять с публикации"


def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the reason that everybody will read, then take the news off the site."""
    page = get_object_or_404(NewsPage, pk=page_id)
    if not publication.may_withdraw(request.user, page):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication.withdraw(page, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Новость снята с публикации. По её адресу теперь стоит объяснение.")
        return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "news/withdraw.html", {"page": page, "form": form, "header_title": LABEL})


class WithdrawMenuItem(ActionMenuItem):
    label = LABEL
    name = "action-withdraw-news"
    icon_name = "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return (
            context["view"] == "edit"
            and isinstance(page, NewsPage)
            and publication.may_withdraw(context["request"].user, page)
        )

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("news_withdraw", args=[context["page"].pk])


def page_buttons(page: Page, user: Any, next_url: str | None = None, view_name: str = "") -> Iterator[Button]:
    """Give the explorer's and the editor's menus the way to withdrawal."""
    if page.specific_class is NewsPage and publication.may_withdraw(user, page):
        yield Button(LABEL, reverse("news_withdraw", args=[page.pk]), icon_name="download", priority=40)
