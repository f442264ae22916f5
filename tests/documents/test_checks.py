"""Checks before publishing: what holds an editor back, what is only worth a look, and in which words (D41 to D56)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents import publication
from documents.models import ActRecord, Edition, LegalAct, Preparation
from documents.publication.checks import Severity, checks_before_publishing
from tests.documents.editing import edit, said
from tests.factories import documents as make
from tests.factories.drafts import PARAGRAPHS, make_draft, make_text

pytestmark = pytest.mark.django_db
SCAN = {"code": "page_without_text", "message": "Часть страниц PDF – картинки.", "clause": None}


def found(page: LegalAct, edition: Edition | None = None) -> dict[str, Any]:
    """What is found by code; an act in order has the notes on its promulgation and its signed document alone."""
    return {finding.code: finding for finding in checks_before_publishing(page.record, edition)}


def test_an_act_in_order_is_told_only_what_may_still_come() -> None:
    page = make.make_page()
    findings = found(page, make.make_edition(page))
    assert set(findings) == {"promulgation", "signed_copy"}
    assert not any(finding.is_blocking for finding in findings.values())
    assert not findings["promulgation"].is_blocking
    assert "добавьте факт опубликования" in findings["promulgation"].text


def test_a_fact_that_counts_or_an_act_that_is_not_normative_needs_no_note() -> None:
    page = make.make_page()
    make.make_fact(page.record, date(2026, 3, 20), "site")
    page.record.refresh_from_db()
    assert "promulgation" in found(page), "the site does not count by the charter"
    make.make_fact(page.record, date(2026, 3, 20))
    page.record.refresh_from_db()
    assert found(page) == {}
    assert found(make.make_page("146-п", is_normative=False)) == {}


def test_a_day_of_entry_before_the_promulgation_is_advised_against() -> None:
    page = make.make_page(entry_rule="fixed_date", entry_on=date(2026, 3, 15))
    finding = found(page)["entry"]
    assert not finding.is_blocking
    assert "уже наступила, а акт официально не опубликован" in finding.text
    make.make_fact(page.record, date(2026, 3, 20))
    page.record.refresh_from_db()
    finding = found(page)["entry"]
    assert "15.03.2026 раньше официального опубликования" in finding.text
    assert "его день, 20.03.2026" in finding.text
    assert "Исправьте дату в карточке" in finding.text


def test_a_day_of_entry_that_is_to_come_or_after_the_promulgation_needs_no_advice() -> None:
    ahead = make.make_page(entry_rule="fixed_date", entry_on=timezone.localdate() + timedelta(days=1))
    assert "entry" not in found(ahead)
    promulgated = make.make_page("146-п", entry_rule="fixed_date", entry_on=date(2026, 4, 1))
    make.make_fact(promulgated.record, date(2026, 3, 20))
    promulgated.record.refresh_from_db()
    assert "entry" not in found(promulgated)
    free = make.make_page("147-п", entry_rule="fixed_date", entry_on=date(2026, 3, 15), is_normative=False)
    assert "entry" not in found(free)


@pytest.mark.parametrize("number", ["б/н", "без номера", "№"])
def test_a_number_without_digits_holds_it_back(number: str) -> None:
    finding = found(make.make_page(number))["number"]
    assert finding.is_blocking
    assert f"«{number}»" in finding.text
    assert "впишите номер в карточку" in finding.text


def test_a_day_that_has_not_come_holds_it_back() -> None:
    finding = found(make.make_page(adopted_on=timezone.localdate() + timedelta(days=1)))["adopted_on"]
    assert finding.is_blocking
    assert "ещё не наступила: исправьте её в карточке" in finding.text
    assert "adopted_on" not in found(make.make_page(adopted_on=timezone.localdate()))


def test_a_text_older_than_its_act_holds_it_back() -> None:
    page = make.make_page()
    finding = found(page, make.make_edition(page, dated_on=date(2026, 3, 11)))["adopted_on"]
    assert finding.is_blocking
    assert "Редакция от 11.03.2026 старше самого акта, принятого 12.03.2026" in finding.text


def test_nobody_who_signed_holds_it_back_and_a_post_is_enough() -> None:
    finding = found(make.make_page(signatory_post=""))["signatory"]
    assert finding.is_blocking
    assert "впишите в карточку должность" in finding.text
    assert "signatory" not in found(make.make_page("146-п", signatory_post="", signatory="И. О. Образцова"))


def test_pages_without_a_text_layer_hold_it_back() -> None:
    page = make.make_page()
    edition = make.make_edition(page)
    Preparation.objects.filter(edition=edition).update(warnings=[SCAN])
    finding = found(page, edition)["pdf_text"]
    assert finding.is_blocking
    assert "Распознайте их" in finding.text


def test_a_text_that_drops_most_of_the_edition_before_is_asked_about(settings: LazySettings) -> None:
    record = make.make_act(paragraphs=["1. Дороги чинить.", "2. Снег убирать.", "3. Школы открыть."])
    kept = make.make_edition(record.page, ["1. Дороги чинить.", "2. Снег убирать."], note="Изменено.")
    assert "vanished" not in found(record.page, kept)
    other = make.make_edition(record.page, ["1. Дороги чинить."], note="Изменено.")
    finding = found(record.page, other)["vanished"]
    assert "исчезает 2\N{NO-BREAK SPACE}части из 3" in finding.text
    assert not finding.is_blocking
    settings.TEXT_MOST_VANISHED = 0.9
    assert "vanished" not in found(record.page, other)


@pytest.mark.parametrize(
    "lines",
    [
        ["12.03.2026 № 146-п"],
        ["от «12» марта 2026 г. № 146 – п"],
        ["№ 1145-п"],
    ],
)
def test_a_text_that_bears_another_number_is_asked_about(lines: list[str]) -> None:
    page = make.make_page("145-п")
    edition = make.make_edition(page, ["ПОСТАНОВЛЕНИЕ", *lines, "О ремонте дорог", "1. Утвердить."])
    finding = found(page, edition)["requisites"]
    assert not finding.is_blocking
    assert "а в карточке № 145-п: проверьте, тот ли это файл и верна ли карточка" in finding.text
    assert finding.address.startswith("rekvizity")


@pytest.mark.parametrize(
    "lines",
    [
        ["12.03.2026 № 145-п"],
        ["от «12» марта 2026 г. № 145 – П"],
        ["О внесении изменений в постановление от 01.02.2025 № 12-п"],
        ["12.03.2026 № 145-п", "О внесении изменений в постановление от 01.02.2025 № 12-п"],
        ["12.03.2026"],
    ],
)
def test_a_title_that_cites_and_another_spelling_of_the_number_are_no_doubt(lines: list[str]) -> None:
    page = make.make_page("145-п")
    edition = make.make_edition(page, ["ПОСТАНОВЛЕНИЕ", *lines, "1. Утвердить."])
    assert "requisites" not in found(page, edition)


def test_the_acts_that_are_named_and_the_day_of_the_edition_must_agree() -> None:
    record = make.make_act()
    amending = make.make_act("200-п", adopted_on=date(2026, 4, 1), promulgated_on=date(2026, 4, 10))
    make.relate(amending, "amends", record, effective_on=date(2026, 5, 1))
    early = make.make_edition(record.page, dated_on=date(2026, 4, 20), causes=[amending])
    assert "меняет текст только с 01.05.2026, а редакция от 20.04.2026" in found(record.page, early)["causes"].text
    unnamed = make.make_edition(record.page, dated_on=date(2026, 5, 1), note="Исправлено.")
    assert "меняет текст с 01.05.2026, но не отмечен" in found(record.page, unnamed)["causes"].text
    right = make.make_edition(record.page, dated_on=date(2026, 5, 1), causes=[amending])
    assert "causes" not in found(record.page, right)
    before = make.make_edition(record.page, dated_on=date(2026, 4, 20), note="Исправлено.")
    assert "causes" not in found(record.page, before)


def test_how_a_text_is_set_is_advised_once_for_each_rule_with_the_first_place() -> None:
    page = make.make_page()
    lines = ["1. Утвердить поста- новление.", "2. Отменить реше- ние.", *(f"Абзац {place}." for place in range(11))]
    findings = found(page, make.make_edition(page, lines))
    assert set(findings) == {"promulgation", "signed_copy", "parted_word", "unnumbered"}
    assert not any(finding.is_blocking for finding in findings.values())
    assert findings["parted_word"].address == "p-1"
    assert "«поста- новление»" in findings["parted_word"].text
    assert findings["parted_word"].text.endswith("Ещё таких мест: 1.")
    assert "Больше 10 абзацев подряд" in findings["unnumbered"].text


def test_what_blocks_comes_first() -> None:
    page = make.make_page(signatory_post="")
    codes = [finding.code for finding in checks_before_publishing(page.record, make.make_edition(page, ["1. ре- ка"]))]
    assert codes == ["signatory", "promulgation", "signed_copy", "parted_word"]


def test_the_city_decides_for_all_acts_and_for_a_kind(settings: LazySettings) -> None:
    agreement = make.make_kind("соглашение", "soglashenie")
    page = make.make_page(kind=agreement, signatory_post="")
    assert not found(page)["signatory"].is_blocking, "by default of this kind"
    settings.CHECKS_OF_KINDS = {"soglashenie": {"signatory": "off"}}
    settings.CHECKS_BEFORE_PUBLISHING = {**settings.CHECKS_BEFORE_PUBLISHING, "promulgation": "blocks"}
    assert {code: finding.severity for code, finding in found(page).items()} == {"promulgation": Severity.BLOCKS}


def test_a_text_given_for_reference_has_no_card_to_check() -> None:
    page = make.make_page("б/н", kind=make.make_kind("текст для справки", "dlya-spravki", is_reference_text=True))
    assert found(page, make.make_edition(page)) == {}


def test_of_a_draft_regulation_the_text_alone_is_checked() -> None:
    record = make_draft()
    edition = make_text(record.page, [*PARAGRAPHS, "2.3. Утвердить поста- новление."])
    assert [finding.code for finding in checks_before_publishing(record, edition)] == ["parted_word"]


def test_a_better_text_of_a_public_act_is_not_held_back_by_its_card() -> None:
    record = make.make_act("б/н", signatory_post="")
    edition = make.make_edition(record.page, ["1. Новое."], dated_on=date(2026, 5, 1))
    publication.publish_edition(edition, by=make.make_editor())
    record.refresh_from_db()
    assert record.current_edition_id == edition.pk
    assert {code for code, each in found(record.page, edition).items() if each.is_blocking} == set()


def test_who_publishes_as_nobody_is_not_checked() -> None:
    assert make.make_act("б/н", signatory_post="").is_public


def test_an_editor_is_told_before_the_button_refused_in_the_same_words_and_mends(admin: Client) -> None:
    page = make.make_page(signatory_post="")
    edition = make.make_edition(page, ["1. Утвердить поста- новление."])
    address = reverse("texts_desk:edition", args=[edition.pk])
    publish = reverse("texts_desk:publish_edition", args=[edition.pk])
    card = reverse("wagtailadmin_pages:edit", args=[page.pk])
    blocking, advised = found(page, edition)["signatory"].text, found(page, edition)["parted_word"].text
    for html in (admin.get(address).content.decode(), admin.get(card).content.decode()):
        assert html.index(blocking) < html.index(advised)
        assert "Обязательно." in html
    shown = admin.get(address).content.decode()
    assert f'action="{publish}"' not in shown
    assert card in shown
    assert 'href="#p-1"' in shown
    answer = admin.post(publish)
    assert answer.url == address
    assert said(answer).strip() == blocking
    admin.get(answer.url)  # reads the refusal, which would stand on the next page else
    assert not ActRecord.objects.get(page=page).is_public

    edit(admin, page, signatory_post="Глава города")  # a draft of the card: it goes public with the text
    shown = admin.get(address).content.decode()
    assert blocking not in shown
    assert advised in shown
    assert f'action="{publish}"' in shown
    assert "Редакция № 1 опубликована" in said(admin.post(publish))
    page.refresh_from_db()
    assert (page.live, page.signatory_post) == (True, "Глава города")
    assert "Перед публикацией" not in admin.get(card).content.decode()
