"""Work on a draft edition: doubtful pairs are asked, structure is mended, every step can be taken back."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents import preparing, publication
from documents.editions import base_of, draft_edition
from documents.models import ActRecord, Clause, ClauseDescent, DraftRecord, Edition, Preparation
from documents.text.matching import Relation
from documents.text.mending import Mend, MendError
from documents.text.structure import cut
from tests.documents.editing import said
from tests.factories import documents as make
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db

BEFORE = [
    "1. Утвердить порядок содержания дорог города.",
    "2. Комитету по финансам выделить средства на ремонт.",
    "3. Контроль за исполнением оставляю за собой.",
]
AFTER = [
    "1. Утвердить порядок содержания дорог города.",
    "2. Опубликовать постановление в сборнике.",
    "3. Контроль за исполнением оставляю за собой.",
]


def second(paragraphs: list[str] = AFTER) -> Edition:
    record = make.make_act(paragraphs=BEFORE)
    return make.make_edition(record.page, paragraphs, dated_on=date(2026, 5, 1), note="Изменено.")


def keys(edition: Edition | None) -> list[str]:
    return list(Clause.objects.filter(edition=edition).order_by("position").values_list("key", flat=True))


def preparation(edition: Edition) -> Preparation:
    return Preparation.objects.select_related("base", "edition").get(edition=edition)


def seen(edition: Edition) -> str:
    return preparing.version(preparation(edition))


def decide(edition: Edition, old: int | None, new: int | None, about: Any = "new") -> None:
    preparing.decide(edition, old, new, about=about, words="решение", seen=seen(edition))


def first_keys(edition: Edition) -> list[str]:
    return keys(ActRecord.objects.get(page=edition.page_id).current_edition)


def test_a_decision_moves_the_key_and_taking_it_back_brings_it_back() -> None:
    draft = second()
    assert keys(draft) == first_keys(draft)
    decide(draft, None, 1)
    assert keys(draft)[1] not in first_keys(draft)
    added = next(pair for pair in preparing.proposed_pairs(preparation(draft)) if pair.decision is not None)
    assert (added.relation, added.confidence, added.is_doubtful) == (Relation.ADDED, 1.0, False)
    preparing.take_back(draft, 0, seen=seen(draft))
    assert keys(draft) == first_keys(draft)


def test_a_later_decision_about_a_clause_replaces_the_earlier() -> None:
    draft = second()
    decide(draft, 1, 1)
    decide(draft, None, 1)
    assert keys(draft)[1] not in first_keys(draft)
    decide(draft, 1, 1)
    assert keys(draft) == first_keys(draft)


def test_two_clauses_decided_into_one_leave_an_heir_for_the_other_key() -> None:
    draft = second(["1. Утвердить порядок содержания дорог города.", "2. Контроль за исполнением оставляю за собой."])
    decide(draft, 2, 1)
    decide(draft, 1, 1, about="old")
    old = first_keys(draft)
    descent = ClauseDescent.objects.get(edition=draft)
    assert (descent.kind, descent.from_key, descent.to_key) == ("merged", old[1], old[2])
    publication.publish_edition(draft, by=None)
    assert not Preparation.objects.filter(edition=draft).exists()


def test_a_mend_moves_decisions_along_and_only_the_last_can_be_taken_back() -> None:
    draft = second(["1. Утвердить порядок", "содержания дорог города.", *AFTER[1:]])
    decide(draft, 1, 2)
    preparing.make_mend(draft, Mend("join", 1), words="присоединён", seen=seen(draft))
    preparing.make_mend(draft, Mend("renumber", 1, "5"), words="номер 5", seen=seen(draft))
    assert keys(draft) == first_keys(draft)
    assert [clause.number for clause in draft.clauses.order_by("position")] == ["1", "5", "3"]
    with pytest.raises(MendError, match="с последнего"):
        preparing.take_back(draft, 1, seen=seen(draft))
    preparing.take_back(draft, 2, seen=seen(draft))
    preparing.take_back(draft, 1, seen=seen(draft))
    assert draft.clauses.count() == 4


def test_two_editors_at_once_are_told_instead_of_overwriting_each_other() -> None:
    draft = second()
    old = seen(draft)
    decide(draft, 1, 1)
    with pytest.raises(preparing.StaleError, match="за это время изменился"):
        preparing.make_mend(draft, Mend("join", 1), words="", seen=old)


def test_a_draft_follows_the_edition_published_meanwhile() -> None:
    draft = second()
    between = make.make_edition(draft.page.specific, [*BEFORE, "4. Новое правило о дорогах."], note="Ещё.")
    publication.publish_edition(between, by=None)
    assert preparing.is_behind(preparation(draft))
    publication.publish_edition(draft, by=None)
    assert keys(draft)[2] == keys(between)[2]


def test_decisions_about_another_edition_are_never_lost_unseen() -> None:
    draft = second()
    decide(draft, 1, 1)
    publication.publish_edition(make.make_edition(draft.page.specific, BEFORE, note="Ещё."), by=None)
    with pytest.raises(publication.PublicationError, match="сопоставьте пункты заново"):
        publication.publish_edition(draft, by=None)
    preparing.follow_current_edition(draft)
    publication.publish_edition(draft, by=None)
    assert draft.was_public


def test_the_first_text_of_an_act_takes_over_the_keys_of_the_draft_it_was() -> None:
    draft = make_draft(paragraphs=BEFORE)
    page = make.make_page()
    DraftRecord.objects.filter(pk=draft.pk).update(adopted_as=page.record)
    assert base_of(page) == draft.current_edition
    signed = make.make_edition(page, [*BEFORE[:2], "3. Контроль возложить на заместителя главы."])
    assert keys(signed)[:2] == keys(draft.current_edition)[:2]
    publication.publish_edition(signed, by=None)


# --- The desk -------------------------------------------------------------------------------------------


def show(admin: Client, edition: Edition) -> str:
    return admin.get(reverse("texts_desk:edition", args=[edition.pk])).content.decode()


def test_the_desk_shows_the_proposal_and_asks_only_what_is_doubtful(admin: Client, settings: Any) -> None:
    settings.MATCH_DOUBTFUL_BELOW = 1.01
    draft = second()
    html = show(admin, draft)
    assert "Что стало с пунктами редакции № 1" in html
    assert "Чем этот пункт был раньше" in html
    settings.MATCH_DOUBTFUL_BELOW = 0.0
    html = show(admin, draft)
    assert "Сомнений нет" in html
    assert "Изменён текст: 2. Комитету по финансам" in " ".join(html.split())


def test_an_editor_answers_and_takes_the_answer_back(admin: Client) -> None:
    draft = second()
    answer = {"about": "new", "place": "1", "chosen": "", "seen": seen(draft)}
    response = admin.post(reverse("texts_desk:decide", args=[draft.pk]), answer)
    assert response.url.endswith("#match-new-1"), "the editor stays at the question"
    assert keys(draft) != first_keys(draft)
    html = show(admin, draft)
    assert "решено вами" in html
    for button in ("Изменить", "Отменить решение"):
        assert re.search(rf'{button}<span class="w-sr-only">: 2\.', html), "each button says what it is about"
    assert 'id="match-new-1"' in html
    assert "за это время изменился" in said(admin.post(reverse("texts_desk:decide", args=[draft.pk]), answer))
    response = admin.post(reverse("texts_desk:take_back", args=[draft.pk, 0]), {"seen": seen(draft)})
    assert response.url.endswith("#matches")
    assert keys(draft) == first_keys(draft)
    for nonsense in ({"about": "new", "place": "99", "chosen": ""}, {"about": "old", "place": "x"}, {}):
        answer = {**nonsense, "seen": seen(draft)}
        assert "изменился" in said(admin.post(reverse("texts_desk:decide", args=[draft.pk]), answer))


def test_of_many_clauses_the_likely_ones_are_offered_and_all_on_request(admin: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("documents.desk.proposals._MANY", 5)
    monkeypatch.setattr("documents.desk.proposals._NEAR", 1)
    before = [f"{number}. Порядок № {number * 7} для улицы {number}." for number in range(1, 10)]
    after = [*before[:4], "4.1. Совсем другие слова о дровах и угле.", *before[4:8]]
    record = make.make_act(paragraphs=before)
    draft = make.make_edition(record.page, after, dated_on=date(2026, 5, 1))
    preparing.decide(draft, None, 4, about="new", words="новый", seen=seen(draft))
    address = reverse("texts_desk:edition", args=[draft.pk])

    def offered(query: str) -> list[str]:
        (question,) = [each for each in admin.get(address + query).context["proposal"].asked if each.name == "new-4"]
        return [choice.label.split(".")[0] for choice in question.choices]

    # Beside the clause above, and the one that has no counterpart either.
    assert offered("") == ["новый пункт, раньше его не было", "3", "4", "5", "9"]
    assert 'href="?whole=new-4#match-new-4"' in show(admin, draft)
    assert offered("?whole=new-4")[1:] == [str(number) for number in range(1, 10)]


def test_a_clause_is_called_as_it_is_numbered() -> None:
    text = cut(["1. Утвердить:", "а) порядок;", "б) перечень.", "собственники"], within_article=False)
    record = make.make_act(published=False)
    draft = draft_edition(record.page, text.clauses, dated_on=date(2026, 5, 1))
    assert preparing.named(draft.clauses.get(position=1)) == "а) порядок;"


@pytest.mark.parametrize(
    ("place", "sent", "addresses"),
    [
        (1, {"do": "join"}, ["p-1", "p-3"]),
        (1, {"do": "retype", "kind": "section"}, ["p-1", "razd-2", "p-3"]),
        (1, {"do": "renumber", "number": ""}, ["p-1", "p", "p-3"]),
        (1, {"do": "relevel", "level": "1"}, ["p-1", "p-2", "p-3"]),
        (1, {"do": "split", "place": "в сборнике"}, ["p-1", "p-2", "p-2_abz-2", "p-3"]),
        (0, {"do": "split-9"}, ["p-1", "p-1_abz-2", "p-2", "p-3"]),
    ],
)
def test_every_mend_is_made_from_its_page(
    admin: Client, place: int, sent: dict[str, str], addresses: list[str]
) -> None:
    draft = second()
    page = reverse("texts_desk:mend", args=[draft.pk, place])
    assert "слова текста остаются" in admin.get(page).content.decode()
    clause = draft.clauses.get(position=place)
    untouched = {"kind": clause.kind, "number": clause.number, "level": clause.level, "seen": seen(draft)}
    response = admin.post(page, {**untouched, **sent})
    assert "Исправлено" in said(response), said(response)
    kept = place - 1 if sent["do"] == "join" else place
    assert response.url.endswith(f"#{draft.clauses.get(position=kept).address}"), "the editor stays at the clause"
    assert list(draft.clauses.order_by("position").values_list("address", flat=True)) == addresses
    assert "Что вы исправили" in show(admin, draft)
    admin.post(reverse("texts_desk:take_back", args=[draft.pk, 0]), {"seen": seen(draft)})
    assert list(draft.clauses.order_by("position").values_list("address", flat=True)) == ["p-1", "p-2", "p-3"]


def test_a_mend_that_cannot_be_made_is_refused_in_words(admin: Client) -> None:
    draft = second()
    page = reverse("texts_desk:mend", args=[draft.pk, 0])
    sent = {"kind": "point", "number": "1", "level": 0, "seen": seen(draft)}

    def refused(**said_by_editor: str) -> str:
        return admin.post(page, {**sent, **said_by_editor}).content.decode()

    assert "ничего нет" in refused(do="join")
    html = refused(do="split", place="нет таких слов")
    assert "один раз" in html
    assert 'value="нет таких слов"' in html, "what was typed is not lost"
    assert "Выберите, что исправить" in refused(do="объединить")
    assert "Номер у неё уже такой: 1." in refused(do="renumber", number="1.")
    assert "На номер это не похоже" in refused(do="renumber", number="ы!!")
    assert "Такого вида она уже и есть" in refused(do="retype", kind="point")
    assert "На этом уровне она уже и стоит" in refused(do="relevel")
    assert draft.clauses.count() == 3


@pytest.mark.parametrize(
    ("typed", "number"), [("2.5.", "2.5"), ("5)", "5"), ("2.3(1)", "2.3(1)"), ("IV", "IV"), (" 5¹", "5¹")]
)
def test_a_number_is_taken_without_what_print_puts_after_it(admin: Client, typed: str, number: str) -> None:
    draft = second()
    sent = {"do": "renumber", "kind": "point", "number": typed, "level": 0, "seen": seen(draft)}
    admin.post(reverse("texts_desk:mend", args=[draft.pk, 1]), sent)
    assert draft.clauses.get(position=1).number == number


def test_a_published_text_is_mended_by_nobody(admin: Client) -> None:
    record = make.make_act(paragraphs=BEFORE)
    assert admin.get(reverse("texts_desk:mend", args=[record.current_edition_id, 0])).status_code == 404
    assert admin.post(reverse("texts_desk:decide", args=[record.current_edition_id])).status_code == 404


def test_warnings_lead_to_their_clauses(admin: Client) -> None:
    record = make.make_act(published=False)
    text = cut(["1. Одно.", "1. Опять первое."], within_article=False)
    draft = draft_edition(record.page, text.clauses, dated_on=date(2026, 5, 1), warnings=text.warnings)
    html = show(admin, draft)
    assert "На что посмотреть: 1" in html
    assert 'href="#p-1--2"' in html


def test_a_draft_names_its_act_and_is_published_below_its_checks(admin: Client) -> None:
    draft = second()
    shown = show(admin, draft)
    name = str(ActRecord.objects.get(page=draft.page_id))
    assert f"{name}: редакция № 2, черновик, на сайте не видна" in shown
    assert shown.index('id="findings"') < shown.index('id="matches"') < shown.index('id="publishing"')
    assert shown.index("Текст сразу увидят все. Прежняя редакция останется") < shown.index(">Опубликовать<")
    publication.publish_edition(draft, by=None)
    shown = show(admin, draft)
    assert f"{name}: редакция № 2" in shown
    assert "черновик" not in shown


def test_what_will_change_is_shown_before_publishing(admin: Client) -> None:
    draft = second()
    page = reverse("texts_desk:changes", args=[draft.pk])
    html = admin.get(page).content.decode()
    assert "<del>" in html
    assert "Контроль" not in html
    assert "Контроль" in admin.get(page, {"all": "1"}).content.decode()
    first = make.make_edition(make.make_page("9-п"))
    assert admin.get(reverse("texts_desk:changes", args=[first.pk])).status_code == 404
