"""The page that describes the API to people: whatever the description for programs tells, it tells too."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from api.documentation import documentation
from api.schema import openapi
from tests.factories.documents import make_act
from tests.factories.news import make_news

pytestmark = pytest.mark.django_db

PATH = "/api/v1/docs/"


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def page(client: Client) -> Any:
    answer = client.get(PATH)
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in openapi()["paths"].items():
        for operation in methods.values():
            yield path, operation


def section(page: Any, operation: dict[str, Any]) -> Any:
    return page.xpath(f'//section[@aria-labelledby="{operation["operationId"]}"]')[0]


def rows(table: Any) -> dict[str, str]:
    return {words(row.find("th")): words(row) for row in table.iterfind("tbody/tr")}


def test_every_operation_has_its_place(page: Any) -> None:
    contents = {link.get("href"): words(link) for link in page.xpath('//nav[@aria-labelledby="contents"]//a')}
    for path, operation in operations():
        place = section(page, operation)
        assert contents[f"#{operation['operationId']}"] == words(place.find("h2")) == operation["summary"]
        assert f"GET {path}" in words(place)
        for paragraph in operation["description"].split("\n\n"):
            assert " ".join(paragraph.split()) in words(place)
        for code in operation["responses"]:
            assert code < "400" or place.xpath(f'.//a[@href="#problem-{code}"]')


def test_every_parameter_is_told_with_all_that_is_known_of_it(page: Any) -> None:
    for path, operation in operations():
        told = rows(section(page, operation).find(".//table"))
        assert list(told) == [parameter["name"] for parameter in operation["parameters"]], path
        for parameter in operation["parameters"]:
            row, schema = told[parameter["name"]], parameter["schema"]
            assert " ".join(parameter["description"].split()) in row
            for value in (*schema.get("enum", ()), *schema.get("items", {}).get("enum", ())):
                assert value in row
            for known in ("default", "minimum", "maximum", "maxLength"):
                assert str(schema.get(known, "")) in row
            assert ("обязателен" in row) == (parameter["in"] == "path")


def test_every_field_of_every_answer_is_told(page: Any) -> None:
    schemas = openapi()["components"]["schemas"]
    tables = page.xpath("//table")
    told = {(name, row) for table in tables for name, row in rows(table).items()}
    for component, schema in schemas.items():
        if component.startswith("Paginated"):  # told once for all lists
            continue
        for name, field in schema.get("properties", {}).items():
            meaning = " ".join(field["description"].split("\n\n*")[0].split())
            assert any(name == known and meaning in row for known, row in told), (component, name)
    for schema in schemas.values():
        for value in schema.get("enum", ()):
            assert value in page.text_content()


def test_every_place_within_the_page_exists_once(page: Any) -> None:
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    sought = [link[1:] for link in page.xpath("//main//a/@href") if link.startswith("#")]
    assert len(sought) > 100
    assert set(sought) <= set(places)


def test_the_examples_answer(client: Client) -> None:
    make_act(external_id="old:1")
    make_news(slug="most")
    page: Any = html.fromstring(client.get(PATH).content.decode())
    examples = page.xpath('//section[@class="operation"]/p/a[starts-with(@href, "/api/")]/@href')
    assert [words(line) for line in page.find_class("command")] == [
        f"curl '{settings.SITE_URL}{address}'" for address in examples
    ]
    for address in examples:
        assert client.get(address).status_code == 200, address
    lists = sum(operation.is_list for operation in documentation().operations)
    assert len(examples) >= lists + 2


def test_without_records_there_is_no_example_that_would_fail(page: Any) -> None:
    details = sum(not operation.is_list for operation in documentation().operations)
    assert page.text_content().count("Примера пока нет") == details


def test_the_page_needs_no_script_and_links_to_the_description_for_programs(page: Any) -> None:
    assert page.xpath("//main//script | //style | //*[@style]") == []
    assert page.xpath('//main//a[@href="/api/v1/openapi.json"]')


def test_the_page_costs_a_statement_for_each_example_and_none_for_the_rest(client: Client) -> None:
    client.get(PATH)
    details = sum(not operation.is_list for operation in documentation().operations)
    with CaptureQueriesContext(connection) as frame:
        client.get("/opendata/terms")
    with CaptureQueriesContext(connection) as few:
        client.get(PATH)
    for number in range(5):
        make_act(f"{number}-п", external_id=f"old:{number}")
    with CaptureQueriesContext(connection) as many:
        client.get(PATH)
    assert len(few) == len(many) == len(frame) + details


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get(PATH)
    again = client.get(PATH, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_act()
    assert client.get(PATH, headers={"if-none-match": first["ETag"]}).status_code == 200
