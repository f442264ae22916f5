"""Relations of acts with the clauses they are about: status, pages of both sides, the API, proposals by the text."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import ChangeEntry
from documents import relating
from documents.forms.relations import OF_KIND
from documents.models import ActRecord, ActRelation, DismissedRelation, RelationClause
from documents.proposing import proposals
from documents.relations import relation_words
from documents.status import Status, status
from documents.text.citations import find_citations
from tests.documents.editing import said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db
OLD = date(2026, 3, 12)
DAY = date(2026, 6, 1)
TARGET = ("1. Утвердить порядок.", "2. Установить:", "2.1. Срок — десять дней.", "2.2. Плата — сто рублей.")
NAMED = "постановление администрации города от 12.03.2026 № 145-п"


def target() -> ActRecord:
    return make.make_act("145-п", paragraphs=TARGET, promulgated_on=OLD)


def amending(*paragraphs: str, number: str = "200-п", **fields: Any) -> ActRecord:
    return make.make_act(number, paragraphs=paragraphs, promulgated_on=DAY, adopted_on=date(2026, 5, 1), **fields)


def with_places() -> ActRecord:
    return amending(
        f"1. Внести в {NAMED} следующие изменения:",
        "1) пункт 2.1 изложить в следующей редакции: «2.1. Срок — пять дней.»;",
        "2) дополнить пунктом 2.3 следующего содержания: «2.3. Льготы.».",
    )


def decide(admin: Client, source: ActRecord, kind: str, to: ActRecord, decision: str) -> Any:
    address = reverse("acts_desk:decide_proposal", args=[source.page_id])
    return admin.post(address, {"kind": kind, "target": to.pk, "decision": decision})


def relate(admin: Client, source: ActRecord, **given: str) -> Any:
    return admin.post(reverse("acts_desk:add_relation", args=[source.page_id]), given)


def test_an_amending_act_proposes_its_relation_and_the_editor_accepts_it(admin: Client, client: Client) -> None:
    old, new = target(), with_places()
    desk = reverse("acts_desk:desk", args=[new.page_id])
    page = admin.get(desk).content.decode()
    assert "Изменяет:" in page
    assert "Пункт 2.1 изменён" in page
    assert "Пункт 2.3 введён" in page
    assert not ActRelation.objects.exists()
    decide(admin, new, "amends", old, "accept")
    relation = ActRelation.objects.get()
    first, second = relation.places.all()
    clause = old.current_edition.clauses.get(address="p-2.1")
    assert (first.target_key, first.target_address, first.source_address) == (clause.key, clause.address, "p-1_pp-1")
    assert (second.change, second.target_key) == ("added", "")
    assert "предложения по его тексту" not in admin.get(desk).content.decode()
    shown = client.get(old.path).content.decode()
    assert f'href="{new.path}#p-1_pp-1"' in shown
    assert "изменён:" in shown
    shown = client.get(new.path).content.decode()
    assert f'href="{old.path}#p-2.1"' in shown


@pytest.mark.parametrize("kind", ActRelation.Kind)
def test_every_kind_of_relation_has_a_name_at_both_sides(kind: ActRelation.Kind) -> None:
    assert relation_words(kind, is_outgoing=False, is_partial=False) != relation_words(
        kind, is_outgoing=True, is_partial=False
    )
    assert (kind in OF_KIND) != (kind in ActRelation.WITHOUT_EFFECT)


@pytest.mark.parametrize(
    ("days", "whole", "clause"),
    [(0, "Утратил силу по акту", "утратил силу"), (1, "Утратит силу по акту", "утратит силу")],
)
def test_what_is_still_to_come_is_told_in_the_future(client: Client, days: int, whole: str, clause: str) -> None:
    day = timezone.localdate() + timedelta(days=days)
    old, partly, new = target(), make.make_act("9", paragraphs=TARGET, promulgated_on=OLD), with_places()
    ActRelation.objects.create(kind="repeals", source=new, target=old, effective_on=day)
    relation = ActRelation.objects.create(kind="repeals", source=new, target=partly, effective_on=day)
    relation.places.create(change="repealed", target_address="p-2.1")
    assert f"{whole} с " in client.get(old.path).content.decode()
    page = client.get(partly.path).content.decode()
    assert f"{whole} (в части)" in page
    assert f"Пункт 2.1 {clause}:" in page


def test_a_dismissed_proposal_stays_dismissed_until_it_is_called_back(admin: Client) -> None:
    old, new = target(), with_places()
    decide(admin, new, "amends", old, "dismiss")
    assert [proposal.is_dismissed for proposal in proposals(new)] == [True]
    assert "Предлагать снова" in admin.get(reverse("acts_desk:desk", args=[new.page_id])).content.decode()
    decide(admin, new, "amends", old, "again")
    assert [proposal.is_dismissed for proposal in proposals(new)] == [False]
    decide(admin, new, "amends", old, "dismiss")
    decide(admin, new, "amends", old, "accept")
    assert not DismissedRelation.objects.exists()


def test_what_the_text_does_not_say_cannot_be_accepted(admin: Client) -> None:
    old, new = target(), with_places()
    assert "больше не предлагает" in said(decide(admin, new, "repeals", old, "accept"))
    assert decide(admin, new, "eats", old, "accept").status_code == 404
    assert not ActRelation.objects.exists()


def test_who_may_not_publish_decides_nothing(client: Client) -> None:
    old, new = target(), with_places()
    editor = make.make_editor("avtor", superuser=False)
    editor.groups.add(make.make_group(make.make_index(), "add_page", "change_page"))
    client.force_login(editor)
    decide(client, new, "amends", old, "accept")
    assert not ActRelation.objects.exists()


def test_a_draft_text_proposes_and_an_act_that_is_not_here_is_told(admin: Client) -> None:
    page = make.make_page("300-п")
    make.make_edition(page, [f"1. Признать утратившим силу {NAMED}."])
    assert [proposal.target for proposal in proposals(page.record)] == [None]
    assert "В реестре нет такого акта" in admin.get(reverse("acts_desk:desk", args=[page.pk])).content.decode()
    old = target()
    assert [proposal.target for proposal in proposals(page.record)] == [old]


def test_a_relation_without_places_is_offered_the_places_of_the_text(admin: Client) -> None:
    old, new = target(), with_places()
    make.relate(new, "amends", old)
    decide(admin, new, "amends", old, "accept")
    assert ActRelation.objects.get().places.count() == 2
    assert proposals(new) == []


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("пунктом 1.3", "pril_p-1.3"),  # beside 1.2, in the annex that nobody named
        ("пунктом 3", "p-3"),
        ("пунктом 4.7", "p-4.7"),
    ],
)
def test_an_added_clause_is_expected_beside_the_one_before_it(words: str, address: str) -> None:
    annex = ["Приложение", "к постановлению", "1. ОБЩИЕ ПОЛОЖЕНИЯ", "1.1. Первое.", "1.2. Второе."]
    old = make.make_act("145-п", paragraphs=["1. Утвердить порядок.", "2. Опубликовать.", "Глава города", *annex])
    [place] = find_citations(words)[0].places
    touched = relating.TargetText(old).touched(place, RelationClause.Change.ADDED)
    assert touched is not None
    assert (touched.address, touched.key) == (address, "")


@pytest.mark.parametrize("kind", ["repeals", "cancels", "suspends"])
def test_what_ends_a_clause_does_not_end_its_act(kind: str, client: Client) -> None:
    old, new = target(), amending("1. Иное.")
    text = relating.TargetText(old)
    [place] = find_citations("пункт 2.1")[0].places
    touched = text.touched(place, RelationClause.Change.REPEALED)
    assert touched is not None
    relating.relate(new, kind, old, places=[touched])
    old.refresh_from_db()
    assert (old.ceased_on, old.suspended_from) == (None, None)
    expected = Status.IN_FORCE if kind == "suspends" else Status.IN_FORCE_AMENDED
    assert status(old, DAY) == expected
    assert "(в части)" in client.get(old.path).content.decode()
    ActRelation.objects.all().delete()
    relating.relate(new, kind, old)
    old.refresh_from_db()
    assert status(old, DAY) not in (Status.IN_FORCE, Status.IN_FORCE_AMENDED)


def test_an_act_approves_another_and_both_keep_their_status(admin: Client) -> None:
    order, rules = target(), make.make_act("7", paragraphs=["1. Общие положения."], promulgated_on=OLD)
    address = reverse("acts_desk:add_relation", args=[order.page_id])
    data = {"kind": "approves", "number": "7"}
    refused = admin.post(address, {**data, "places": "пункт 1"})
    assert "Пункты указывают, когда акт меняет другой" in refused.content.decode()
    before = ChangeEntry.objects.count()
    admin.post(address, data)
    assert ActRelation.objects.get().places.count() == 0
    assert ChangeEntry.objects.count() - before == 2
    for record, words, kind in ((order, "Утверждает:", "approves"), (rules, "Утверждён актом:", "approved_by")):
        record.refresh_from_db()
        assert status(record, DAY) == Status.IN_FORCE
        assert words in admin.get(record.path).content.decode(), "with no day: it is no change"
        [relation] = admin.get(f"/api/v1/acts/{record.public_id}/").json()["relations"]
        assert (relation["kind"], relation["places"]) == (kind, [])


def test_an_amendment_and_a_repeal_take_effect_at_midnight_in_aleysk(
    client: Client, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = target(), with_places()
    decide(admin, new, "amends", old, "accept")
    other = make.make_act("146-п", paragraphs=TARGET, promulgated_on=OLD)
    relating.relate(new, "repeals", other)

    def shown() -> tuple[str, str]:
        return (
            client.get(f"/api/v1/acts/{old.public_id}/").json()["status"],
            client.get(f"/api/v1/acts/{other.public_id}/").json()["status"],
        )

    # Aleysk is seven hours ahead of Greenwich: its first of June begins at 17:00 of the day before.
    midnight = datetime(2026, 5, 31, 17, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: midnight - timedelta(seconds=1))
    assert shown() == ("in_force", "in_force")
    assert "Прекратит действие" in client.get(other.path).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: midnight)
    assert shown() == ("in_force_amended", "repealed")
    assert "Утратил силу" in client.get(other.path).content.decode()


def test_the_api_tells_the_places_at_both_sides_and_the_journal_that_they_changed(admin: Client) -> None:
    old, new = target(), with_places()
    before = ChangeEntry.objects.count()
    decide(admin, new, "amends", old, "accept")
    assert ChangeEntry.objects.count() - before == 2
    for record, kind in ((old, "amended_by"), (new, "amends")):
        [relation] = admin.get(f"/api/v1/acts/{record.public_id}/").json()["relations"]
        assert relation["kind"] == kind
        assert [
            (place["change"], place["target_address"], place["source_address"]) for place in relation["places"]
        ] == [
            ("changed", "p-2.1", "p-1_pp-1"),
            ("added", "p-2.3", "p-1_pp-2"),
        ]


def test_an_editor_names_places_in_words(admin: Client) -> None:
    old, new = target(), amending("1. Иное.")
    address = reverse("acts_desk:add_relation", args=[new.page_id])
    data = {"kind": "repeals", "number": "145-п"}
    assert "Не понятно" in admin.post(address, {**data, "places": "всё про сроки"}).content.decode()
    admin.post(address, {**data, "places": "пункт 2.1, пункт 2.2"})
    assert list(RelationClause.objects.values_list("target_address", "change")) == [
        ("p-2.1", "repealed"),
        ("p-2.2", "repealed"),
    ]
    old.refresh_from_db()
    assert old.ceased_on is None


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ("абзац второй", "«абзац второй»"),
        ("пункт 2.1; абзац второй", "«абзац второй»"),
        ("пункт 2.1, всё про сроки", "«всё про сроки»"),
        ("заголовок и пункт 2.1", "«заголовок»"),
    ],
)
def test_no_word_of_the_places_is_passed_over(admin: Client, places: str, words: str) -> None:
    old, new = target(), amending("1. Иное.")
    answer = relate(admin, new, kind="repeals", number="145-п", places=places)
    assert words in str(answer.context["relation_form"].errors["places"])
    old.refresh_from_db()
    assert old.ceased_on is None
    assert not ActRelation.objects.exists()


def test_a_place_that_the_text_does_not_have_is_kept_and_told(admin: Client) -> None:
    target()
    answer = relate(admin, amending("1. Иное.", number="201-п"), kind="amends", number="145-п", places="пункт 2.1")
    assert "не нашлось" not in said(answer)
    answer = relate(admin, amending("1. Иное."), kind="amends", number="145-п", places="пункт 2.1 и пункт 99")
    assert "не нашлось: пункт 99." in said(answer)
    assert list(RelationClause.objects.values_list("target_address", flat=True)) == ["p-2.1", "p-2.1", "p-99"]


def test_what_ends_a_place_without_an_address_is_not_proposed_as_the_end_of_the_act(admin: Client) -> None:
    old = target()
    new = amending(f"1. Абзац второй {NAMED.replace('ление', 'ления')} признать утратившим силу.")
    [proposal] = proposals(new)
    assert (proposal.kind, list(proposal.places)) == ("amends", [])
    decide(admin, new, "amends", old, "accept")
    old.refresh_from_db()
    assert (old.ceased_on, old.amended_on) == (None, DAY)
    assert proposals(new) == []


def test_places_are_added_to_a_relation_that_names_places_already(admin: Client) -> None:
    target()
    new = amending("1. Иное.")
    relate(admin, new, kind="amends", number="145-п", places="пункт 2.1")
    again = relate(admin, new, kind="amends", number="145-п")
    assert "Такая связь уже есть" in str(again.context["relation_form"].errors["number"])
    other_day = relate(admin, new, kind="amends", number="145-п", places="пункт 2.2", effective_on="2026-12-01")
    assert "у неё другой день" in str(other_day.context["relation_form"].errors["effective_on"])
    assert relate(admin, new, kind="amends", number="145-п", places="пункт 2.2").status_code == 302
    assert list(RelationClause.objects.values_list("target_address", flat=True)) == ["p-2.1", "p-2.2"]
    assert ActRelation.objects.count() == 1


def test_a_relation_of_whole_acts_does_not_shrink_to_a_place(admin: Client) -> None:
    old, new = target(), amending("1. Иное.")
    relate(admin, new, kind="repeals", number="145-п")
    answer = relate(admin, new, kind="repeals", number="145-п", places="пункт 2.1")
    assert "об акте целиком" in str(answer.context["relation_form"].errors["number"])
    old.refresh_from_db()
    assert old.ceased_on is not None


def test_a_page_with_many_notes_costs_no_more_statements(client: Client, django_assert_max_num_queries: Any) -> None:
    old = target()
    for number in range(201, 206):
        new = amending(f"1. Пункт 2.1 и пункт 2.2 {NAMED.replace('ление', 'ления')} исключить.", number=f"{number}-п")
        touched = [
            relating.TargetText(old).touched(place, "repealed", new.current_edition.clauses.first())
            for citation in find_citations("пункты 2.1 и 2.2")
            for place in citation.places
        ]
        relating.relate(new, "amends", old, places=[each for each in touched if each])
    client.get(old.path)
    with django_assert_max_num_queries(12):
        assert client.get(old.path).content.decode().count("утратил силу") >= 10
