"""Units, posts and people: who is shown, and what of a person without consent is not."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.models import ChangeEntry
from structure.models import Person, Post, ReceptionHours, Unit
from structure.publication import settle
from structure.tree import tree
from tests.factories.structure import make_unit

pytestmark = pytest.mark.django_db


def test_the_tree_shows_units_under_their_superiors(client: Client) -> None:
    above = make_unit("Управление делами")
    below = make_unit("Отдел печати", parent=above)
    (body,) = tree()
    assert [branch.unit for branch in body.branches] == [above]
    assert [branch.unit for branch in body.branches[0].children] == [below]
    html = client.get("/structure/").content.decode()
    assert html.index("Управление делами") < html.index("Отдел печати")


def test_a_unit_whose_superior_is_off_the_site_is_still_reachable() -> None:
    above = make_unit("Управление делами")
    below = make_unit("Отдел печати", parent=above)
    settle(above, withdrawal="Упразднено.")
    assert [branch.unit for branch in tree()[0].branches] == [below]


def test_the_tree_costs_the_same_with_more_units(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(6):
        unit = make_unit(f"Отдел {number}")
        Post.objects.create(unit=unit, name="Начальник", is_head=True)
    with django_assert_num_queries(3):
        tree()


def test_a_unit_page_gives_telephone_hours_and_head_to_people_and_machines(client: Client) -> None:
    unit = make_unit("Отдел дорог", slug="dorogi", phone="+7 (000) 000-00-06 доб. 12", tasks="Ремонт\nУборка")
    Post.objects.create(unit=unit, name="Начальник отдела", is_head=True)
    ReceptionHours.objects.create(unit=unit, purpose="work", days="Mo-Fr", opens=time(8), closes=time(17))
    html = client.get("/structure/dorogi/").content.decode()
    assert 'href="tel:+70000000006,12"' in html
    assert 'content="Mo-Fr 08:00-17:00"' in html
    assert "понедельник — пятница" in html
    assert "Начальник отдела" in html
    assert "<li>Ремонт</li><li>Уборка</li>" in html


@pytest.mark.parametrize(
    ("consent_on", "covers_photo", "shows_name", "shows_biography"),
    [(None, False, False, False), (date(2026, 1, 1), False, True, False), (date(2026, 1, 1), True, True, True)],
)
def test_nothing_of_a_person_is_shown_without_consent(
    client: Client, consent_on: date | None, covers_photo: bool, shows_name: bool, shows_biography: bool
) -> None:
    unit = make_unit(slug="dorogi")
    person = Person.objects.create(
        surname="Образцова",
        given_name="Анна",
        consent_on=consent_on,
        consent_covers_photo=covers_photo,
        biography="Родилась в Алейске." if covers_photo else "",
    )
    Post.objects.create(unit=unit, name="Начальник отдела", is_head=True, person=person)
    for address in ("/structure/", "/structure/dorogi/"):
        html = client.get(address).content.decode()
        assert "Начальник отдела" in html
        assert ("Образцова" in html) == shows_name
    assert ("Родилась" in html) == shows_biography


def test_a_photo_consent_without_a_day_cannot_be_stored() -> None:
    with pytest.raises(IntegrityError):
        Person.objects.create(surname="Образцова", given_name="Анна", consent_covers_photo=True)


def test_a_biography_without_consent_is_refused_with_advice() -> None:
    with pytest.raises(ValidationError, match="отметьте его или уберите"):
        Person(surname="Образцова", given_name="Анна", biography="…").clean()


def test_a_unit_taken_off_the_site_answers_410_with_the_reason_and_is_in_the_journal(client: Client) -> None:
    unit = make_unit("Отдел дорог", slug="dorogi")
    settle(unit, withdrawal="Отдел присоединён к управлению.")
    answer = client.get("/structure/dorogi/")
    assert answer.status_code == 410
    assert "Отдел присоединён к управлению." in answer.content.decode()
    operations = ChangeEntry.objects.filter(record_id=unit.public_id).values_list("operation", flat=True)
    assert list(operations) == ["upsert", "delete"]


def test_a_unit_never_shown_and_an_unknown_one_answer_404(client: Client) -> None:
    make_unit(slug="taynyy", published=False)
    assert client.get("/structure/taynyy/").status_code == 404
    assert client.get("/structure/nikakoy/").status_code == 404


def test_a_unit_cannot_stand_under_itself() -> None:
    above = make_unit("Управление")
    below = make_unit("Отдел", parent=above)
    above.parent = below
    with pytest.raises(ValidationError, match="самому себе"):
        above.clean()


def test_an_editor_shows_a_unit_by_saving_and_takes_it_off_with_a_reason(admin_client: Client) -> None:
    unit = make_unit("Отдел дорог", slug="dorogi", published=False)
    address = f"/admin/snippets/structure/unit/edit/{unit.pk}/"
    form = {
        "name": "Отдел дорог",
        "slug": "dorogi",
        "body": unit.body_id,
        "sort_order": "10",
        "reception_hours-TOTAL_FORMS": "0",
        "reception_hours-INITIAL_FORMS": "0",
    }
    assert admin_client.get(address).status_code == 200
    admin_client.post(address, form)
    assert Unit.objects.get(pk=unit.pk).is_public
    admin_client.post(address, form | {"withdrawal": "Отдел упразднён."})
    unit.refresh_from_db()
    assert not unit.is_public
    assert unit.withdrawal_reason == "Отдел упразднён."
    assert "Отдел упразднён." in admin_client.get(address).content.decode()


def test_a_new_unit_is_on_the_site_as_soon_as_it_is_saved(admin_client: Client) -> None:
    body = make_unit("Другой отдел").body
    answer = admin_client.post(
        "/admin/snippets/structure/unit/add/",
        {
            "name": "Отдел дорог",
            "slug": "dorogi",
            "body": body.pk,
            "sort_order": "10",
            "reception_hours-TOTAL_FORMS": "0",
            "reception_hours-INITIAL_FORMS": "0",
        },
    )
    assert answer.status_code == 302
    assert Unit.objects.get(slug="dorogi").is_public


def test_not_even_an_administrator_deletes_a_unit(admin_client: Client) -> None:
    unit = make_unit()
    answer = admin_client.post(f"/admin/snippets/structure/unit/delete/{unit.pk}/")
    assert answer.status_code == 302
    assert Unit.objects.filter(pk=unit.pk).exists()
