"""The form of a remark: no account, no scripts, nothing typed is ever lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from correspondence.consents import Purpose
from correspondence.models import ConsentGiven, Contact, Letter, Subscription
from documents.models import Clause, Comment, DraftRecord
from tests.factories.comments import TEXT, filled, send
from tests.factories.correspondence import make_wordings, robot_fields
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> DraftRecord:
    make_wordings()
    return make_draft()


def page(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_the_form_says_first_what_it_is_not(client: Client, draft: DraftRecord) -> None:
    answer = client.get(f"{draft.path}comment/")
    text = page(answer)
    assert answer.status_code == 200
    assert text.index("а не обращение по закону") < text.index("<textarea")
    assert "gosuslugi.ru" in text
    assert "Что увидят все" in text
    assert "Отдел городского хозяйства" in text
    assert "no-store" in answer["Cache-Control"]
    assert "<script" not in text


def test_the_clause_is_quoted(client: Client, draft: DraftRecord) -> None:
    clause = Clause.objects.get(edition=draft.current_edition, address="p-2.1")
    text = page(client.get(f"{draft.path}comment/?clause={clause.key}"))
    assert "пункт 2.1" in text
    assert "не превышает двадцати рабочих дней" in text
    send(client, draft, clause=clause.key, edition="1")
    assert Comment.objects.get().clause_address == "p-2.1"


def test_an_unknown_clause_means_the_whole_draft(client: Client, draft: DraftRecord) -> None:
    assert "ко всему проекту" in page(client.get(f"{draft.path}comment/?clause=0000000000000000&edition=99"))


def test_a_clause_with_a_sign_no_database_keeps_is_an_unknown_one(client: Client, draft: DraftRecord) -> None:
    assert "ко всему проекту" in page(client.get(f"{draft.path}comment/?clause=a%00b"))


def test_a_remark_leads_to_its_receipt_behind_the_secret_link(client: Client, draft: DraftRecord) -> None:
    answer = send(client, draft)
    assert answer.status_code == 303
    receipt = client.get(answer["Location"])
    text = page(receipt)
    assert "№&nbsp;1 получено" in text
    assert TEXT in text
    assert draft.title in text
    assert f"{settings.SITE_URL}{answer['Location']}" in text
    assert receipt["Referrer-Policy"] == "no-referrer"
    assert "noindex" in receipt["X-Robots-Tag"]
    assert "no-store" in receipt["Cache-Control"]
    assert not Contact.objects.exists()


def test_the_receipt_can_be_copied_by_hand_and_by_a_button(client: Client, draft: DraftRecord) -> None:
    address = send(client, draft)["Location"]
    text = page(client.get(address))
    assert not set(address.rstrip("/").rpartition("/")[2]) & set("0O1lIo")
    assert 'data-copies="secret-link"' in text
    assert "js/copy" in text


def test_each_box_stands_under_what_it_is_about(client: Client, draft: DraftRecord) -> None:
    text = page(client.get(f"{draft.path}comment/"))
    assert text.index("отмечать ничего не нужно") < text.index('name="name"')
    names = re.findall(r'name="(name|showing_name|email|news|processing)"', text)
    assert names == ["name", "showing_name", "email", "news", "processing"]


def test_a_form_sent_at_once_without_words_asks_for_the_words_only(client: Client, draft: DraftRecord) -> None:
    data = {**filled(draft), "text": ""} | robot_fields(f"draft:{draft.public_id}", age=timedelta(0))
    text = page(send(client, draft, data=data))
    assert "Напишите текст" in text
    assert "слишком быстро" not in text


def test_a_double_press_is_one_remark(client: Client, draft: DraftRecord) -> None:
    data = filled(draft)
    answers = [send(client, draft, data=data) for _ in range(3)]
    assert len({answer["Location"] for answer in answers}) == 1
    assert Comment.objects.count() == 1


def test_a_second_press_after_the_deadline_still_leads_to_the_receipt(client: Client, draft: DraftRecord) -> None:
    data = filled(draft)
    first = send(client, draft, data=data)
    DraftRecord.objects.update(closes_at=timezone.now())
    assert send(client, draft, data=data)["Location"] == first["Location"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": " \r\n "}, "Напишите текст"),
        (
            {"text": "я" * 10_001},
            "Слишком длинно: 10\N{NO-BREAK SPACE}001\N{NO-BREAK SPACE}знак, а можно 10\N{NO-BREAK SPACE}000",
        ),
        ({"text": "\x00\x07"}, "Напишите текст"),
        ({"kind": "bribe"}, "Выберите, что вы хотите сказать"),
        ({"email": "zhitel@aleysk.example"}, "Отметьте согласие"),
        ({"name": "Мария"}, "Отметьте согласие"),
        ({"email": "не почта", "processing": "1"}, "email"),
        ({"news": "1"}, "Чтобы получать новости"),
        ({"website": "http://spam.example"}, "поле «Сайт»"),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(
    client: Client, draft: DraftRecord, fields: dict[str, str], says: str
) -> None:
    answer = send(client, draft, **{"text": "Моё замечание", **fields})
    text = page(answer)
    assert answer.status_code == 422
    assert says in text
    assert text.index("error-summary") < text.index("<textarea")
    assert "<title>Ошибка: " in text
    for value in {"text": "Моё замечание", **fields}.values():
        assert value in ("bribe", "\x00\x07", "http://spam.example") or value.strip() in text
    assert not Comment.objects.exists()


def test_characters_are_kept_but_for_invisible_ones(client: Client, draft: DraftRecord) -> None:
    send(client, draft, text="Ё 👩‍👩‍👧 <b>жирно</b>\r\n\u202eзадом наперёд\x00\r\n\r\n\r\n\r\nконец ")
    assert Comment.objects.get().text == "Ё 👩‍👩‍👧 <b>жирно</b>\nзадом наперёд\n\nконец"


def test_five_megabytes_are_refused_in_words(client: Client, draft: DraftRecord) -> None:
    answer = send(client, draft, text="я" * 2_500_000)
    assert answer.status_code == 413
    assert "Сообщение слишком большое" in page(answer)


def test_a_stale_cookie_costs_nobody_the_text(draft: DraftRecord) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(f"{draft.path}comment/", filled(draft, csrfmiddlewaretoken="x" * 64))
    text = page(answer)
    assert answer.status_code == 403
    assert "Ничего не потеряно" in text
    assert TEXT in text
    assert not Comment.objects.exists()
    token = client.cookies["csrftoken"].value
    again = client.post(f"{draft.path}comment/", filled(draft, csrfmiddlewaretoken=token))
    assert again.status_code == 303


def test_two_hours_of_typing_do_not_expire(client: Client, draft: DraftRecord) -> None:
    data = filled(draft) | robot_fields(f"draft:{draft.public_id}", age=timedelta(hours=2, minutes=5))
    assert send(client, draft, data=data).status_code == 303


def test_after_the_deadline_the_form_is_gone_and_a_remark_is_refused(client: Client, draft: DraftRecord) -> None:
    data = filled(draft)
    DraftRecord.objects.update(closes_at=timezone.now())
    form = client.get(f"{draft.path}comment/")
    assert form.status_code == 200
    assert "Приём замечаний завершён" in page(form)
    assert "<form" not in page(form).split("<main", 1)[1].split("</main>")[0]
    late = send(client, draft, data=data)
    assert late.status_code == 403
    assert "Приём замечаний завершён" in page(late)
    assert TEXT in page(late)
    assert not Comment.objects.exists()


def test_address_name_and_news_are_kept_in_the_correspondence_only(client: Client, draft: DraftRecord) -> None:
    boxes = dict.fromkeys(("processing", "showing_name", "news"), "1")
    send(client, draft, email="zhitel@aleysk.example", name="Мария С.", **boxes)
    comment = Comment.objects.get()
    contact = comment.contact
    assert contact is not None
    assert (contact.email, contact.name) == ("zhitel@aleysk.example", "Мария С.")
    assert set(ConsentGiven.objects.values_list("text__slug", flat=True)) == set(Purpose.values)
    assert Subscription.objects.get().topic == f"draft:{draft.public_id}"
    waiting = Letter.objects.filter(contact=contact).values_list("kind", "state")
    assert ("documents/letters/remark_received.txt", "waiting") in list(waiting)


def test_a_page_named_comment_is_no_business_of_ours(client: Client) -> None:
    assert client.get("/nothing/here/comment/").status_code == 404
