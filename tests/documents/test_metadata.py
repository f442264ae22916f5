"""What a page of an act says to machines."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from documents import publication
from tests.factories.documents import make_act, relate

pytestmark = pytest.mark.django_db


def described(client: Client, path: str) -> dict[str, Any]:
    html = client.get(path).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    answer: dict[str, Any] = json.loads(found[1])
    return answer


def test_a_page_describes_its_act(client: Client) -> None:
    old = make_act("7-п", title="О тротуарах", adopted_on=date(2020, 2, 3))
    act = make_act("145-п", title="О </script> ремонте & дорогах", promulgated_on=date(2026, 3, 16))
    relate(act, "amends", old)
    said = described(client, act.path)
    assert said["@type"] == "Legislation"
    assert said["@id"].endswith("/eli/ru-alt-aleysk/administratsiya/postanovlenie/2026/03/12/145-p")
    assert said["headline"] == "О </script> ремонте & дорогах"
    assert said["legislationLegalForce"] == "https://schema.org/InForce"
    assert said["datePublished"] == "2026-03-16"
    assert said["legislationChanges"][0]["@id"].endswith("/2020/02/03/7-p")


def test_an_address_of_the_work_leads_to_the_page_and_says_when_it_is_gone(client: Client) -> None:
    act = make_act("145-п")
    address = "/eli/ru-alt-aleysk/administratsiya/postanovlenie/2026/03/12/145-p"
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (303, act.path)
    for wrong in ("146-p", "145-p/"):
        assert client.get(f"{address.rpartition('/')[0]}/{wrong}").status_code == 404
    assert client.get(address.replace("/03/12/", "/13/40/")).status_code == 404
    assert client.get(address.replace("/2026/", f"/{'9' * 20}/")).status_code == 404
    assert client.get(address.replace("aleysk", "moskva")).status_code == 404
    publication.withdraw(act, reason="Ошибка.", by=None)
    assert client.get(address).status_code == 410
