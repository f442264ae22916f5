"""The page of one act, as a reader gets it."""

import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from documents import publication
from documents.models import Clause, Edition
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
TEXT = [
    "Глава 1. Общие положения",
    "1. Утвердить порядок <b>ремонта</b> & уборки.",
    "1) дворы;",
    "2) улицы.",
    "Глава 2. Заключение",
    "2. Контроль оставляю за собой.",
]


def page_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response
    return str(response.content.decode())


def test_an_act_shows_requisites_text_status_and_citation(client: Client) -> None:
    record = make.make_act(
        "145-п", title="О ремонте дорог", paragraphs=TEXT, promulgated_on=date(2026, 3, 13), rubric=make.make_rubric()
    )
    html = page_of(client, record.path)
    assert "<h1>О ремонте дорог</h1>" in html
    name = (
        "Постановление администрация города Алейска (род.) от 12.03.2026 "
        '<span class="unbroken">№\N{NO-BREAK SPACE}145-п</span>'
    )
    assert name in html
    assert "Действует с 13\N{NO-BREAK SPACE}марта 2026\N{NO-BREAK SPACE}г." in html
    assert "Дороги" in html
    assert f"{name} «О ремонте дорог» //" in html


def test_a_citation_names_the_collection_where_the_act_was_printed(client: Client) -> None:
    record = make.make_act("145-п", title="О дорогах")
    make.make_fact(
        record, date(2026, 3, 30), publication_name="Сборник муниципальных правовых актов", issue="3", pages="12–18"
    )
    printed = '<span class="unbroken">№\N{NO-BREAK SPACE}3.</span> С. 12–18'
    assert f"«О дорогах» // Сборник муниципальных правовых актов. 2026. {printed}" in page_of(client, record.path)


def test_a_citation_names_the_first_publication_that_counts_and_no_other(client: Client) -> None:
    record = make.make_act("145-п", title="О дорогах")
    own = f"«О дорогах» // {settings.SITE_URL}{record.path}"
    make.make_fact(record, date(2026, 3, 13), "site", publication_name="Сайт города", url="https://gorod.example/145")
    assert own in page_of(client, record.path), "by the charter the site does not count"
    make.make_fact(record, date(2026, 4, 2), publication_name="Маяк труда", issue="14")
    assert "// Маяк труда. 2026. <span" in page_of(client, record.path)
    url = "https://alejsk.example/145-p"
    make.make_fact(record, date(2026, 3, 30), "network", publication_name="Алейск сегодня", url=url)
    html = page_of(client, record.path)
    assert f"// Сетевое издание «Алейск сегодня». URL: {url} (30.03.2026)</p>" in html
    assert html.count("— официальное опубликование") == 1
    assert re.search(r"Алейск сегодня».{,90} — официальное опубликование", html)


def test_a_citation_of_a_day_alone_gives_the_address_of_the_page(client: Client) -> None:
    record = make.make_act("145-п", title="О дорогах")
    make.make_fact(record, date(2026, 3, 30), "other")
    assert f"«О дорогах» // {settings.SITE_URL}{record.path}" in page_of(client, record.path)


def test_a_citation_names_the_parts_one_after_another(client: Client) -> None:
    record = make.make_act("145-п", title="О дорогах")
    part: dict[str, Any] = {"publication_name": "Сборник", "parts": 2}
    make.make_fact(record, date(2026, 3, 30), issue="3", pages="12–18", part=1, **part)
    assert "Сборник. 2026" not in page_of(client, record.path), "not whole yet"
    make.make_fact(record, date(2026, 4, 30), issue="4", pages="1–20", part=2, **part)
    html = re.sub(r"</?span[^>]*>", "", page_of(client, record.path)).replace("\N{NO-BREAK SPACE}", " ")
    assert "«О дорогах» // Сборник. 2026. № 3. С. 12–18; № 4. С. 1–20</p>" in html


def test_a_date_of_entry_given_by_hand_is_shown_with_its_reason(client: Client) -> None:
    record = make.make_act(
        entry_rule="other", entry_on=date(2026, 5, 1), entry_note="ст. 5 НК РФ", promulgated_on=date(2026, 3, 20)
    )
    assert record.effective_on == date(2026, 5, 1)
    shown = "1\N{NO-BREAK SPACE}мая 2026\N{NO-BREAK SPACE}г. (ст. 5 НК РФ)"
    assert f"<dt>Вступил в силу</dt><dd>{shown}</dd>" in page_of(client, record.path)


def test_a_list_is_set_in_from_its_point_and_a_heading_moves_nothing(client: Client) -> None:
    html = page_of(client, make.make_act(paragraphs=["1. Утвердить:", "1) дворы;", "а) малые;", *TEXT[:3]]).path)
    found = re.findall(r'clause--indent-(\d)" id="([^"]+)"', html)
    assert found == [("0", "p-1"), ("1", "p-1_pp-1"), ("2", "p-1_pp-1_pp-a"), ("0", "gl-1_p-1"), ("1", "gl-1_p-1_pp-1")]


def test_every_clause_has_its_address_and_a_link_to_it(client: Client) -> None:
    record = make.make_act(paragraphs=TEXT)
    html = page_of(client, record.path)
    addresses = list(Clause.objects.filter(edition=record.current_edition).values_list("address", flat=True))
    assert len(addresses) == len(set(addresses)) > 4
    for address in addresses:
        assert html.count(f'id="{address}"') == 1
        assert f'href="#{address}" aria-label="Ссылка: ' in html


def test_the_words_of_a_text_are_never_markup(client: Client) -> None:
    html = page_of(client, make.make_act(paragraphs=TEXT).path)
    assert "&lt;b&gt;ремонта&lt;/b&gt; &amp; уборки" in html


def test_a_list_of_contents_stands_only_where_there_are_divisions(client: Client) -> None:
    assert "Содержание" in page_of(client, make.make_act("1-п", paragraphs=TEXT).path)
    assert "Содержание</summary>" not in page_of(client, make.make_act("2-п").path)


def test_relations_show_on_both_sides(client: Client) -> None:
    first, second = make.make_act("1-п"), make.make_act("2-п", promulgated_on=date(2026, 4, 1))
    make.relate(second, "amends", first)
    assert f'<a href="{first.path}">' in page_of(client, second.path)
    changed = page_of(client, first.path)
    assert f'<a href="{second.path}">' in changed
    assert "Изменён актом" in changed


def test_a_relation_with_an_act_nobody_may_see_is_not_shown(client: Client) -> None:
    record, hidden = make.make_act("1-п"), make.make_act("2-п", title="Об опеке над Ивановым")
    make.relate(hidden, "amends", record)
    publication.set_personal_data(hidden, True)
    assert "Ивановым" not in page_of(client, record.path)


def test_a_withdrawn_act_answers_410_with_the_reason(client: Client) -> None:
    record = make.make_act()
    publication.withdraw(record, reason="Опубликован по ошибке.", by=None)
    response = client.get(record.path)
    assert response.status_code == 410
    assert "Опубликован по ошибке." in response.content.decode()


def test_the_notice_of_an_act_with_personal_data_names_nobody(client: Client) -> None:
    record = make.make_act(title="Об опеке над Ивановым")
    publication.set_personal_data(record, True)
    response = client.get(record.path)
    assert response.status_code == 410
    assert "Ивановым" not in response.content.decode()


def test_an_act_that_was_never_public_answers_404(client: Client) -> None:
    draft = make.make_act("1-п", published=False)
    assert client.get(draft.path).status_code == 404
    without_text = make.make_page("2-п")
    without_text.save_revision().publish()
    assert client.get(without_text.record.path).status_code == 404
    secret = make.make_act("3-п", published=False)
    publication.set_personal_data(secret, True)
    assert client.get(secret.path).status_code == 404


def test_an_unknown_address_under_the_section_answers_404(client: Client) -> None:
    path = make.make_act().path
    assert client.get(f"{path}more/").status_code == 404
    assert client.get("/documents/acts/2026/postanovlenie/999-p/").status_code == 404


def test_a_restricted_act_asks_who_you_are(client: Client) -> None:
    record = make.make_act()
    PageViewRestriction.objects.create(page=make.make_index(), restriction_type="login")
    assert client.get(record.path).status_code == 302
    client.force_login(make.make_editor())
    assert page_of(client, record.path)


def test_an_older_edition_is_read_by_its_number_and_says_so(client: Client) -> None:
    record = make.make_act(paragraphs=["1. Старые слова."])
    publication.publish_edition(make.make_edition(record.page, ["1. Новые слова."], dated_on=date(2026, 5, 1)), by=None)
    assert "Новые слова" in page_of(client, record.path)
    old = page_of(client, f"{record.path}?edition=1")
    assert "Старые слова" in old
    assert "сейчас действует другая" in old
    assert client.get(f"{record.path}?edition=7").status_code == 404


def test_a_draft_edition_is_no_public_address(client: Client) -> None:
    record = make.make_act()
    make.make_edition(record.page, ["1. Черновик."])
    assert client.get(f"{record.path}?edition=2").status_code == 404


def test_an_act_without_title_and_one_with_a_very_long_title_are_read(client: Client) -> None:
    untitled = page_of(client, make.make_act("1-п", title="").path)
    assert '<h1>Постановление <span class="unbroken">№\N{NO-BREAK SPACE}1-п</span></h1>' in untitled
    long_title = "Об утверждении " + "порядка " * 44
    assert f"<h1>{long_title}</h1>" in page_of(client, make.make_act("2-п", title=long_title).path)


def test_the_source_file_comes_with_its_size_and_hash(client: Client) -> None:
    page = make.make_page()
    edition = make.make_edition(page, source_name="post-145.docx", source=b"PK file")
    publication.publish_edition(edition, by=None)
    html = page_of(client, page.record.path)
    assert "post-145.docx" in html
    assert edition.source_sha256 in html
    assert len(edition.source_sha256) == 64
    address = f"/files/editions/{edition.public_id}/"
    assert f'href="{address}"' in html
    response = client.get(address)
    assert b"".join(response) == b"PK file"
    assert 'filename="post-145.docx"' in response["Content-Disposition"]


def test_the_sum_of_a_file_is_shown_only_where_there_is_the_file(client: Client) -> None:
    record = make.make_act(paragraphs=TEXT, published=False)
    Edition.objects.filter(page=record.page_id).update(source_name="post-145.docx", source_sha256="0" * 64)
    publication.publish_edition(record.page.editions.get(), by=None)
    html = page_of(client, record.path)
    assert "SHA-256" not in html
    assert "post-145.docx" not in html


def test_the_file_of_a_text_nobody_may_read_is_not_given(client: Client) -> None:
    page = make.make_page()
    edition = make.make_edition(page, source_name="opeka.docx", source=b"PK file")
    address = f"/files/editions/{edition.public_id}/"
    assert client.get(address).status_code == 404
    publication.publish_edition(edition, by=None)
    publication.set_personal_data(page.record, True)
    assert client.get(address).status_code == 410
    assert not edition.source_file.storage.path("x").startswith(str(settings.MEDIA_ROOT))


def statements(client: Client, path: str) -> list[str]:
    client.get(path)  # what is kept between requests is kept now
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in captured]


def test_a_page_costs_at_most_twelve_statements_however_many_acts_there_are(client: Client) -> None:
    record = make.make_act(paragraphs=TEXT, promulgated_on=date(2026, 3, 13))
    other = make.make_act("2-п", promulgated_on=date(2026, 4, 1))
    make.relate(other, "amends", record)
    make.make_entry(record)
    few = statements(client, record.path)
    assert len(few) <= 12, "\n".join(few)
    for number in range(3, 9):
        make.relate(make.make_act(f"{number}-п", promulgated_on=date(2026, 4, 2)), "amends", record)
    assert len(statements(client, record.path)) == len(few)


def test_the_preview_shows_a_draft_with_its_latest_text() -> None:
    page = make.make_page(title="О черновике")
    make.make_edition(page, ["1. Ещё не опубликовано."])
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "Ещё не опубликовано" in response.render().content.decode()


def test_the_preview_of_a_page_without_a_text_says_so() -> None:
    response = make.make_page().make_preview_request()
    assert response.status_code == 200
    assert "Текста пока нет" in response.render().content.decode()
