"""Golden answers: what third parties rely on, field by field.

When one differs, read the difference as they would. A new field is fine; a renamed, removed or reinterpreted one
breaks their programs and needs a note in docs/decisions/ and a year of notice (D166). If the change is meant, write
the new answers with `EXPECTED=write pytest tests/api/test_expected.py`, and look at the diff before committing it.
"""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import timezone

from core.freezing import thawed
from core.models import ChangeEntry
from correspondence import consents
from correspondence.consents import Purpose
from documents import publication
from documents.commenting import moderation
from documents.consultation import moves
from documents.models import (
    ActRecord,
    Clause,
    DraftRecord,
    Edition,
    IssueErratum,
    IssueRecord,
    PublicComment,
    WithholdingReason,
)
from documents.publication import issues as issue_publication
from news.models import NewsRecord
from structure.models import Unit
from tests.factories.comments import make_answer, make_comment
from tests.factories.correspondence import make_contact, make_wordings
from tests.factories.documents import make_act, make_body, make_edition, make_entry, make_rubric, relate
from tests.factories.drafts import make_draft
from tests.factories.issues import make_released_issue
from tests.factories.news import make_news
from tests.factories.structure import make_unit

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[1] / "expected"
MOMENT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


def compare(name: str, answer: Any) -> None:
    assert answer.status_code in (200, 400, 404)
    check(name, answer.json())


def check(name: str, found: Any) -> None:
    path = FOLDER / name
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("EXPECTED") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path} differs: see the docstring of {__file__}"


@pytest.fixture
def act() -> ActRecord:
    """One act with everything an act can have, its numbers and moments fixed."""
    day = date(2020, 3, 12)
    act = make_act(
        "145-п",
        title="Об утверждении порядка ремонта дорог",
        rubric=make_rubric(),
        external_id="old:145",
        promulgated_on=day,
        adopted_on=day,
        signatory="И. О. Образцова",
        signatory_post="глава города",
        paragraphs=["1. Утвердить порядок:", "1) ремонта дорог;", "2) уборки.", "2. Опубликовать в газете."],
    )
    make_entry(act, "RU00000000202000001", included_on=date(2020, 4, 3))
    relate(make_act("7-п", title="О внесении изменений"), "amends", act, effective_on=date(2021, 1, 1))
    with thawed():
        fix(ActRecord, Edition, NewsRecord, Unit)
        for clause in Clause.objects.all():
            Clause.objects.filter(pk=clause.pk).update(key=f"key{clause.position:013}")
    return ActRecord.objects.get(pk=act.pk)


def fix(*models: Any) -> None:
    for model in models:
        for number, pk in enumerate(model.objects.order_by("pk").values_list("pk", flat=True), start=1):
            moments = dict.fromkeys(["created_at", "published_at", "modified_at"], MOMENT)
            model.objects.filter(pk=pk).update(public_id=UUID(int=number), **moments)


def test_acts(ask: Any, act: ActRecord) -> None:
    compare("acts_list.json", ask("acts/", limit=1))
    compare("acts_detail.json", ask(f"acts/{act.public_id}/"))


def test_drafts(ask: Any) -> None:
    posted_at = timezone.make_aware(datetime(2020, 3, 2, 9))
    draft = make_draft(
        posted_at=posted_at,
        last_day=date(2020, 3, 20),
        paragraphs=["1. Общие положения", "1.1. Цель."],
        service="Рубка",
    )
    moves.start_consideration(draft, by=None, at=timezone.make_aware(datetime(2020, 3, 23, 9)))
    with thawed():
        Edition.objects.update(dated_on=date(2020, 3, 2))
        fix(DraftRecord, Edition, Unit)
        for clause in Clause.objects.all():
            Clause.objects.filter(pk=clause.pk).update(key=f"key{clause.position:013}")
    compare("drafts_list.json", ask("drafts/"))
    compare("drafts_detail.json", ask(f"drafts/{UUID(int=1)}/"))


def test_comments(ask: Any) -> None:
    draft = make_draft(posted_at=MOMENT, last_day=date(2026, 3, 31), paragraphs=["1. Общие положения", "1.1. Цель."])
    texts = make_wordings()
    contact = make_contact(name="Житель улицы Мира")
    for purpose in (Purpose.PROCESSING, Purpose.SHOWING_NAME):
        consents.give(contact, texts[purpose], subject="draft")
    shown = make_comment(draft, "Цель неясна.", address="p-1.1", contact=contact, at=MOMENT)
    withheld = make_comment(draft, "Слова, которых не покажут.", at=MOMENT)
    moderation.publish(shown, by=None)
    moderation.withhold(withheld, WithholdingReason.INSULT, by=None)
    make_answer(shown, reason="Уточним.")
    PublicComment.objects.filter(number=1).update(clause_key="key0000000000001", answered_on=date(2026, 3, 20))
    fix(DraftRecord, PublicComment)
    with thawed():
        fix(Edition)
    compare("comments_list.json", ask("comments/"))
    compare("comments_detail.json", ask(f"comments/{UUID(int=2)}/"))


def test_editions(ask: Any, act: ActRecord) -> None:
    compare("editions_list.json", ask("editions/", limit=1))
    compare("editions_detail.json", ask(f"editions/{UUID(int=1)}/"))


def test_comparisons_and_clauses(ask: Any, act: ActRecord) -> None:
    edition = make_edition(
        act.page,
        ["1. Утвердить порядок:", "1) ремонта дорог и мостов;", "2. Опубликовать в газете."],
        dated_on=date(2020, 5, 1),
        note="Мосты.",
    )
    publication.publish_edition(edition, by=None)
    with thawed():
        fix(Edition)
    compare("comparisons_detail.json", ask(f"editions/{UUID(int=3)}/changes/"))
    compare("clauses_detail.json", ask("clauses/key0000000000001/"))


def test_collections(ask: Any) -> None:
    day = date(2026, 3, 12)
    record = make_released_issue(make_act("2-п", title="О ремонте дорог", adopted_on=day))
    erratum = IssueErratum(noted_on=date(2026, 5, 1), text="На с. 4 следует читать: «дорог».")
    issue_publication.add_erratum(record, erratum, by=None)
    with thawed():
        fix(ActRecord, Edition, IssueRecord)
        # The bytes of a PDF follow the version of the typesetter.
        IssueRecord.objects.update(pdf_size=12345, pdf_sha256="0" * 64)
    compare("collections_list.json", ask("collections/"))
    compare("collections_detail.json", ask(f"collections/{UUID(int=1)}/"))


def test_news(ask: Any) -> None:
    make_news(slug="most", text="Движение по мосту открыто.", lead="Мост открыт.")
    fix(NewsRecord)
    compare("news_list.json", ask("news/"))
    compare("news_detail.json", ask(f"news/{UUID(int=1)}/"))


def test_units(ask: Any) -> None:
    make_unit(body=make_body(), slug="yuridicheskiy-otdel", phone="+7 (000) 000-00-00", tasks="Правовая экспертиза.")
    fix(Unit)
    compare("units_list.json", ask("units/"))
    compare("units_detail.json", ask(f"units/{UUID(int=1)}/"))


def test_changes(ask: Any) -> None:
    for seq, operation in enumerate(("upsert", "delete"), start=1):
        ChangeEntry.objects.create(
            seq=seq,
            resource="acts",
            record_id=UUID(int=1),
            operation=operation,
            reason="Опубликован по ошибке." if operation == "delete" else "",
            changed_at=MOMENT,
        )
    compare("changes_list.json", ask("changes/"))


def test_root_and_problem(ask: Any) -> None:
    compare("root.json", ask(""))
    compare("problem_bad_parameter.json", ask("acts/", limit="501"))
    compare("problem_not_found.json", ask("none/"))


def test_openapi(ask: Any) -> None:
    """Beside the answers stands their description, so that a change of the contract is seen in review."""
    description = ask("openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert description["servers"] == [{"url": settings.SITE_URL}]
    check("openapi.json", description)
