"""Nothing in the reference tables is deleted against the database's will or the public's."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db.models import Model
from django.test import Client

from documents.models import ActKind
from news.models import NewsRubric
from structure.models import Organisation, Unit
from structure.publication import settle
from tests.factories import documents as make
from tests.factories.news import make_news

pytestmark = pytest.mark.django_db


def delete(client: Client, thing: Model) -> Any:
    return client.post(f"/admin/snippets/{thing._meta.label_lower.replace('.', '/')}/delete/{thing.pk}/")


def delete_many(client: Client, *things: Model) -> Any:
    ids = "&".join(f"id={thing.pk}" for thing in things)
    return client.post(f"/admin/bulk/{things[0]._meta.label_lower.replace('.', '/')}/delete/?{ids}&next=/admin/")


def said(answer: Any) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_a_rubric_of_news_in_use_is_kept_and_its_users_are_named(admin_client: Client) -> None:
    rubric = NewsRubric.objects.create(slug="dorogi", name="Дороги")
    make_news(rubric=rubric)
    for answer in (delete(admin_client, rubric), delete_many(admin_client, rubric)):
        assert answer.status_code == 302
        assert "новости: 1" in said(answer)
    assert NewsRubric.objects.filter(pk=rubric.pk).exists()


def test_a_kind_of_acts_in_use_is_kept(admin_client: Client) -> None:
    kind = make.make_act().kind
    assert "правовые акты: 1" in said(delete(admin_client, kind))
    assert ActKind.objects.filter(pk=kind.pk).exists()


def test_what_nobody_uses_is_deleted(admin_client: Client) -> None:
    rubrics = [NewsRubric.objects.create(slug=f"r{number}", name=f"Рубрика {number}") for number in range(3)]
    assert delete(admin_client, rubrics[0]).status_code == 302
    assert delete_many(admin_client, *rubrics[1:]).status_code == 302
    assert not NewsRubric.objects.exists()


def test_what_the_public_saw_is_not_deleted_even_by_many(admin_client: Client) -> None:
    unit = Unit.objects.create(name="Отдел связи", slug="svyaz", body=make.make_body())
    library = Organisation.objects.create(name="Библиотека")
    for record in (unit, library):
        settle(record)
        answer = delete_many(admin_client, record)
        assert answer.status_code == 302
        assert "снимите её с сайта" in said(answer)
    assert Unit.objects.exists()
    assert Organisation.objects.exists()
