"""The page of a draft and the list of drafts, as residents read them."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.russian.counting import grouped
from documents import publication
from documents.commenting import moderation
from documents.consultation import moves
from documents.drafts.wording import remark_place
from documents.models import Clause, DraftRecord, PublicComment
from tests.factories import drafts as make
from tests.factories.comments import make_comment
from tests.factories.documents import make_act, make_kind, make_rubric

pytestmark = pytest.mark.django_db


def test_an_open_draft_says_until_when_how_and_where_to_send_a_remark(client: Client) -> None:
    record = make.make_draft(last_day=timezone.localdate() + timedelta(days=20))
    page = client.get(record.path)
    text = page.content.decode()
    assert page.status_code == 200
    assert "Осталось 20\N{NO-BREAK SPACE}дней" in text
    key = record.current_edition.clauses.get(address="p-2.1").key
    named = 'Написать<span class="visually-hidden"> замечание к пункту\N{NO-BREAK SPACE}2.1</span>'
    assert f'href="{record.path}comment/?clause={key}">{named}</a>' in text
    assert text.count(f'href="{record.path}comment/">Написать замечание</a>') == 2


def test_the_way_to_remark_on_a_subpoint_names_what_it_stands_in() -> None:
    point, subpoint = Clause(kind="point", number="2.4"), Clause(kind="subpoint", number="а")
    assert remark_place(subpoint, point) == "к подпункту\N{NO-BREAK SPACE}«а» пункта\N{NO-BREAK SPACE}2.4"
    assert remark_place(subpoint) == "к подпункту\N{NO-BREAK SPACE}«а»"


def test_a_closed_draft_offers_no_form(client: Client) -> None:
    posted_at = timezone.now() - timedelta(days=30)
    record = make.make_draft(posted_at=posted_at, last_day=timezone.localdate() - timedelta(days=1))
    text = client.get(record.path).content.decode()
    assert "Приём замечаний завершён" in text
    assert "comment/" not in text


def test_a_draft_in_preparation_is_nowhere(client: Client) -> None:
    page = make.make_draft_page()
    make.make_text(page)
    assert client.get(page.record.path).status_code == 404
    assert page.official_title not in client.get("/documents/drafts/").content.decode()


def test_a_withdrawn_draft_answers_with_the_reason(client: Client) -> None:
    record = make.make_draft()
    publication.withdraw(record, reason="Размещён по ошибке.", by=None)
    response = client.get(record.path)
    assert response.status_code == 410
    assert "Размещён по ошибке." in response.content.decode()
    publication.restore(make.again(record), by=None)
    assert client.get(record.path).status_code == 200


def test_older_editions_can_be_read_and_take_no_remarks(client: Client) -> None:
    record = make.make_draft()
    second = make.make_text(record.page, ["1. Новый текст."], note="Исправлена ошибка")
    publication.publish_edition(second, by=None)
    older = client.get(f"{record.path}?edition=1").content.decode()
    assert "есть более поздняя" in older
    assert "comment/?clause=" not in older
    assert "Новый текст" in client.get(record.path).content.decode()
    assert client.get(f"{record.path}?edition=7").status_code == 404


def test_the_list_shows_open_drafts_first(client: Client) -> None:
    make.make_draft("О закрытом", posted_at=timezone.now() - timedelta(days=60))
    make.make_draft("Об открытом")
    dropped = make.make_draft("О снятом")
    moves.drop(dropped, reason="Закон изменился.", by=None)
    text = client.get("/documents/drafts/").content.decode()
    places = [text.index(words) for words in ("Об открытом", "На рассмотрении", "О закрытом", "Архив", "О снятом")]
    assert places == sorted(places)


def test_the_list_is_narrowed_by_the_developer(client: Client) -> None:
    make.make_draft("О садах")
    make.make_draft("О рынках", developer=make.make_unit("Отдел торговли", "torgovlya"))
    text = client.get("/documents/drafts/?unit=torgovlya").content.decode()
    assert "О рынках" in text
    assert "О садах" not in text
    assert "проектов нет" in client.get("/documents/drafts/?unit=nigde").content.decode()


def test_the_feed_holds_what_is_open(client: Client) -> None:
    make.make_draft("Об открытом")
    make.make_draft("О закрытом", posted_at=timezone.now() - timedelta(days=60))
    feed = client.get("/documents/drafts/feed.atom").content.decode()
    assert "Об открытом" in feed
    assert "О закрытом" not in feed


def test_what_the_text_cites_is_linked_as_on_the_page_of_an_act(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    act = make_act("145-п")
    kind = make_kind("статья кодекса", "statya-kodeksa", is_reference_text=True)
    article = make_act("74-ФЗ, ст. 24", kind=kind, rubric=make_rubric("Водный кодекс Российской Федерации", "vodny"))
    hidden = make_act("146-п", published=False)
    paragraphs = [
        "1. Отменить пункт 2 постановления администрации города от 12.03.2026 № 145-п.",
        "2. Учесть статью 24 Водного кодекса Российской Федерации и постановление от 12.03.2026 № 146-п.",
        "3. Пункт 1 настоящего Регламента действует с 1 мая.",
    ]
    record = make.make_draft(paragraphs=paragraphs)
    moderation.publish(make_comment(record, address="p-1"), by=None)
    publication.publish_edition(make.make_text(record.page, paragraphs), by=None)
    client.get(record.path)  # fills the caches of sites and of content types
    with django_assert_max_num_queries(15):
        text = client.get(record.path).content.decode()
    assert f'<a href="{act.path}#p-2">пункт 2 постановления администрации города от 12.03.2026 № 145-п</a>' in text
    assert f'<a href="{article.path}">статью 24 Водного кодекса Российской Федерации</a>' in text
    assert '<a href="#p-1">Пункт 1 настоящего Регламента</a>' in text
    assert hidden.path not in text


def test_the_page_costs_the_same_with_a_thousand_remarks(client: Client, django_assert_max_num_queries: Any) -> None:
    record = make.make_draft()
    comment = make_comment(record, address="p-2.1")
    moderation.publish(comment, by=None)
    client.get(record.path)  # fills the caches of sites and of content types
    with CaptureQueriesContext(connection) as few:
        client.get(record.path)
    shown = PublicComment.objects.get()
    PublicComment.objects.bulk_create(
        PublicComment(
            draft=record,
            number=number,
            edition=record.current_edition,
            clause_key=shown.clause_key,
            kind=shown.kind,
            received_at=shown.received_at,
            state=shown.state,
            text=f"Замечание {number}",
            is_public=True,
            published_at=shown.published_at,
            modified_at=shown.modified_at,
        )
        for number in range(2, 1001)
    )
    DraftRecord.objects.filter(pk=record.pk).update(last_comment_number=1000)
    with django_assert_max_num_queries(15), CaptureQueriesContext(connection) as many:
        text = client.get(record.path).content.decode()
    assert len(many) == len(few)
    assert f">Читать замечания: {grouped(1000)}<" in text
