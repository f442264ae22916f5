"""Permanent keys, editions by day, what changed, the history of a clause: what a reader has of them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from documents import publication
from documents.changes import changes_between
from documents.editions import clauses_with_past, draft_edition
from documents.models import ActRecord, Clause, ClauseDescent, DraftRecord, Edition
from documents.preparing import decide, version
from documents.text.matching import Relation
from documents.text.structure import cut
from tests.factories import documents as make
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db

FIRST = [
    "1. Утвердить порядок содержания дорог города.",
    "2. Комитету по финансам выделить средства на ремонт мостов.",
    "3. Признать утратившим силу постановление о тротуарах.",
    "4. Контроль за исполнением оставляю за собой.",
]
SECOND = [
    "1. Утвердить порядок содержания дорог и мостов города.",
    "2. Комитету по финансам выделить средства на ремонт мостов.",
    "3. Контроль за исполнением оставляю за собой.",
    "4. Опубликовать постановление в сборнике правовых актов.",
]


def publish_next(record: ActRecord | DraftRecord, paragraphs: list[str], day: date) -> Edition:
    edition = draft_edition(record.page, cut(paragraphs, within_article=False).clauses, dated_on=day, note="Изменено.")
    publication.publish_edition(edition, by=None)
    record.refresh_from_db()
    return edition


@pytest.fixture
def record() -> ActRecord:
    act = make.make_act(paragraphs=FIRST, adopted_on=date(2026, 3, 12))
    publish_next(act, SECOND, date(2026, 5, 1))
    return act


def key_of(edition: Edition | None, beginning: str) -> str:
    return Clause.objects.get(edition=edition, text__startswith=beginning).key


def first(record: ActRecord) -> Edition:
    return Edition.objects.get(page=record.page_id, number=1)


# --- Keys -----------------------------------------------------------------------------------------------


def test_a_key_leads_to_the_clause_where_it_stands_now(client: Client, record: ActRecord) -> None:
    key = key_of(first(record), "Контроль")
    assert client.get(f"/k/{key}/").url == f"{record.path}#p-3"
    assert client.get(f"/k/{key.upper().replace('0', 'O').replace('1', 'l')}/").url == f"{record.path}#p-3"


def test_a_key_that_never_was_is_not_found(client: Client, record: ActRecord) -> None:
    draft = make.make_edition(make.make_page("7-п"))
    assert client.get("/k/0000000000000000/").status_code == 404
    assert client.get(f"/k/{draft.clauses.all()[0].key}/").status_code == 404


def test_a_key_of_a_removed_clause_leads_to_its_history(client: Client, record: ActRecord) -> None:
    key = key_of(first(record), "Признать")
    history = client.get(f"/k/{key}/")
    assert history.url == f"/k/{key}/history/"
    html = client.get(history.url).content.decode()
    assert "В действующей редакции этого пункта нет" in html
    assert "Пункта больше нет" in html
    assert f"{record.path}?edition=1#p-3" in html


def test_a_key_of_a_withdrawn_act_says_why(client: Client, record: ActRecord) -> None:
    key = key_of(record.current_edition, "Контроль")
    publication.withdraw(record, reason="Опубликован по ошибке.", by=None)
    for address in (f"/k/{key}/", f"/k/{key}/history/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "Опубликован по ошибке." in response.content.decode()


def test_a_merged_key_leads_to_its_heir_and_the_heirs_heir(client: Client) -> None:
    act = make.make_act(paragraphs=FIRST)
    lost = key_of(act.current_edition, "Признать")
    second = make.make_edition(act.page, [*FIRST[:2], "3. Контроль за исполнением оставляю за собой."], note="Слито.")
    decide(second, 3, 2, about="new", words="", seen=version(second.preparation))
    decide(second, 2, 2, about="old", words="", seen=version(Edition.objects.get(pk=second.pk).preparation))
    publication.publish_edition(second, by=None)
    assert client.get(f"/k/{lost}/").url == f"{act.path}#p-3"
    third = make.make_edition(act.page, FIRST[:2], note="Слито ещё.")
    decide(third, 2, 1, about="old", words="", seen=version(third.preparation))
    publication.publish_edition(third, by=None)
    assert ClauseDescent.objects.filter(kind="merged").count() == 2
    assert client.get(f"/k/{lost}/").url == f"{act.path}#p-2"
    assert "Его слова вошли" in client.get(f"/k/{lost}/history/").content.decode()


def test_a_key_of_a_draft_leads_into_the_act_it_became(client: Client) -> None:
    draft = make_draft(paragraphs=FIRST)
    key = key_of(draft.current_edition, "Контроль")
    assert client.get(f"/k/{key}/").url == f"{draft.path}#p-4"
    page = make.make_page("200-п")
    DraftRecord.objects.filter(pk=draft.pk).update(adopted_as=page.record, stage=DraftRecord.Stage.ADOPTED)
    signed = make.make_edition(page, SECOND)
    assert client.get(f"/k/{key}/").url == f"{draft.path}#p-4", "the act is not public yet"
    publication.publish_edition(signed, by=None)
    act = ActRecord.objects.get(page=page)
    assert client.get(f"/k/{key}/").url == f"{act.path}#p-3"
    removed = key_of(draft.current_edition, "Признать")
    assert client.get(f"/k/{removed}/").url == f"/k/{removed}/history/"
    html = client.get(f"/k/{key}/history/").content.decode()
    assert "Проект, редакция № 1" in " ".join(html.split())
    html = client.get(act.path, {"compared": "draft"}).content.decode()
    assert "редакция № 1 проекта" in html
    assert "порядок содержания дорог" in html


# --- Editions -------------------------------------------------------------------------------------------


def test_the_text_of_a_day_is_the_one_that_was_valid_then(client: Client, record: ActRecord) -> None:
    def says(**asked: str) -> str:
        return client.get(record.path, asked).content.decode()

    assert "о тротуарах" in says(on="2026-04-30")
    assert "о тротуарах" not in says(on="2026-05-01")
    assert "о тротуарах" in says(edition="1")
    assert "Что изменилось по сравнению с редакцией № 1" in says()
    for nonsense in ({"on": "2026-03-11"}, {"on": "вчера"}, {"edition": "9"}, {"compared": "9"}):
        assert client.get(record.path, nonsense).status_code == 404


def test_who_asks_for_an_edition_that_never_was_is_shown_those_there_are(client: Client, record: ActRecord) -> None:
    answer = client.get(record.path, {"on": "2026-03-11"})
    html = " ".join(answer.content.decode().split())
    assert answer.status_code == 404
    assert "нужна дата не раньше 12 марта 2026 г." in html
    assert f'href="{record.path}?edition=1"' in html
    assert f'href="{record.path}"' in html
    assert 'value="2026-03-11"' in html
    html = client.get(record.path, {"edition": "9"}).content.decode()
    assert "номер, которого у этого текста нет" in html


def test_what_changed_is_marked_for_eyes_and_ears(client: Client, record: ActRecord) -> None:
    html = client.get(record.path, {"edition": "2", "compared": "1"}).content.decode()
    assert '<ins><span class="visually-hidden">добавлено: </span>и мостов</ins>' in html
    for count in ("исключено:&nbsp;1", "изменён номер:&nbsp;1"):
        assert count in html
    assert "выделить средства" not in html, "only changes are shown"
    whole = client.get(record.path, {"edition": "2", "compared": "1", "all": "1", "view": "side"}).content.decode()
    assert "выделить средства" in whole
    assert "Было" in whole
    assert '<link rel="canonical"' in whole


def test_the_order_in_which_two_editions_are_asked_for_does_not_matter(client: Client, record: ActRecord) -> None:
    one = client.get(record.path, {"edition": "2", "compared": "1"}).context["comparison"]
    assert client.get(record.path, {"edition": "1", "compared": "2"}).context["comparison"] == one


def test_equal_editions_are_called_equal(client: Client, record: ActRecord) -> None:
    publish_next(record, SECOND, date(2026, 6, 1))
    html = client.get(record.path, {"edition": "3", "compared": "2"}).content.decode()
    assert "одинаковы" in html


def test_a_comparison_over_several_editions_says_what_the_keys_say(record: ActRecord) -> None:
    third = publish_next(record, [SECOND[2].replace("3.", "1."), SECOND[0].replace("1.", "2.")], date(2026, 6, 1))
    changes = changes_between(first(record), third, only_changes=True).changes
    told = {change.key: change.relation for change in changes}
    assert told[key_of(first(record), "Контроль")] is Relation.RENUMBERED
    assert told[key_of(first(record), "Признать")] is Relation.REMOVED


def test_words_of_a_text_are_never_markup_in_a_comparison(client: Client) -> None:
    act = make.make_act(paragraphs=["1. Знак <b>жирный</b> & прочее."])
    publish_next(act, ["1. Знак <script>alert(1)</script> & прочее."], date(2026, 5, 1))
    html = client.get(act.path, {"edition": "2", "compared": "1"}).content.decode()
    assert "<script>alert" not in html
    assert "<b>" not in html
    assert "alert(1)" in html


def test_a_text_nobody_may_read_is_in_no_comparison(client: Client, record: ActRecord) -> None:
    Edition.objects.filter(page=record.page_id, number=1).update(is_public=False)
    assert client.get(record.path, {"edition": "2", "compared": "1"}).status_code == 404
    html = client.get(f"/k/{key_of(record.current_edition, 'Утвердить')}/history/").content.decode()
    assert "?edition=1" not in html


def test_a_draft_is_compared_and_dated_the_same_way(client: Client) -> None:
    draft = make_draft(paragraphs=FIRST)
    publish_next(draft, SECOND, date(2026, 5, 1))
    html = client.get(draft.path).content.decode()
    assert "Что изменилось по сравнению с редакцией № 1" in html
    html = client.get(draft.path, {"edition": "2", "compared": "1"}).content.decode()
    assert "и мостов" in html
    assert client.get(draft.path, {"on": "1999-01-01"}).status_code == 404


def test_the_page_leads_to_the_history_of_what_changed_and_of_nothing_else(
    client: Client, record: ActRecord, django_assert_num_queries: Any
) -> None:
    page = client.get(record.path).content.decode()
    current = record.current_edition
    for beginning in ("Утвердить порядок", "Контроль", "Опубликовать"):  # reworded, renumbered, added
        assert f'href="/k/{key_of(current, beginning)}/history/"' in page
    assert f'href="/k/{key_of(current, "Комитету")}/history/"' not in page
    assert "/history/" not in client.get(make.make_act("9-п", paragraphs=FIRST).path).content.decode()
    editions = list(record.page.editions.all())
    with django_assert_num_queries(1):
        assert len(clauses_with_past(editions[-1], editions)[1]) == 3
