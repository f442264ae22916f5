"""In the admin: letters and consents without addresses; addresses by a right of their own, and every look is kept."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from correspondence import confirmation, consents, looks, outbox, subscriptions
from correspondence.models import Contact, Erasure, Letter, Look
from tests.factories.correspondence import make_contact, make_wordings
from users.models import User

pytestmark = pytest.mark.django_db

EMAIL = "metka-pochty@aleysk.example"
NAME = "Имярек Меточкин"
TEXT = "метка-слов-письма"
MARKERS = (EMAIL, "metka-pochty", NAME, "Меточкин", TEXT)
CONTEXT = {"link": f"https://site/{TEXT}", "confirm_until": timezone.now()}


@pytest.fixture
def contact() -> Contact:
    made = make_contact(EMAIL, name=NAME)
    for text in make_wordings().values():
        consents.give(made, text, subject="comment:1")
    subscriptions.subscribe(made, "draft:1", title="Проект")
    return made


@pytest.fixture
def letter(contact: Contact) -> Letter:
    written = outbox.write(contact, confirmation.LETTER, CONTEXT, subject="comment:1")
    assert written is not None
    given_up = {"state": Letter.State.GIVEN_UP, "fault": "SMTPConnectError 421", "tries": 6}
    Letter.objects.update(**given_up, finished_at=timezone.now())
    return written


def client_of(*rights: str) -> Client:
    """Somebody with access to the admin and these rights only."""
    user = User.objects.create_user(f"user{User.objects.count()}", password="x")
    codes = ["access_admin", *rights]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    return client


LISTS = ("letters", "consents", "erasures", "looks")
RIGHT = "see_personal_data"
READER = ("view_letter", "view_consentgiven", "view_erasure", "view_look", "view_consenttext")


@pytest.mark.parametrize("name", LISTS)
def test_lists_tell_nobody_an_address_a_name_or_words(
    letter: Letter, admin_client: Client, admin_user: User, name: str
) -> None:
    looks.look(letter.contact, by=admin_user, reason="проверка")
    Erasure.objects.create(rule="проверка", count=1)
    for client in (admin_client, client_of(*READER)):
        answer = client.get(f"/admin/{name}/")
        assert answer.status_code == 200
        html = answer.content.decode()
        assert not [marker for marker in MARKERS if marker in html]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_only_to_read_even_for_administrators(letter: Letter, admin_client: Client, name: str) -> None:
    for address in ("new/", f"edit/{letter.pk}/", f"delete/{letter.pk}/", f"history/{letter.pk}/"):
        assert admin_client.get(f"/admin/{name}/{address}").status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_without_the_right_there_is_no_list(name: str) -> None:
    answer = client_of().get(f"/admin/{name}/")
    assert answer.status_code == 302
    assert answer["Location"] == "/admin/"


def test_a_letter_shows_where_it_stands_and_can_be_sent_again(
    letter: Letter, django_capture_on_commit_callbacks: Any
) -> None:
    page = f"/admin/correspondence/letter/{letter.public_id}/"
    client = client_of("view_letter", "resend_letter")
    html = client.get(page).content.decode()
    assert "SMTPConnectError 421" in html
    assert "Отправить снова" in html
    assert not [marker for marker in MARKERS if marker in html]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{page}resend/")
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT
    assert "Отправить снова" not in client.get(page).content.decode()


def test_who_may_only_read_letters_cannot_send_them(letter: Letter) -> None:
    client = client_of("view_letter")
    page = f"/admin/correspondence/letter/{letter.public_id}/"
    assert "Отправить снова" not in client.get(page).content.decode()
    client.post(f"{page}resend/")
    letter.refresh_from_db()
    assert letter.state == Letter.State.GIVEN_UP


def test_address_and_name_are_shown_after_a_reason_and_the_look_is_kept(contact: Contact) -> None:
    client = client_of("see_personal_data")
    page = f"/admin/correspondence/contact/{contact.public_id}/"
    assert EMAIL not in client.get(page).content.decode()
    assert EMAIL not in client.post(page, {"reason": " "}).content.decode()
    assert not Look.objects.exists()
    answer = client.post(page, {"reason": "ответ на обращение"})
    html = answer.content.decode()
    assert EMAIL in html
    assert NAME in html
    assert "no-store" in answer["Cache-Control"]
    kept = Look.objects.get()
    assert (kept.contact, kept.reason) == (contact, "ответ на обращение")
    assert kept.by_name == kept.by.get_username()
    assert EMAIL not in client.get(page).content.decode()


def test_without_the_right_nobody_looks_and_nothing_is_shown(contact: Contact) -> None:
    client = client_of(*READER)
    for path in (f"contact/{contact.public_id}/", "request/"):
        answer = client.post(f"/admin/correspondence/{path}", {"reason": "любопытство", "email": EMAIL}, follow=True)
        assert NAME not in answer.content.decode()
    client.post(f"/admin/correspondence/contact/{contact.public_id}/erase/")
    contact.refresh_from_db()
    assert contact.has_email
    assert not Look.objects.exists()
    with pytest.raises(PermissionDenied):
        looks.look(contact, by=User.objects.create_user("nobody"), reason="любопытство")


def test_how_long_a_request_may_wait_is_a_setting(settings: Any) -> None:
    settings.PERSONAL_DATA_REQUEST_DAYS = 21
    html = client_of("see_personal_data").get("/admin/correspondence/request/").content.decode()
    assert "Ответить нужно за 21\N{NO-BREAK SPACE}рабочий день." in html


def test_a_residents_request_finds_all_of_his_address(contact: Contact) -> None:
    make_contact(EMAIL.upper())
    make_contact("drugoy@aleysk.example")
    answer = client_of("see_personal_data").post(
        "/admin/correspondence/request/", {"email": EMAIL, "reason": "запрос № 5"}
    )
    assert "Найдено: 2" in answer.content.decode()
    assert Look.objects.filter(reason="запрос № 5").count() == 2


def test_an_official_erases_at_a_request_after_being_asked_once_more(contact: Contact) -> None:
    client, page = client_of(RIGHT), f"/admin/correspondence/contact/{contact.public_id}/erase/"
    assert "Отменить это нельзя" in client.get(page).content.decode()
    contact.refresh_from_db()
    assert contact.has_email
    client.post(page)
    contact.refresh_from_db()
    assert (contact.has_email, contact.has_name) == (False, False)
    assert Erasure.objects.get().rule == "адреса и имена: по обращению жителя"
    assert set(contact.consents.values_list("ended_by", flat=True)) == {"request"}


def test_the_menu_shows_the_room_to_those_who_may_read_it(contact: Contact) -> None:
    lists, request = "/admin/letters/", "/admin/correspondence/request/"
    shown = {rights: client_of(*rights).get("/admin/").content.decode() for rights in ((), READER, (RIGHT,))}
    assert [lists in html for html in shown.values()] == [False, True, False]
    assert [request in html for html in shown.values()] == [False, False, True]


def test_letters_that_wait_for_an_administrator_are_told_on_the_home_page(letter: Letter) -> None:
    assert "Не удалось отправить 1" in client_of("view_letter", "resend_letter").get("/admin/").content.decode()
    assert "Не удалось отправить" not in client_of("view_letter").get("/admin/").content.decode()
    Letter.objects.update(state=Letter.State.SENT)
    assert "Не удалось отправить" not in client_of("resend_letter").get("/admin/").content.decode()


def test_a_list_leads_to_contacts_only_those_who_may_look(contact: Contact) -> None:
    link = f"/admin/correspondence/contact/{contact.public_id}/"
    shown = [client_of(*rights).get("/admin/consents/").content.decode() for rights in (READER, (*READER, RIGHT))]
    assert [link in html for html in shown] == [False, True]


def test_the_rights_can_be_given_to_groups(admin_client: Client) -> None:
    html = admin_client.get("/admin/groups/new/").content.decode()
    for right in ("see_personal_data", "resend_letter", "view_letter"):
        pk = Permission.objects.get(codename=right).pk
        assert f'value="{pk}"' in html
