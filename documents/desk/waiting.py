"""What the home page of the admin says about the Collection: acts that wait, and an issue at work."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from documents.issues.candidates import without_collection
from documents.models import CollectionsIndexPage, IssueRecord


class WaitingActsPanel(Component):
    """Acts that must be printed and stand in no issue, with the way to the issue that may take them."""

    template_name = "documents/admin/waiting_acts_panel.html"
    order = 60

    def __init__(self, count: int, series: CollectionsIndexPage, issue: IssueRecord | None) -> None:
        self.count = count
        self.series = series
        self.issue = issue

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        if self.issue:
            address = f"{reverse('issues_desk:desk', args=[self.issue.page_id])}#proposed"
        else:
            address = reverse("wagtailadmin_pages:add", args=["documents", "collectionissue", self.series.pk])
        return {"count": self.count, "issue": self.issue, "address": address}


def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Remind those who may prepare an issue. Three statements; nobody else is asked of anything."""
    series = CollectionsIndexPage.objects.first()
    if series is None or not series.permissions_for_user(request.user).can_add_subpage():
        return
    if count := without_collection().count():
        issue = IssueRecord.objects.filter(state=IssueRecord.State.DRAFT).order_by("through_number").first()
        panels.append(WaitingActsPanel(count, series, issue))
