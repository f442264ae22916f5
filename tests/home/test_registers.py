"""A title of what is not published may be all that is secret: the registers show it to those alone who work with it."""

from typing import Any

import pytest
from django.urls import reverse

from tests.factories import documents as make
from tests.factories.drafts import make_draft_page
from users.roles import Role

pytestmark = pytest.mark.django_db

SECRET = "Ob izyatii uchastka"
REGISTERS = {
    "register": {Role.LEGAL, Role.ADMINISTRATOR},
    "drafts_register": {Role.LEGAL, Role.DRAFTING, Role.ADMINISTRATOR},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("register", REGISTERS)
def test_a_register_names_what_is_not_public_to_those_who_work_with_it(enter: Any, register: str, role: Role) -> None:
    act, draft = make.make_act("7-п", title=SECRET, published=False), make_draft_page(SECRET)
    desks = {"register": ("acts_desk:desk", act.page_id), "drafts_register": ("drafts_desk:desk", draft.pk)}
    name, page = desks[register]
    client = enter(role)
    may = role in REGISTERS[register]
    for view in ("index", "index_results"):
        for query in ("", f"?q={SECRET}", "?is_public=false"):
            answer = client.get(reverse(f"{register}:{view}") + query)
            assert (SECRET in answer.content.decode()) == may, (view, query)
            assert (answer.status_code == 200) == may
    assert (SECRET in client.get(reverse(name, args=[page])).content.decode()) == may


ELSEWHERE = ("wagtailadmin_home", "wagtailadmin_pages:search", "wagtailadmin_choose_page_search", "remarks_desk:queue")


@pytest.mark.parametrize("role", [Role.PRESS, Role.MODERATOR, Role.ADMINISTRATOR])
def test_no_other_screen_names_it_to_the_rest(enter: Any, role: Role) -> None:
    make.make_act("7-п", title=SECRET, published=False)
    make_draft_page(SECRET)
    client = enter(role)
    shown = {name: client.get(reverse(name), {"q": "izyatii", "show": "all"}).content.decode() for name in ELSEWHERE}
    naming = {name for name, html in shown.items() if SECRET in html}
    if role == Role.ADMINISTRATOR:
        assert "wagtailadmin_pages:search" in naming
    else:
        assert not naming
