"""Remarks on the page of a draft: counts, one page of many, links, what became of the clause."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.commenting import authoring, moderation, page_context
from documents.commenting.fate import author_fate
from documents.commenting.reading import PER_PAGE
from documents.models import Clause, Comment, CommentKind, DraftRecord, WithholdingReason
from documents.publication import publish_edition
from tests.factories.comments import make_answer, make_comment
from tests.factories.drafts import PARAGRAPHS, again, make_draft, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> DraftRecord:
    return make_draft()


def shown(draft: DraftRecord, text: str = "Замечание", **fields: Any) -> Comment:
    return moderation.publish(make_comment(draft, text, **fields), by=None)


def read(client: Client, draft: DraftRecord, query: str = "") -> str:
    text: str = client.get(f"{draft.path}{query}").content.decode()
    return text


def test_counts_are_honest(client: Client, draft: DraftRecord) -> None:
    for text in ("раз", "два"):
        shown(draft, text)
    moderation.withhold(make_comment(draft, "три"), WithholdingReason.INSULT, by=None)
    moderation.withhold(make_comment(draft, "четыре"), WithholdingReason.SPAM, by=None)
    authoring.withdraw(shown(draft, "пять"))
    moderation.send_back(shown(draft, "шесть"), by=None)
    make_comment(draft, "семь")
    make_answer(*Comment.objects.filter(number__in=[1, 3]))
    counts = page_context(again(draft))["comment_counts"]
    assert (counts.received, counts.published, counts.withheld, counts.withdrawn, counts.waiting, counts.answered) == (
        7,
        2,
        2,
        1,
        2,
        2,
    )
    assert counts.withheld_by_reason == [("нецензурная лексика или оскорбления", 1), ("реклама или спам", 1)]
    page = read(client, draft)
    for trace in (
        'id="comment-3"',
        "нецензурная лексика или оскорбления",
        "№&nbsp;5 — отозвано автором",
        "Ждут проверки",
    ):
        assert trace in page
    assert not [word for word in ("три", "четыре", "пять", "шесть", "семь") if f"<p>{word}" in page]


def test_text_is_escaped_lines_are_kept_links_are_dead(client: Client, draft: DraftRecord) -> None:
    shown(draft, "<script>alert(1)</script>\nстрока https://spam.example/ \n\nабзац")
    page = read(client, draft)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>" in page
    assert "<p>абзац</p>" in page
    assert 'href="https://spam.example' not in page


def test_many_remarks_come_in_pages_and_each_has_its_address(client: Client, draft: DraftRecord) -> None:
    for number in range(1, PER_PAGE + 3):
        shown(draft, f"Замечание {number:03}")
    first, last = read(client, draft), read(client, draft, "?remarks=2")
    assert 'id="comment-1"' in first
    assert f'id="comment-{PER_PAGE + 1}"' not in first
    assert f'id="comment-{PER_PAGE + 1}"' in last
    assert f'id="comment-{PER_PAGE + 1}"' in read(client, draft, f"?comment={PER_PAGE + 1}")
    for nonsense in ("?remarks=0", "?remarks=999999", "?remarks=x", "?comment=²", "?comment=99999999999999999999"):
        assert client.get(f"{draft.path}{nonsense}").status_code == 200


def test_remarks_on_one_clause(client: Client, draft: DraftRecord) -> None:
    on_clause = shown(draft, "Про срок", address="p-2.1")
    shown(draft, "Про всё")
    assert {text for text in ("Про срок", "Про всё") if text in read(client, draft)} == {"Про срок", "Про всё"}
    page = read(client, draft, f"?clause={on_clause.clause_key}")
    assert "Про срок" in page
    assert "Про всё" not in page
    assert "Про всё" in read(client, draft, "?clause=0000000000000000")
    assert f"?clause={on_clause.clause_key}#comments" in read(client, draft)


def test_a_thousand_remarks_cost_no_more_statements_than_ten(client: Client, draft: DraftRecord) -> None:
    def statements() -> int:
        client.get(draft.path)
        with CaptureQueriesContext(connection) as queries:
            client.get(draft.path)
        return len(queries)

    for number in range(10):
        shown(draft, f"Замечание {number}")
    few = statements()
    for number in range(10, 60):
        shown(draft, f"Замечание {number}", address="p-2.1" if number % 2 else "")
    assert statements() == few
    publish_edition(make_text(draft.page, note="Доработан"), by=None)
    assert statements() <= 15


NEW = {
    "the same": (PARAGRAPHS, "место то же, слова те же"),
    "reworded": (
        [each.replace("не превышает двадцати рабочих дней", "не превышает десяти рабочих дней") for each in PARAGRAPHS],
        "место то же, изложено иначе",
    ),
    "renumbered": (
        [
            *PARAGRAPHS[:4],
            "2.1. Услуга предоставляется бесплатно и без очереди всем жителям города без исключения.",
            "2.2. Срок предоставления услуги не превышает двадцати рабочих дней.",
            "2.3. Плата за услугу не взимается.",
        ],
        "это пункт 2.2, слова те же",
    ),
    "removed": ([*PARAGRAPHS[:4], "2.1. Плата за услугу не взимается."], "этого пункта нет"),
}


@pytest.mark.parametrize("what", NEW)
def test_a_remark_tells_what_became_of_its_clause(client: Client, draft: DraftRecord, what: str) -> None:
    paragraphs, sentence = NEW[what]
    comment = shown(draft, address="p-2.1")
    publish_edition(make_text(draft.page, paragraphs, note="Доработан"), by=None)
    page = read(client, draft)
    assert sentence in page
    assert ("двадцати рабочих дней" in page.split('id="comment-1"')[1]) is True
    fate = fate_of(comment)
    assert sentence in fate.sentence
    if what == "reworded":
        assert "десяти" in fate.after
        assert "двадцати" in fate.before


def test_a_merged_clause_leads_to_its_heir(draft: DraftRecord) -> None:
    from documents.models import ClauseDescent

    comment = shown(draft, address="p-2.1")
    edition = make_text(draft.page, [*PARAGRAPHS[:4], "2.1. Плата за услугу не взимается."], note="Доработан")
    heir = Clause.objects.get(edition=edition, address="p-2.1")
    ClauseDescent.objects.create(edition=edition, kind="merged", from_key=comment.clause_key, to_key=heir.key)
    publish_edition(edition, by=None)
    assert "объединено с другим: теперь пункт 2.1" in fate_of(comment).sentence


def fate_of(comment: Comment) -> Any:
    fate = author_fate(Comment.objects.select_related("draft__current_edition", "edition").get(pk=comment.pk))
    assert fate is not None
    return fate


def test_the_kind_is_told(client: Client, draft: DraftRecord) -> None:
    shown(draft, kind=CommentKind.QUESTION)
    assert "вопрос" in read(client, draft)


def test_a_page_says_how_remarks_are_treated(client: Client, draft: DraftRecord) -> None:
    assert "Замечаний ещё не было" in client.get("/remarks/").content.decode()
    make_answer(shown(draft))
    page = client.get("/remarks/").content.decode()
    assert "учтено — 1" in page
    assert "2\N{NO-BREAK SPACE}рабочих дня" in page
    for reason in WithholdingReason.labels:
        assert reason in page
