"""The text of an act in other forms, on the site and for programs."""

from datetime import date

import pytest
from django.test import Client

from documents import publication
from documents.exporting import FORMATS, clauses_of, describe_edition
from documents.models import Edition
from documents.text.reading import read_text_here
from documents.text.writing import faults
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def test_the_page_offers_every_form_and_each_is_given(client: Client) -> None:
    record = make.make_act("145-п", promulgated_on=date(2026, 3, 13))
    html = client.get(record.path).content.decode()
    for name, file_format in FORMATS.items():
        assert f'<a href="{record.path}{name}">{file_format.label}</a>' in html
        response = client.get(f"{record.path}{name}")
        assert (response.status_code, response["Content-Type"]) == (200, file_format.content_type)


def test_akoma_ntoso_is_valid_and_says_which_act_it_is(client: Client) -> None:
    record = make.make_act("145-п", promulgated_on=date(2026, 3, 13))
    amending = make.make_act("410-п", adopted_on=date(2026, 8, 20))
    make.relate(amending, "amends", record, effective_on=date(2026, 9, 1))
    response = client.get(f"{record.path}akn.xml")
    assert faults(response.content) == []
    written = response.content.decode()
    assert "/akn/ru-alt-aleysk/act/postanovlenie/administratsiya/2026-03-12/145-p/" in written
    assert '/act/postanovlenie/administratsiya/2026-08-20/410-p" showAs="Постановление № 410-п"' in written
    assert response["Content-Disposition"] == 'attachment; filename="145-p-administratsiya.xml"'


def test_plain_text_and_word_say_the_act_and_its_clauses(client: Client) -> None:
    record = make.make_act("145-п", title="О ремонте дорог")
    plain = client.get(f"{record.path}text.txt").content.decode()
    assert plain.splitlines()[1:] == [
        "О ремонте дорог",
        "",
        "1. Утвердить порядок ремонта дорог.",
        "2. Контроль оставляю за собой.",
    ]
    text = read_text_here(client.get(f"{record.path}text.docx").content)
    assert [(clause.number, clause.text) for clause in text.clauses][-2:] == [
        ("1", "Утвердить порядок ремонта дорог."),
        ("2", "Контроль оставляю за собой."),
    ]


def test_a_form_of_an_earlier_edition_is_asked_for_by_its_number(client: Client) -> None:
    record = make.make_act("145-п", paragraphs=["1. Прежние слова."])
    edition = make.make_edition(record.page, ["1. Новые слова."])
    publication.publish_edition(edition, by=None)
    assert "Новые слова" in client.get(f"{record.path}text.txt").content.decode()
    assert "Прежние слова" in client.get(f"{record.path}text.txt?edition=1").content.decode()
    assert client.get(f"{record.path}text.txt?edition=9").status_code == 404


def test_what_is_not_public_is_not_given_in_any_form(client: Client) -> None:
    record = make.make_act("145-п", published=False)
    assert client.get(f"{record.path}akn.xml").status_code == 404
    assert client.get("/documents/acts/2026/net/akn.xml").status_code == 404


def test_a_withdrawn_act_is_gone_in_every_form(client: Client) -> None:
    record = make.make_act("145-п")
    publication.withdraw(record, reason="Ошибка.", by=None)
    for name in FORMATS:
        assert client.get(f"{record.path}{name}").status_code == 410


def test_clauses_of_the_database_are_those_of_the_engine() -> None:
    record = make.make_act("145-п", paragraphs=["1. Утвердить:", "1) одно;", "2. Опубликовать."])
    edition = Edition.objects.get(page=record.page)
    assert [(clause.address, clause.parent) for clause in clauses_of(edition)] == [
        ("p-1", None),
        ("p-1_pp-1", 0),
        ("p-2", None),
    ]
    assert describe_edition(record, edition).expression.endswith("/rus@2026-03-12")
