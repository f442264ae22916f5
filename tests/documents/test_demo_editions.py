"""Regulations of the demonstration with several editions: what changed them says so, and each way to read shows it."""

from datetime import date
from io import StringIO

import pytest
from django.core.management.base import OutputWrapper
from django.test import Client
from django.urls import reverse

from documents import demo, demo_editions
from documents.causes import causes_in_words, made_by
from documents.demo_amendments import REGULATIONS
from documents.generator.city import GENITIVES
from documents.models import ActRecord, Edition, EditionCause, LegalAct
from documents.promulgation import publications
from documents.proposing import proposals
from documents.text.signed import look
from documents.text.writing import faults
from structure import demo as structure_demo
from structure.models import Body
from tests.factories.documents import make_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts() -> dict[str, ActRecord]:
    """The acts by their numbers, in a city that holds nothing else."""
    out = OutputWrapper(StringIO())
    make_index()
    structure_demo.load(out)
    Body.objects.filter(slug="administraciya").update(genitive=next(iter(GENITIVES.values())))
    demo_editions.load(out)
    demo_editions.load(out)  # once more makes nothing
    found = ActRecord.objects.public().filter(is_generated=True).select_related("page", "current_edition")
    return {record.number: record for record in found}


def editions(record: ActRecord) -> list[Edition]:
    return list(Edition.objects.public().filter(page=record.page_id).order_by("number"))


def test_each_edition_names_the_act_that_made_it_and_holds_from_its_entry(acts: dict[str, ActRecord]) -> None:
    assert len(acts) == len(demo_editions.FACTS)
    for regulation in REGULATIONS:
        first, *later = editions(acts[regulation.number])
        assert first.valid_from == regulation.adopted_on
        causes = made_by(later)
        for edition, amendment in zip(later, regulation.amendments, strict=True):
            [act] = causes[edition.pk]
            assert (act.number, act.effective_on) == (amendment.number, edition.valid_from)
        assert acts[regulation.number].current_edition == later[-1]
    assert causes_in_words([acts["318-п"], acts["407-п"]]) == (
        "в ред. постановлений от 15.05.2024 № 318-п, от 11.09.2025 № 407-п"
    )


def test_an_amending_act_does_what_its_text_says(acts: dict[str, ActRecord]) -> None:
    for regulation in REGULATIONS:
        _first, *later = editions(acts[regulation.number])
        for edition, amendment in zip(later, regulation.amendments, strict=True):
            act = acts[amendment.number]
            assert proposals(act) == []  # the register holds all that the text says
            [relation] = act.outgoing_relations.all()
            said = "\n".join(editions(act)[0].clauses.values_list("text", flat=True))
            clauses = {clause.address: clause for clause in edition.clauses.all()}
            before = Edition.objects.get(page=edition.page_id, number=edition.number - 1)
            keys = dict(before.clauses.values_list("address", "key"))
            assert len(amendment.changes) == relation.places.count()
            for place in relation.places.all():
                now = clauses[place.target_address]
                if place.change == "repealed":
                    assert now.text == "Утратил силу."
                else:
                    assert f"«{now.number}. {now.text}»" in said
                if place.change == "added":
                    assert place.target_address not in keys
                else:
                    assert now.key == keys[place.target_address] == place.target_key


def test_a_visitor_meets_what_changed_in_every_way_to_read(acts: dict[str, ActRecord], client: Client) -> None:
    record = acts["212-п"]
    page = client.get(record.path).content.decode()
    assert "Редакция № 3 от 26\u00a0сентября 2025" in page
    assert f'href="{record.path}#pril_p-2.6"' in page
    assert 'id="pril_p-2.6"' in page
    compared = client.get(record.path, {"edition": 3, "compared": 1}).content.decode()
    assert "<ins>" in compared
    assert "<del>" in compared
    key = editions(record)[0].clauses.get(address="pril_p-2.3").key
    assert "десять рабочих дней" in client.get(record.path, {"on": "2023-06-01"}).content.decode()
    assert client.get(reverse("clause_key", args=[key])).headers["Location"].endswith("#pril_p-2.3")
    history = client.get(reverse("clause_history", args=[key])).content.decode()
    assert history.count("history__step") == 2
    assert "<del>" in history
    for act in acts.values():
        assert faults(client.get(f"{act.path}akn.xml").content) == []


def test_first_texts_have_a_signed_document_that_says_it_is_a_sample(acts: dict[str, ActRecord]) -> None:
    for regulation in REGULATIONS:
        first, *later = editions(acts[regulation.number])
        assert (bool(first.signed_file), first.signed_has_text) == (True, True)
        assert not any(edition.signed_file for edition in later)  # nobody signs a text put together
    regulation = REGULATIONS[0]
    once, again = (
        demo_editions.signed_sample(regulation, regulation.title, regulation.paragraphs()) for _turn in range(2)
    )
    assert once == again
    assert look(once).has_text
    with editions(acts[regulation.number])[0].signed_file.open("rb") as file:
        assert file.read() == once


def test_publications_come_in_parts_and_with_their_moment(acts: dict[str, ActRecord]) -> None:
    [printed] = publications(acts["212-п"].publication_facts.all())
    assert ([fact.part for fact in printed.facts], printed.missing) == ([1, 2], [])
    assert acts["212-п"].promulgated_on == printed.published_on == date(2023, 4, 28)
    network = acts["226-п"].publication_facts.get()
    assert network.placed_at is not None
    assert network.url.startswith("https://izdanie.aleysk.example/")
    assert acts["226-п"].promulgated_on == date(2024, 4, 10)


def test_all_goes_away_again(acts: dict[str, ActRecord]) -> None:
    demo.clear()
    assert not any(model.objects.exists() for model in (ActRecord, LegalAct, Edition, EditionCause))
