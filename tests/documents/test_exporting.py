"""The text of an act in other forms, on the site and for programs."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from documents import publication
from documents.exporting import FORMATS, clauses_of, describe_edition
from documents.models import Edition
from documents.text.reading import read_text_here
from documents.text.writing import faults
from documents.text.writing.metadata import NAMESPACE
from tests.factories import documents as make
from tests.factories import drafts

pytestmark = pytest.mark.django_db


def references(written: bytes) -> dict[str, str]:
    """Return where the references of a file lead, by their words."""
    return {
        "".join(map(str, each.itertext())): each.get("href") or ""
        for each in etree.fromstring(written).iter(f"{{{NAMESPACE}}}ref")
    }


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
    without_a_day = make.make_act("411-п", adopted_on=date(2026, 9, 1), promulgated_on=date(2026, 9, 4))
    make.relate(without_a_day, "amends", record)
    response = client.get(f"{record.path}akn.xml")
    assert faults(response.content) == []
    written = response.content.decode()
    assert "/akn/ru-alt-aleysk/act/postanovlenie/administratsiya/2026-03-12/145-p/" in written
    assert '/act/postanovlenie/administratsiya/2026-08-20/410-p" showAs="Постановление № 410-п"' in written
    days = [event.get("date") for event in etree.fromstring(response.content).iter(f"{{{NAMESPACE}}}eventRef")]
    assert days[-2:] == ["2026-09-01", "2026-09-04"], "each act that changed it, on its own day"
    assert response["Content-Disposition"] == 'attachment; filename="145-p-administratsiya.xml"'


def test_akoma_ntoso_names_the_publication_that_counts(client: Client) -> None:
    record = make.make_act("145-п")
    make.make_fact(record, date(2026, 3, 13), "site", publication_name="Сайт города")
    assert b"<publication" not in client.get(f"{record.path}akn.xml").content
    for number, day in ((1, date(2026, 3, 20)), (2, date(2026, 3, 27))):
        make.make_fact(record, day, publication_name="Маяк труда", issue=str(10 + number), part=number, parts=2)
    written = client.get(f"{record.path}akn.xml").content
    assert faults(written) == []
    (told,) = etree.fromstring(written).iter(f"{{{NAMESPACE}}}publication")
    assert (told.get("date"), told.get("showAs"), told.get("number")) == ("2026-03-27", "Маяк труда", "12")


def test_akoma_ntoso_refers_to_what_the_words_cite(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make.make_act("145-п")
    make.make_act("146-п", published=False)
    paragraphs = [
        "1. Отменить пункт 2 постановления от 12.03.2026 № 145-п и постановление от 12.03.2026 № 146-п.",
        "2. Пункт 1 настоящего постановления действует с 1 мая.",
    ]
    record = make.make_act("900-п", paragraphs=paragraphs, adopted_on=date(2026, 5, 1))
    with django_assert_max_num_queries(6):
        written = client.get(f"{record.path}akn.xml").content
    assert faults(written) == []
    work = "/akn/ru-alt-aleysk/act/postanovlenie/administratsiya/2026-03-12/145-p"
    assert references(written) == {
        "пункт 2 постановления от 12.03.2026 № 145-п": f"{work}#p-2",
        "Пункт 1 настоящего постановления": "#p-1",
    }


def test_an_article_of_a_code_is_referred_to_as_a_work_of_the_country(client: Client) -> None:
    kind = make.make_kind("статья кодекса", "statya-kodeksa", is_reference_text=True)
    body = make.make_body("Государственная Дума", "duma")
    make.make_act(
        "74-ФЗ, ст. 24", kind=kind, body=body, rubric=make.make_rubric("Водный кодекс Российской Федерации", "vodny")
    )
    record = make.make_act("900-п", paragraphs=["1. Учесть часть 1 статьи 24 Водного кодекса РФ."])
    written = client.get(f"{record.path}akn.xml").content
    cited = "/akn/ru/act/statya-kodeksa/duma/2026-03-12/74-fz-st-24#ch-1"
    assert list(references(written).values()) == [cited]


def test_the_page_of_a_draft_offers_every_form_and_each_is_given(client: Client) -> None:
    make.make_act("145-п")
    record = drafts.make_draft(paragraphs=["1. Отменить постановление от 12.03.2026 № 145-п.", "2. Опубликовать."])
    html = client.get(record.path).content.decode()
    given = {name: client.get(f"{record.path}{name}") for name in FORMATS}
    for name, file_format in FORMATS.items():
        assert f'<a href="{record.path}{name}">{file_format.label}</a>' in html
        assert (given[name].status_code, given[name]["Content-Type"]) == (200, file_format.content_type)
    assert given["text.txt"].content.decode().splitlines() == [
        "Проект", record.title, "", "1. Отменить постановление от 12.03.2026 № 145-п.", "2. Опубликовать.",
    ]  # fmt: skip
    assert [clause.text for clause in read_text_here(given["text.docx"].content).clauses][-1] == "Опубликовать."


def test_akoma_ntoso_of_a_draft_is_a_bill_with_references(client: Client) -> None:
    make.make_act("145-п")
    record = drafts.make_draft(paragraphs=["1. Отменить постановление от 12.03.2026 № 145-п.", "2. Опубликовать."])
    second = drafts.make_text(record.page, ["1. Опубликовать."], dated_on=date(2026, 12, 1))
    publication.publish_edition(second, by=None)
    written = client.get(f"{record.path}akn.xml?edition=1").content
    assert faults(written) == []
    bill = etree.fromstring(written)[0]
    assert (etree.QName(bill).localname, bill.get("name")) == ("bill", "proekt")
    slug = record.path.strip("/").rpartition("/")[2]
    posted_on = timezone.localdate(record.posted_at)
    assert f"/akn/ru-alt-aleysk/bill/proekt/gorkhoz/{posted_on}/{slug}/" in written.decode()
    work = "/akn/ru-alt-aleysk/act/postanovlenie/administratsiya/2026-03-12/145-p"
    assert references(written) == {"постановление от 12.03.2026 № 145-п": work}
    latest = client.get(f"{record.path}akn.xml").content
    assert (faults(latest), references(latest)) == ([], {})
    assert "/rus@2026-12-01" in latest.decode()


def test_a_draft_that_is_not_public_or_withdrawn_is_given_in_no_form(client: Client) -> None:
    page = drafts.make_draft_page("О том, что готовится")
    drafts.make_text(page)
    assert client.get(f"{page.record.path}akn.xml").status_code == 404
    record = drafts.make_draft()
    publication.withdraw(record, reason="Размещён по ошибке.", by=None)
    for name in FORMATS:
        assert client.get(f"{record.path}{name}").status_code == 410


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
