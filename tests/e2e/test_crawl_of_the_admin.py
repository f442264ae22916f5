"""The admin as each role finds it: every kind of screen that is linked opens, without an error or a foreign host."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from django.contrib.auth.models import Group

from tests.e2e.city import City
from tests.e2e.conftest import Visit
from tests.factories.comments import make_comment
from tests.factories.drafts import make_draft
from users.models import User
from users.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "пароль-образец"
LINKS = "() => [...document.querySelectorAll('a[href]')].map(link => link.href)"
NO_SCREENS = (
    "/admin/logout/",
    "/admin/jsi18n",
    "/admin/sprite",
    "/admin/bulk/",
)  # the last are given their pages by a script
REFUSAL = "не входит в ваши права"
# Wagtail's own pages offer these two ways to whoever may look at a page or at the use of its type.
WAGTAIL_REFUSES = re.compile(r"/admin/pages/(\d+/(history|usage)|create/\w+/\w+)/?$")


def shape(address: str) -> str:
    """What screens of one kind have in common: numbers, identifiers and filters apart."""
    parts = urlsplit(address)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "N", parts.path) + ("?" if parts.query else "")


@pytest.mark.parametrize("role", Role)
def test_every_kind_of_screen_that_a_role_is_led_to_opens(
    city: City, live_server: Any, open_context: Callable[..., Any], role: Role
) -> None:
    make_comment(make_draft("О выдаче справок"))
    user = User.objects.create_user(role.name.lower(), "", PASSWORD)
    user.groups.add(Group.objects.get(name=role))
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("input[name=username]", user.username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    visit = Visit(page, live_server.url)

    host = urlsplit(live_server.url).netloc
    waiting, known = ["/admin/"], {shape("/admin/")}
    while waiting:
        address = waiting.pop(0)
        visit.open(address)
        if REFUSAL in page.inner_text("body") and not WAGTAIL_REFUSES.match(address):
            visit.troubles.append(f"{address}: offered and refused")
        for link in page.evaluate(LINKS):
            parts = urlsplit(urldefrag(link).url)
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            ours = parts.netloc == host and parts.path.startswith("/admin/") and not parts.path.startswith(NO_SCREENS)
            if ours and shape(target) not in known:
                known.add(shape(target))
                waiting.append(target)
    assert not visit.troubles, "\n".join(visit.troubles)
    assert len(known) >= 5
