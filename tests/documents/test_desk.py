"""The desk of an act: texts, publication facts, relations, the end, withdrawal; and who may do what."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from core.freezing import thawed
from core.russian.counting import date_in_words
from documents import publication
from documents.models import ActRelation, Edition, PublicationFact
from tests.documents.editing import said
from tests.factories import documents as make

pytestmark = pytest.mark.django_db


def desk(page: Page) -> str:
    return reverse("acts_desk:desk", args=[page.pk])


def test_from_a_pasted_text_to_a_public_act(admin: Client, client: Client) -> None:
    page = make.make_page(title="О дорогах")
    assert "Текста ещё нет" in admin.get(desk(page)).content.decode()
    new_text = reverse("texts_desk:paste_text", args=[page.pk])
    assert admin.get(new_text).status_code == 200
    response = admin.post(new_text, {"text": "1. Утвердить.\r\n\r\n2. Контроль.", "dated_on": "2026-03-12"})
    edition = Edition.objects.get()
    assert response.url == reverse("texts_desk:edition", args=[edition.pk])
    assert "p-1" in admin.get(response.url).content.decode()
    assert not edition.is_public
    response = admin.post(reverse("texts_desk:publish_edition", args=[edition.pk]))
    assert "Редакция № 1 опубликована" in said(response)
    assert client.get(page.record.path).status_code == 200
    assert "текущая" in admin.get(desk(page)).content.decode()
    assert "меняют" in admin.get(reverse("texts_desk:edition", args=[edition.pk])).content.decode()


def test_a_second_text_must_say_why(admin: Client) -> None:
    record = make.make_act()
    new_text = reverse("texts_desk:paste_text", args=[record.page_id])
    response = admin.post(new_text, {"text": "1. Утвердить.", "dated_on": "2026-05-01"})
    assert response.status_code == 200
    assert "note" in response.context["form"].errors
    html = " ".join(response.content.decode().split())
    assert 'Не принято: исправьте отмеченное, написанное не пропало.</p> <ul><li><a href="#id_note">Почему' in html
    assert admin.post(new_text, {"text": "1. Новое.", "dated_on": "2026-05-01", "note": "опечатка"}).status_code == 302


def test_a_text_brought_in_once_more_before_the_first_is_published_needs_no_reason(admin: Client) -> None:
    page = make.make_page()
    wrong = make.make_edition(page, ["1. Не тот файл."])
    for name in ("upload_text", "paste_text"):
        html = admin.get(reverse(f"texts_desk:{name}", args=[page.pk])).content.decode()
        assert "Ещё не опубликовано" in html
        assert reverse("texts_desk:edition", args=[wrong.pk]) in html
    new_text = reverse("texts_desk:paste_text", args=[page.pk])
    assert admin.get(new_text).context["form"].initial["dated_on"] == page.adopted_on
    assert admin.post(new_text, {"text": "1. Утвердить.", "dated_on": "2026-03-12"}).status_code == 302


def test_a_text_of_blank_lines_is_refused(admin: Client) -> None:
    page = make.make_page()
    admin.post(reverse("texts_desk:paste_text", args=[page.pk]), {"text": "   \n  ", "dated_on": "2026-03-12"})
    assert not Edition.objects.exists()


def test_a_draft_edition_is_discarded_and_a_published_one_is_not(admin: Client) -> None:
    record = make.make_act()
    draft = make.make_edition(record.page, ["1. Лишнее."], source_name="лишнее.docx", source=b"PK")
    address = reverse("texts_desk:discard_edition", args=[draft.pk])
    asked = admin.get(address).content.decode()
    assert "Исчезнет черновик редакции № 2 от 12.03.2026, а с ним файл «лишнее.docx». Вернуть это" in asked
    assert Edition.objects.filter(pk=draft.pk).exists(), "asking deletes nothing"
    admin.post(address)
    assert not Edition.objects.filter(pk=draft.pk).exists()
    response = admin.post(reverse("texts_desk:discard_edition", args=[record.current_edition_id]))
    assert "удалить нельзя" in said(response)
    assert Edition.objects.filter(pk=record.current_edition_id).exists()


def test_publishing_twice_is_explained(admin: Client) -> None:
    record = make.make_act()
    response = admin.post(reverse("texts_desk:publish_edition", args=[record.current_edition_id]))
    assert "уже опубликована" in said(response)


def test_a_text_applies_from_no_day_while_its_act_awaits_publication(admin: Client) -> None:
    record = make.make_act(entry_on=date(2099, 10, 11), entry_note="по п. 3")
    shown = admin.get(desk(record.page)).content.decode()
    assert f">после официального опубликования, не раньше {date_in_words(date(2099, 10, 11))}</td>" in shown
    make.make_fact(record, date(2026, 3, 20))
    assert f">с {record.current_edition.valid_from:%d.%m.%Y}</td>" in admin.get(desk(record.page)).content.decode()


def test_withdrawing_asks_for_a_reason_and_restoring_brings_back(admin: Client) -> None:
    record = make.make_act()
    address = reverse("acts_desk:withdraw", args=[record.page_id])
    assert "исчезнет с сайта" in admin.get(address).content.decode()
    assert admin.post(address, {"reason": " "}).status_code == 200
    admin.post(address, {"reason": "Опубликован по ошибке."})
    record.refresh_from_db()
    assert record.withdrawal_reason == "Опубликован по ошибке."
    assert "Вернуть на сайт" in admin.get(desk(record.page)).content.decode()
    admin.post(reverse("acts_desk:restore", args=[record.page_id]))
    record.refresh_from_db()
    assert record.is_public


def test_facts_are_added_and_removed_and_the_status_follows(admin: Client) -> None:
    record = make.make_act()
    address = reverse("acts_desk:add_fact", args=[record.page_id])
    assert admin.post(address, {"method": "printed"}).status_code == 200
    admin.post(
        address, {"method": "printed", "published_on": "2026-03-20", "publication_name": "Сборник", "issue": "3"}
    )
    record.refresh_from_db()
    assert record.effective_on == date(2026, 3, 20)
    assert "Сборник" in admin.get(desk(record.page)).content.decode()
    admin.post(reverse("acts_desk:delete_fact", args=[record.page_id, PublicationFact.objects.get().pk]))
    record.refresh_from_db()
    assert record.effective_on is None


def test_a_relation_is_found_by_number_and_explained_when_it_is_not(admin: Client) -> None:
    old, record = make.make_act("1-п", promulgated_on=date(2026, 3, 12)), make.make_act("2-п")
    address = reverse("acts_desk:add_relation", args=[record.page_id])
    assert "нет в реестре" in admin.post(address, {"kind": "repeals", "number": "777"}).content.decode()
    assert "этого же акта" in admin.post(address, {"kind": "repeals", "number": "2-п"}).content.decode()
    twin = make.make_act("1-п", adopted_on=date(2025, 2, 3))
    assert "укажите дату" in admin.post(address, {"kind": "repeals", "number": "№1-П"}).content.decode()
    data = {"kind": "repeals", "number": "1-п", "adopted_on": "2026-03-12", "effective_on": "2026-04-01"}
    assert admin.post(address, data).status_code == 302
    old.refresh_from_db()
    assert old.ceased_on == date(2026, 4, 1)
    assert "уже есть" in admin.post(address, data).content.decode()
    assert "Утратил силу по акту" in admin.get(desk(old.page)).content.decode()
    admin.post(reverse("acts_desk:delete_relation", args=[record.page_id, ActRelation.objects.get().pk]))
    old.refresh_from_db()
    twin.refresh_from_db()
    assert old.ceased_on is None is twin.ceased_on


def test_an_end_by_a_court_needs_its_basis(admin: Client) -> None:
    record = make.make_act()
    address = reverse("acts_desk:set_end", args=[record.page_id])
    assert "основание" in admin.post(address, {"ended_on": "2026-05-01", "ended_how": "invalidated"}).content.decode()
    admin.post(address, {"ended_on": "2026-05-01", "ended_how": "invalidated", "ended_basis": "решение суда"})
    record.refresh_from_db()
    assert (record.ceased_on, record.cessation) == (date(2026, 5, 1), "invalidated")
    admin.post(address, {"ended_on": ""})
    record.refresh_from_db()
    assert (record.ceased_on, record.ended_how) == (None, "")


def test_who_may_only_edit_cannot_publish_or_withdraw(client: Client) -> None:
    record = make.make_act()
    draft = make.make_edition(record.page, ["1. Новое."])
    editor = make.make_editor("avtor", superuser=False)
    editor.groups.add(make.make_group(make.make_index(), "add_page", "change_page"))
    client.force_login(editor)
    html = client.get(desk(record.page)).content.decode()
    assert "Добавить факт" not in html
    assert (
        "Опубликовать её может редактор" in client.get(reverse("texts_desk:edition", args=[draft.pk])).content.decode()
    )
    client.post(reverse("texts_desk:publish_edition", args=[draft.pk]))
    client.post(reverse("acts_desk:withdraw", args=[record.page_id]), {"reason": "Захотелось."})
    client.post(
        reverse("acts_desk:add_fact", args=[record.page_id]), {"method": "printed", "published_on": "2026-03-20"}
    )
    record.refresh_from_db()
    assert record.is_public
    assert record.current_edition_id != draft.pk
    assert not PublicationFact.objects.exists()


def test_a_stranger_is_sent_to_the_door(client: Client) -> None:
    record = make.make_act()
    assert "login" in client.get(desk(record.page)).url


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0226-03-12"])
def test_a_slip_in_a_year_is_named_before_anything_is_counted_from_it(admin: Client, day: str) -> None:
    record = make.make_act()
    for name, sent in {
        "texts_desk:paste_text": {"text": "1. Новое.", "dated_on": day, "note": "опечатка"},
        "acts_desk:add_fact": {"method": "printed", "published_on": day},
        "acts_desk:set_end": {"ended_on": day, "ended_how": "cancelled", "ended_basis": "Решение суда"},
    }.items():
        answer = admin.post(reverse(name, args=[record.page_id]), sent)
        assert answer.status_code == 200
        assert "Проверьте год" in answer.content.decode(), name


def test_an_act_with_personal_data_is_not_called_restored(admin: Client) -> None:
    record = make.make_act()
    publication.withdraw(record, reason="Ошибка.", by=None)
    publication.set_personal_data(record, True)
    assert "персональные данные" in said(admin.post(reverse("acts_desk:restore", args=[record.page_id])))
    record.page.refresh_from_db()
    assert not record.page.live


def test_an_anonymised_text_brings_a_marked_act_back_once_the_editor_vouches_for_it(
    admin: Client, client: Client
) -> None:
    record = make.make_act(paragraphs=["1. Выделить Ивановой жильё."])
    first = record.current_edition
    assert first is not None
    publication.set_personal_data(record, True)
    draft = make.make_edition(record.page, ["1. Выделить жильё."], dated_on=date(2026, 5, 1))
    assert "is_anonymised" in admin.get(reverse("texts_desk:edition", args=[draft.pk])).content.decode()
    publish = reverse("texts_desk:publish_edition", args=[draft.pk])
    assert "персональные данные" in said(admin.post(publish))
    assert client.get(record.path).status_code == 410
    admin.post(publish, {"is_anonymised": "on"})
    assert "Выделить жильё" in client.get(record.path).content.decode()
    assert client.get(record.path, {"edition": 1}).status_code == 410
    assert client.get(f"/api/v1/editions/{first.public_id}/").status_code == 410


def test_an_administrator_replaces_a_published_text_by_an_anonymised_copy(admin: Client, client: Client) -> None:
    record = make.make_act(paragraphs=["1. Выделить Маркеровой жильё.", "2. Маркерова переезжает."])
    first = record.current_edition
    assert first is not None
    with thawed():
        Edition.objects.filter(pk=first.pk).update(source_sha256="ab" * 32)
    key = first.clauses.get(address="p-2").key
    draft = make.make_edition(record.page, ["1. Выделить жильё."], dated_on=date(2026, 5, 1))
    assert "обезличенной копией" in admin.get(reverse("texts_desk:edition", args=[draft.pk])).content.decode()
    admin.post(reverse("texts_desk:publish_edition", args=[draft.pk]), {"is_anonymised": "on"})
    for asked in ({"edition": 1}, {"on": "2026-03-15"}):
        for address in (record.path, f"{record.path}text.txt"):
            answer = client.get(address, asked)
            assert answer.status_code == 410
            assert "обезличенной копией" in answer.content.decode()
            assert "ab" * 32 in answer.content.decode()
    assert client.get(f"/k/{key}/", follow=True).status_code == 410
    assert client.get(f"/api/v1/editions/{first.public_id}/").status_code == 410
    assert client.get(record.path, {"edition": 2, "compared": 1}).status_code == 404
    for address in (
        record.path,
        f"/api/v1/acts/{record.public_id}/",
        "/search/?q=Маркерова",
        "/api/v1/acts/?q=Маркерова",
    ):
        assert "переезжает" not in client.get(address).content.decode(), address
    assert PageLogEntry.objects.filter(page=record.page_id, action="documents.anonymise").exists()


def test_only_an_administrator_says_that_a_published_text_holds_personal_data(client: Client) -> None:
    record = make.make_act()
    draft = make.make_edition(record.page, ["1. Новое."], dated_on=date(2026, 5, 1))
    editor = make.make_editor("izdatel", superuser=False)
    editor.groups.add(make.make_group(make.make_index(), "add_page", "change_page", "publish_page"))
    client.force_login(editor)
    client.post(reverse("texts_desk:publish_edition", args=[draft.pk]), {"is_anonymised": "on"})
    assert Edition.objects.public().get(page=record.page_id).number == 1
