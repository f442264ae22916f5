import json
import re
from collections import Counter, defaultdict
from io import StringIO
from itertools import combinations, pairwise
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from django.core.management import call_command

from documents.generator import generate
from documents.generator.texts import MARK
from documents.importing import import_acts, parse_line
from documents.models import ActRecord, ActRelation, PublicationFact
from tests.factories.documents import make_index


@pytest.fixture(scope="module")
def acts() -> list[dict[str, Any]]:
    return list(generate(2000, seed=7))


def shingles(act: dict[str, Any]) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(act["paragraphs"]).lower())
    return {tuple(words[place : place + 5]) for place in range(len(words) - 4)}


def test_the_same_seed_gives_the_same_acts_and_another_seed_others() -> None:
    assert list(generate(50, seed=7)) == list(generate(50, seed=7))
    assert list(generate(50, seed=7)) != list(generate(50, seed=8))


def test_every_act_is_a_good_line_and_says_that_it_is_invented(acts: list[dict[str, Any]]) -> None:
    for act in acts[:300]:
        line = parse_line(json.dumps(act).encode())
        assert line.is_generated
        assert MARK in line.paragraphs
        assert line.signatory == ""
        assert line.signatory_post


def test_streets_are_declined_after_their_prepositions(acts: list[dict[str, Any]]) -> None:
    titles = "\n".join(act["title"] for act in acts)
    assert re.search(r"по ул\. \w+ой\b", titles)
    assert not re.search(r"по ул\. \w+ая\b", titles)


def test_kinds_bodies_and_years_are_those_of_a_city(acts: list[dict[str, Any]]) -> None:
    assert len({act["kind"] for act in acts}) == 5
    assert len({act["issuing_body"] for act in acts}) == 4
    assert len({act["adopted_on"][:4] for act in acts}) == 10
    assert len({act["rubric"] for act in acts}) == 9


def test_acts_are_titled_as_their_bodies_title_them(acts: list[dict[str, Any]]) -> None:
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for act in acts:
        titles[act["kind"]].add(act["title"].split(" на ")[0])
    assert "Об отключении водоснабжения" in titles["распоряжение"]
    assert "О земельном налоге" in titles["решение"]
    for kind, others in (("решение", "отключении|движения транспорта"), ("распоряжение", "налоге|бюджете города")):
        assert not [title for title in titles[kind] if re.search(others, title)]
    texts = "\n".join(paragraph for act in acts for paragraph in act["paragraphs"])
    assert re.findall(r"\w+ РЕШИЛО:", texts)
    assert set(re.findall(r"(\w+) РЕШИЛО:", texts)) == {"депутатов"}
    assert not re.search(r"\s[,;]", texts)


def test_no_act_reports_on_a_year_to_come(acts: list[dict[str, Any]]) -> None:
    for act in acts:
        if found := re.search(r"(?:отчёт|отчёте|отчёта)\b.* за (\d{4}) год", act["title"]):
            assert int(found[1]) <= int(act["adopted_on"][:4])


def test_numbers_recur_every_year_and_never_twice_in_one(acts: list[dict[str, Any]]) -> None:
    identities = Counter((act["issuing_body"], act["kind"], act["adopted_on"][:4], act["number"]) for act in acts)
    assert max(identities.values()) == 1
    years_of_first = {act["adopted_on"][:4] for act in acts if act["number"] == "1-п"}
    assert len(years_of_first) == 10
    assert {"-п", "-р", "-с", "-пр", "-ГСД", ""} == {re.sub(r"^\d+", "", act["number"]) for act in acts}
    assert all(earlier["adopted_on"] <= later["adopted_on"] for earlier, later in pairwise(acts))


def test_texts_are_seven_kilobytes_on_average_with_a_tail_of_sixty_pages(acts: list[dict[str, Any]]) -> None:
    sizes = sorted(len("\n".join(act["paragraphs"]).encode()) for act in acts)
    assert 5_500 < mean(sizes) < 9_000
    assert sizes[len(sizes) // 2] < 5_000
    assert sizes[-1] > 150_000


def test_texts_are_varied_and_no_near_copies(acts: list[dict[str, Any]]) -> None:
    sample = [shingles(act) for act in acts[:300]]
    likeness = sorted(len(one & other) / len(one | other) for one, other in combinations(sample, 2))
    assert likeness[-1] < 0.6
    assert likeness[int(len(likeness) * 0.99)] < 0.2
    words = Counter(word for act in acts for word in set(re.findall(r"\w+", " ".join(act["paragraphs"]).lower())))
    assert len(words) > 8_000
    assert sum(count > len(acts) / 2 for count in words.values()) < 100


def test_relations_name_earlier_acts_of_the_same_body(acts: list[dict[str, Any]]) -> None:
    seen: dict[str, dict[str, Any]] = {}
    kinds: Counter[str] = Counter()
    for act in acts:
        for relation in act["relations"]:
            kinds[relation["kind"]] += 1
            assert seen[relation["external_id"]]["issuing_body"] == act["issuing_body"]
            assert f"№ {seen[relation['external_id']]['number']} «" in act["title"]
        seen[act["external_id"]] = act
    assert kinds["amends"] > 150
    assert kinds["repeals"] > 50


@pytest.mark.django_db
def test_generated_acts_go_in_with_their_relations_and_facts(tmp_path: Path) -> None:
    make_index()
    path = tmp_path / "acts.jsonl.gz"
    call_command("generate_acts", "120", "--seed", "5", "--output", str(path))
    report = import_acts(path)
    assert (report.created, report.bad) == (120, [])
    assert ActRecord.objects.public().filter(is_generated=True).count() == 120
    assert ActRelation.objects.exists()
    assert PublicationFact.objects.filter(method="printed").count() > 50
    assert import_acts(path).unchanged == 120


def test_without_a_file_the_acts_are_written_to_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("generate_acts", "3", stdout=StringIO())
    assert [json.loads(line)["external_id"] for line in capsys.readouterr().out.splitlines()] == [
        "generated-1-1",
        "generated-1-2",
        "generated-1-3",
    ]
