"""Who may do what (D105): every role against every deed, each tried as a browser would, judged by what it changed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Workflow

from correspondence.models import Look
from documents.models import Comment, LegalAct, RegisterEntry
from home.models import ContentPage, HomePage, SiteSettings
from home.setup import ensure_sections
from news.models import NewsIndexPage, NewsPage
from structure.models import Unit
from tests.factories import documents as make
from tests.factories.comments import make_comment
from tests.factories.correspondence import make_contact
from tests.factories.drafts import make_draft, make_draft_page, make_text, make_unit
from users.roles import Role

pytestmark = pytest.mark.django_db

REFUSAL = "Этот раздел не входит в ваши права"
NO_STREAM = {"body-count": "0"}
NO_EDITOR_NOTES = {f"comments-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}


def publish_news(client: Client) -> tuple[bool, Any]:
    index = NewsIndexPage.objects.get()
    answer = client.post(
        reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk]),
        {
            "title": "Открыт мост",
            "lead": "",
            "posted_on": "2026-03-12",
            "rubric": "",
            "source": "",
            "picture": "",
            "picture_alt": "",
            "action-publish": "1",
            **NO_STREAM,
            **NO_EDITOR_NOTES,
        },
    )
    return NewsPage.objects.filter(slug="otkryt-most", live=True).exists(), answer


def publish_act(client: Client) -> tuple[bool, Any]:
    edition = make.make_edition(make.make_page())
    answer = client.post(reverse("texts_desk:publish_edition", args=[edition.pk]))
    edition.refresh_from_db()
    return edition.is_public, answer


def withdraw_act(client: Client) -> tuple[bool, Any]:
    record = make.make_act()
    answer = client.post(reverse("acts_desk:withdraw", args=[record.page_id]), {"reason": "Опубликован по ошибке."})
    record.refresh_from_db()
    return not record.is_public, answer


def send_to_the_register(client: Client) -> tuple[bool, Any]:
    record = make.make_act()
    answer = client.post(reverse("registration_desk:send"), {"act": record.pk, "sent_on": record.adopted_on})
    return RegisterEntry.objects.filter(act=record, sent_on=record.adopted_on).exists(), answer


def see_what_is_to_be_sent(client: Client) -> tuple[bool, Any]:
    answer = client.get(reverse("registration_desk:worklist"))
    return answer.status_code == 200, answer


def delete_published_act(client: Client) -> tuple[bool, Any]:
    record = make.make_act()
    answer = client.post(reverse("wagtailadmin_pages:delete", args=[record.page_id]))
    return not LegalAct.objects.filter(pk=record.page_id).exists(), answer


def copy_act(client: Client) -> tuple[bool, Any]:
    record = make.make_act()
    address = reverse("wagtailadmin_pages:copy", args=[record.page_id])
    parent = record.page.get_parent().pk
    answer = client.post(address, {"new_title": "Копия", "new_slug": "kopiya", "new_parent_page": parent})
    return LegalAct.objects.count() > 1, answer


def prepare_draft(client: Client) -> tuple[bool, Any]:
    page = make_draft_page()
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return answer.status_code == 200, answer


def post_draft(client: Client) -> tuple[bool, Any]:
    page = make_draft_page()
    edition = make_text(page)
    answer = client.post(
        reverse("drafts_desk:move", args=[page.pk, "post"]), {"edition": edition.pk, "last_day": "2100-01-01"}
    )
    page.record.refresh_from_db()
    return page.record.posted_at is not None, answer


def show_remark(client: Client) -> tuple[bool, Any]:
    comment = make_comment(make_draft())
    answer = client.post(reverse("remarks_desk:publish", args=[comment.pk]), {"seen": comment.wording})
    comment.refresh_from_db()
    return comment.moderation == Comment.Moderation.PUBLISHED, answer


def answer_remark(client: Client) -> tuple[bool, Any]:
    comment = make_comment(make_draft())
    given = {"decision": "rejected", "reason": "Срок задан законом.", "unit": make_unit().pk, "seen": comment.standing}
    answer = client.post(reverse("remarks_desk:answer", args=[comment.pk]), given)
    comment.refresh_from_db()
    return comment.answer is not None, answer


def see_an_address(client: Client) -> tuple[bool, Any]:
    contact = make_contact("resident@aleysk.example")
    address = reverse("correspondence_desk:contact", args=[contact.public_id])
    answer = client.post(address, {"reason": "Ответ на обращение."})
    return "resident@aleysk.example" in answer.content.decode() and Look.objects.exists(), answer


def change_a_unit(client: Client) -> tuple[bool, Any]:
    unit = make_unit()
    answer = client.get(reverse(Unit.snippet_viewset.get_url_name("edit"), args=[unit.pk]))
    return answer.status_code == 200, answer


def change_the_site_settings(client: Client) -> tuple[bool, Any]:
    address = reverse("wagtailsettings:edit", args=["home", "sitesettings", SiteSettings.load().pk])
    answer = client.post(address, {"body_name": "Другой орган", "subtitle": "Сайт"})
    return SiteSettings.load().body_name == "Другой орган", answer


def give_rights_to_others(client: Client) -> tuple[bool, Any]:
    answer = client.get(reverse("wagtailusers_groups:edit", args=[Group.objects.get(name=Role.PRESS).pk]))
    return answer.status_code == 200, answer


def change_a_plain_page(client: Client) -> tuple[bool, Any]:
    page = HomePage.objects.get().add_child(instance=ContentPage(title="Приём граждан", slug="priem"))
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return answer.status_code == 200, answer


def add_a_picture(client: Client) -> tuple[bool, Any]:
    answer = client.get(reverse("wagtailimages:add"))
    return answer.status_code == 200, answer


Deed = Callable[[Client], tuple[bool, Any]]
PRESS, LEGAL, DRAFTING, MODERATOR, ADMINISTRATOR = Role
MAY: dict[Deed, set[Role]] = {
    publish_news: {PRESS, ADMINISTRATOR},
    publish_act: {LEGAL, ADMINISTRATOR},
    withdraw_act: {LEGAL, ADMINISTRATOR},
    send_to_the_register: {LEGAL, ADMINISTRATOR},
    see_what_is_to_be_sent: {LEGAL, ADMINISTRATOR},
    delete_published_act: set(),
    copy_act: set(),
    prepare_draft: {LEGAL, DRAFTING, ADMINISTRATOR},
    post_draft: {LEGAL, ADMINISTRATOR},
    show_remark: {MODERATOR, ADMINISTRATOR},
    answer_remark: {LEGAL, DRAFTING, ADMINISTRATOR},
    see_an_address: {ADMINISTRATOR},
    change_a_unit: {ADMINISTRATOR},
    change_the_site_settings: {ADMINISTRATOR},
    give_rights_to_others: {ADMINISTRATOR},
    change_a_plain_page: {ADMINISTRATOR},
    add_a_picture: {PRESS, LEGAL, ADMINISTRATOR},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", MAY, ids=lambda deed: deed.__name__)
def test_each_role_does_what_its_work_needs_and_is_refused_the_rest_in_words(
    enter: Any, deed: Deed, role: Role
) -> None:
    done, answer = deed(enter(role))
    assert done == (role in MAY[deed]), answer.content.decode()[:2000]
    if not done:
        assert answer.status_code in (302, 403), answer.status_code
        said = " ".join(str(message) for message in get_messages(answer.wsgi_request)) + answer.content.decode()
        assert REFUSAL in said or "Нельзя" in said or "не копируются" in said, said[:2000]


def test_every_role_may_enter_and_finds_what_waits(enter: Any) -> None:
    make_comment(make_draft())
    for role in Role:
        html = enter(role).get(reverse("wagtailadmin_home")).content.decode()
        assert "Что ждёт вас" in html
        assert ("замечание ждёт проверки" in html.replace("\xa0", " ")) == (role in MAY[show_remark])
        assert ("замечание ждёт ответа" in html.replace("\xa0", " ")) == (role in MAY[answer_remark])


def test_roles_are_made_once_and_what_an_administrator_changed_stays() -> None:
    ensure_sections()
    press = Group.objects.get(name=Role.PRESS)
    GroupPagePermission.objects.filter(group=press).delete()
    Workflow.objects.update(active=False)
    ensure_sections()
    assert not GroupPagePermission.objects.filter(group=press).exists()
    assert not Workflow.objects.filter(active=True).exists()
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


def test_what_a_section_prepares_goes_to_those_who_publish_it() -> None:
    ensure_sections()
    for slug, role in (("news", Role.PRESS), ("acts", Role.LEGAL), ("drafts", Role.LEGAL)):
        workflow = Page.objects.get(slug=slug).get_workflow()
        assert [group.name for task in workflow.tasks for group in task.specific.groups.all()] == [role.value]
