"""Regulations of the demonstration that other acts have changed: editions with their causes, a signed document, and
publications of other kinds than the printed Collection in one piece.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.base import File
from django.core.management.base import OutputWrapper
from django.db import transaction
from django.utils import timezone

from documents import publication, signed
from documents.demo_amendments import DATA, REGULATIONS, SIGNATORY, Amendment, Regulation
from documents.editions import draft_edition
from documents.facts import complete, mistakes
from documents.folders import folder_for
from documents.generator.city import ADMINISTRATION, COLLECTION
from documents.models import (
    ActKind,
    ActRecord,
    ActRelation,
    ActsIndexPage,
    Edition,
    LegalAct,
    PublicationFact,
    Rubric,
)
from documents.printing.press import compiler_for, write_pdf
from documents.proposing import accept
from documents.text.structure import cut
from structure.models import Body

SIGNED_MARK = "Образец: составлен для демонстрации сайта, никем не подписан"
NETWORK = "Вестник-образец"
Method = PublicationFact.Method
FACTS: dict[str, tuple[dict[str, Any], ...]] = {
    "212-п": (
        {"published_on": date(2023, 3, 31), "issue": "№ 3 за 2023 год", "pages": "4–9", "part": 1, "parts": 2},
        {"published_on": date(2023, 4, 28), "issue": "№ 4 за 2023 год", "pages": "2–6", "part": 2, "parts": 2},
    ),
    "318-п": ({"published_on": date(2024, 5, 31), "issue": "№ 5 за 2024 год", "pages": "11"},),
    "407-п": ({"published_on": date(2025, 9, 26), "issue": "№ 9 за 2025 год", "pages": "3"},),
    "226-п": (
        {
            "method": Method.NETWORK,
            "placed_at": timezone.make_aware(datetime(2024, 4, 10, 14, 5)),
            "publication_name": NETWORK,
            "url": "https://izdanie.aleysk.example/2024/226-p",
        },
    ),
    "251-п": (
        {
            "method": Method.NETWORK,
            "placed_at": timezone.make_aware(datetime(2025, 4, 4, 10, 30)),
            "publication_name": NETWORK,
            "url": "https://izdanie.aleysk.example/2025/251-p",
        },
    ),
}
"""Of each act by its number; printed in the Collection where no method is said."""


def load(stdout: OutputWrapper) -> None:
    """Make the regulations that are missing, and lead each through its amendments."""
    present = set(ActRecord.objects.filter(is_generated=True).values_list("external_id", flat=True))
    fresh = [each for each in REGULATIONS if _external_id(each.number) not in present]
    for regulation in fresh:
        _make(regulation)
    stdout.write(f"  акты с редакциями: новых {len(fresh)} из {len(REGULATIONS)}")


@transaction.atomic
def _make(regulation: Regulation) -> None:
    lines = regulation.paragraphs()
    record = _adopt(regulation, regulation.title, lines, regulation.rubric)
    for amendment in regulation.amendments:
        act = _adopt(amendment, amendment.title(regulation), amendment.paragraphs(regulation), regulation.rubric)
        lines = amendment.made(lines)
        _amend(record, act, lines)


def _adopt(act: Regulation | Amendment, title: str, lines: Sequence[str], rubric: str) -> ActRecord:
    """Publish an act with its first text, the signed document beside it, and tell where it was printed or placed."""
    kind = ActKind.objects.get(slug="postanovlenie")
    page = LegalAct(
        kind=kind,
        issuing_body=Body.objects.get(slug="administraciya"),
        rubric=Rubric.objects.filter(name=rubric).first(),
        number=act.number,
        adopted_on=act.adopted_on,
        official_title=title,
        signatory_post=SIGNATORY,
        is_normative=True,
        live=False,
    )
    folder_for(ActsIndexPage.objects.get(), act.adopted_on.year, kind).add_child(instance=page)
    ActRecord.objects.filter(page=page).update(is_generated=True, external_id=_external_id(act.number))
    edition = draft_edition(page, cut(lines, within_article=False).clauses, dated_on=act.adopted_on)
    _attach_signed(edition, act, title, lines)
    publication.publish_edition(edition, by=None)
    record = ActRecord.objects.get(page=page)
    for told in FACTS[act.number]:
        _state(PublicationFact(act=record, **({"method": Method.PRINTED, "publication_name": COLLECTION} | told)))
    return _fresh(record)


def _amend(record: ActRecord, act: ActRecord, lines: Sequence[str]) -> None:
    """Let `act` change `record` as its text says, from the day it entered into force."""
    accept(act, ActRelation.Kind.AMENDS, record)
    assert act.effective_on is not None
    clauses = cut(lines, within_article=False).clauses
    edition = draft_edition(record.page, clauses, dated_on=act.effective_on, causes=[act])
    publication.publish_edition(edition, by=None)


def _state(fact: PublicationFact) -> None:
    """Keep a fact as the desk would: what it would refuse is a mistake of ours."""
    complete(fact)
    if wrong := mistakes(fact, timezone.now()):
        raise ValueError(wrong)
    fact.save()


def _attach_signed(edition: Edition, act: Regulation | Amendment, title: str, lines: Sequence[str]) -> None:
    content = signed_sample(act, title, lines)
    name = f"Постановление № {act.number} (образец).pdf"
    signed.attach(Edition.objects.get(pk=edition.pk), File(BytesIO(content), name=name), name=name, has_text=True)


def signed_sample(act: Regulation | Amendment, title: str, lines: Sequence[str]) -> bytes:
    """Set an act in type as if it had been signed, each sheet marked as a sample. The same act gives the same bytes."""
    told = {
        "body": ADMINISTRATION,
        "kind": "постановление",
        "requisites": f"от {act.adopted_on:%d.%m.%Y} № {act.number}",
        "date": [act.adopted_on.year, act.adopted_on.month, act.adopted_on.day],
        "title": title,
        "mark": SIGNED_MARK,
        "paragraphs": list(lines),
    }
    with TemporaryDirectory(prefix="signed-") as folder:
        source, target = Path(folder) / "signed.typ", Path(folder) / "signed.pdf"
        copyfile(DATA / source.name, source)
        (Path(folder) / "act.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        write_pdf(compiler_for(source), str(target))
        return target.read_bytes()


def _external_id(number: str) -> str:
    return f"demonstration-{number}"


def _fresh(record: ActRecord) -> ActRecord:
    return ActRecord.objects.select_related("page", "kind", "issuing_body").get(pk=record.pk)
