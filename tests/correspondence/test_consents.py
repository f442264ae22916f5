"""Wordings of consents: numbered, hashed, never changed once in force."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from correspondence.models import ConsentText

pytestmark = pytest.mark.django_db


def make_text(wording: str = "Согласен.", *, days: int = -1, slug: str = "otvet") -> ConsentText:
    return ConsentText.objects.create(
        slug=slug,
        title="Согласие на ответ",
        wording=wording,
        effective_from=timezone.localdate() + timedelta(days=days),
    )


def test_versions_are_numbered_by_wording() -> None:
    assert [make_text().version, make_text().version, make_text(slug="drugoe").version] == [1, 2, 1]


def test_the_hash_is_of_the_words_whatever_the_line_ends() -> None:
    text = make_text("Первая.\r\nВторая.")
    assert text.sha256 == hashlib.sha256("Первая.\nВторая.".encode()).hexdigest()
    assert text.is_true


def test_a_wording_in_force_can_be_neither_changed_nor_deleted() -> None:
    text = make_text()
    text.wording = "Согласен на всё."
    with pytest.raises(ValidationError, match="Создайте новую"):
        text.save()
    with pytest.raises(ValidationError, match="удалить нельзя"):
        text.delete()
    assert ConsentText.objects.get().wording == "Согласен."


def test_moving_the_day_does_not_open_a_wording_in_force() -> None:
    text = make_text()
    text.effective_from = timezone.localdate() + timedelta(days=30)
    text.wording = "Согласен на всё."
    with pytest.raises(ValidationError):
        text.save()


def test_a_wording_of_the_future_can_still_be_corrected() -> None:
    text = make_text(days=5)
    text.wording = "Согласен на ответ."
    text.save()
    assert ConsentText.objects.get().is_true


def test_the_page_shows_the_newest_in_force_and_any_earlier_version(client: Client) -> None:
    make_text("Первый текст.")
    make_text("Второй текст.")
    make_text("Будущий текст.", days=5)
    html = client.get("/consents/otvet/").content.decode()
    assert "Второй текст." in html
    assert "Будущий текст." not in html
    assert "Первый текст." in client.get("/consents/otvet/1/").content.decode()
    assert client.get("/consents/otvet/3/").status_code == 404
    assert client.get("/consents/net/").status_code == 404


def test_the_admin_refuses_to_change_a_wording_in_force_in_russian(admin_client: Client) -> None:
    text = make_text()
    address = f"/admin/snippets/correspondence/consenttext/edit/{text.pk}/"
    assert admin_client.get(address).status_code == 200
    answer = admin_client.post(
        address,
        {"slug": "otvet", "title": "Согласие", "wording": "Иное.", "effective_from": "2026-01-01"},
    )
    assert answer.status_code == 200
    assert "Создайте новую" in answer.content.decode()
    admin_client.post(f"/admin/snippets/correspondence/consenttext/delete/{text.pk}/")
    assert ConsentText.objects.filter(pk=text.pk).exists()
