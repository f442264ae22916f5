"""Citations of an act's text become links where their target is on the site, public and certain."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.citing import links_of
from documents.models import ActRecord, Clause
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def links(record: ActRecord) -> dict[str, str]:
    """Return where the cited words lead."""
    clauses = list(Clause.objects.filter(edition=record.current_edition))
    texts = {clause.position: clause.text for clause in clauses}
    return {
        texts[position][link.start : link.end]: link.address
        for position, found in links_of(clauses, record).items()
        for link in found
    }


def citing(*paragraphs: str, number: str = "900-п") -> ActRecord:
    return make.make_act(number, paragraphs=paragraphs, adopted_on=date(2026, 5, 1))


def article(
    number: str, rubric: str = "Водный кодекс Российской Федерации", text: str = "1. Общие слова."
) -> ActRecord:
    return make.make_act(
        number,
        paragraphs=[text],
        kind=make.make_kind("статья кодекса", "statya-kodeksa", is_reference_text=True),
        body=make.make_body("Государственная Дума", "duma"),
        rubric=make.make_rubric(rubric, f"rubrika-{len(rubric)}"),
    )


def test_an_act_of_the_register_is_linked_with_its_clause() -> None:
    target = make.make_act("145-п")
    record = citing("1. Отменить пункт 2 постановления администрации города от 12.03.2026 № 145-П.")
    assert links(record) == {"пункт 2 постановления администрации города от 12.03.2026 № 145-П": f"{target.path}#p-2"}


def test_the_page_shows_the_link_and_escapes_the_rest(client: Client) -> None:
    target = make.make_act("145-п")
    record = citing("1. <b>Отменить</b> & забыть постановление от 12.03.2026 № 145-п <i>.")
    html = client.get(record.path).content.decode()
    assert (
        "&lt;b&gt;Отменить&lt;/b&gt; &amp; забыть "
        f'<a href="{target.path}">постановление от 12.03.2026 № 145-п</a> &lt;i&gt;.' in html
    )


def test_what_is_not_public_is_not_linked() -> None:
    make.make_act("145-п", published=False)
    assert links(citing("1. Отменить постановление от 12.03.2026 № 145-п и решение от 01.01.2020 № 1.")) == {}


def test_of_two_acts_with_one_number_the_body_decides_or_nothing_does() -> None:
    make.make_act("145-п")
    head = make.make_body("глава города", "glava")
    other = make.make_act("145-п", body=head)
    type(head).objects.filter(pk=head.pk).update(genitive="главы города Алейска")
    assert links(citing("1. Отменить постановление от 12.03.2026 № 145-п.")) == {}
    record = citing("1. Отменить постановление главы города от 12.03.2026 № 145-п.", number="901-п")
    assert list(links(record).values()) == [other.path]


def test_an_article_of_a_code_among_the_reference_texts_is_linked() -> None:
    target = article("74-ФЗ, ст. 57 3")
    record = citing(
        "1. Согласно части 1 статьи 57.3 Водного кодекса Российской Федерации и статье 58 Лесного кодекса РФ."
    )
    assert list(links(record).values()) == [f"{target.path}#ch-1"]


def test_an_article_leads_to_another_of_its_own_code() -> None:
    target = article("74-ФЗ, ст. 24")
    article("200-ФЗ, ст. 24", rubric="Лесной кодекс Российской Федерации (другой)")
    record = article("74-ФЗ, ст. 25", text="1. Исключения перечислены в статье 24 настоящего Кодекса.")
    assert links(record) == {"статье 24 настоящего Кодекса": target.path}


def test_own_clauses_are_found_where_they_stand() -> None:
    record = citing(
        "1. Утвердить порядок согласно приложению № 1 к настоящему постановлению.",
        "2. Пункт 1 настоящего постановления действует с 1 мая.",
        "Приложение № 1",
        "1. Общие положения",
        "1.1. Заявитель подаёт заявление.",
        "а) лично;",
        "1.2. Срок, указанный в подпункте «а» пункта 1.1, пункте 1.9 и пункте 1.1 настоящего Порядка, не продлевается.",
    )
    assert links(record) == {
        "приложению № 1 к настоящему постановлению": "#pril-1",
        "Пункт 1 настоящего постановления": "#p-1",
        "подпункте «а» пункта 1.1, пункте 1.9 и пункте 1.1 настоящего Порядка": "#pril-1_p-1.1_pp-a",
    }


def test_places_alone_in_an_amending_act_are_those_of_another() -> None:
    record = citing("1. Внести в положение следующие изменения:", "1) в пункте 2 слова заменить;", "2. Опубликовать.")
    assert links(record) == {}


def test_two_statements_are_enough_and_none_where_nothing_is_cited() -> None:
    for number in ("1-п", "2-п", "3-п"):
        make.make_act(number)
    article("74-ФЗ, ст. 24")
    record = citing(
        *(
            f"{n}. Отменить постановление от 12.03.2026 № {n}-п согласно статье 24 Водного кодекса РФ."
            for n in (1, 2, 3)
        )
    )
    clauses = list(Clause.objects.filter(edition=record.current_edition))
    with CaptureQueriesContext(
        connection,
    ) as statements:
        assert len(links_of(clauses, record)) == 3
    assert len(statements) == 2
    silent = citing("1. Утвердить порядок.", number="902-п")
    clauses = list(Clause.objects.filter(edition=silent.current_edition))
    with CaptureQueriesContext(connection) as statements:
        assert links_of(clauses, silent) == {}
    assert len(statements) == 0
