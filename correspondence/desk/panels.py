"""What the home page of the admin says about the correspondence: only what somebody has to do."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from correspondence.models import Letter


class GivenUpPanel(Component):
    """Letters that could not leave and wait for an administrator."""

    template_name = "correspondence/desk/given_up_panel.html"
    order = 50

    def __init__(self, count: int) -> None:
        self.count = count

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {"count": self.count}


def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    if not request.user.has_perm("correspondence.resend_letter"):
        return
    if count := Letter.objects.filter(state=Letter.State.GIVEN_UP).count():
        panels.append(GivenUpPanel(count))
