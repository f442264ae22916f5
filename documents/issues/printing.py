"""An issue as plain data for the press: every word of its cover, imprint, list and texts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.utils import timezone

from core.russian.counting import counted, date_in_words
from documents.issues.preparing import imprint_of
from documents.issues.reading import imprint_lines
from documents.models import Clause, IssueItem, IssueRecord
from documents.naming import act_name, quoted, shortened
from documents.printing.content import Node, nodes
from documents.reading import heading
from documents.text.model import Kind
from documents.text.printing import DIVISIONS, printed_number

DEMONSTRATION = (
    "Демонстрационный выпуск: составлен для показа сайта. В городе его не печатали, акты в нём придуманы или взяты "
    "как образцы."
)
_LONGEST_RUNNING_HEAD = 90
_WORD = re.compile(r"\w+")


def press_data(record: IssueRecord, items: Sequence[IssueItem]) -> dict[str, Any]:
    """Return what the press prints of `record`; `items` come with act, kind, body, page and current edition.

    Three statements whatever the number of acts.
    """
    imprint = imprint_of(record)
    series = str(imprint.get("series_title", ""))
    texts = _clauses([item.act.current_edition_id for item in items if item.act.current_edition_id])
    acts = [_act(item, texts.get(item.act.current_edition_id or 0, [])) for item in items]
    day = record.issued_on or timezone.localdate()
    return {
        "series": series,
        "title": f"№ {record.number} за {record.year} год",
        "full_title": f"{series}. {record.year}. № {record.number}",
        "through_number": record.through_number,
        "city": settings.WAGTAIL_SITE_NAME,
        "author": str(imprint.get("founder") or settings.WAGTAIL_SITE_NAME),
        "keywords": ["муниципальные правовые акты", settings.WAGTAIL_SITE_NAME],
        "date": [day.year, day.month, day.day],
        "issued_on": date_in_words(day),
        "price": str(imprint.get("price", "")),
        "imprint": [[name, value] for name, value in _imprint(record, imprint, len(acts))],
        "note": "Официальным опубликованием считается публикация в этом издании.",
        "is_demonstration": record.is_generated,
        "demonstration": DEMONSTRATION,
        "acts": acts,
    }


def _imprint(record: IssueRecord, imprint: dict[str, Any], acts: int) -> Iterator[tuple[str, str]]:
    yield "Выпуск", f"№ {record.number} за {record.year} год, сквозной номер {record.through_number}"
    if record.issued_on:
        yield "Дата выхода в свет", date_in_words(record.issued_on)
    if record.signed_at:
        signed = timezone.localtime(record.signed_at)
        yield "Подписан в печать", f"{date_in_words(signed.date())}, {signed:%H:%M}"
    if record.print_run:
        yield "Тираж", counted(record.print_run, "экземпляр", "экземпляра", "экземпляров")
    yield "В выпуске", counted(acts, "акт", "акта", "актов")
    yield from imprint_lines(imprint)


def _clauses(editions: Iterable[int]) -> dict[int, list[Clause]]:
    found = Clause.objects.filter(edition__in=list(editions)).order_by("edition", "position")
    return {edition: list(rows) for edition, rows in groupby(found, key=attrgetter("edition_id"))}


def _act(item: IssueItem, clauses: Sequence[Clause]) -> dict[str, Any]:
    act = item.act
    name = heading(act)
    has_signature = any(clause.kind == Kind.SIGNATURE for clause in clauses)
    signature = [act.page.signatory_post, act.page.signatory]
    return {
        "heading": name,
        "title": quoted(act.title) if act.title else "",
        "running": shortened(act_name(act.kind.name, act.adopted_on, act.number), _LONGEST_RUNNING_HEAD),
        "clauses": list(_blocks(clauses, set(_WORD.findall(f"{name} {act.title} {act.issuing_body.name}".casefold())))),
        "signature": [] if has_signature or not any(signature) else signature,
    }


def _blocks(clauses: Sequence[Clause], told: set[str]) -> Iterator[Node]:
    """Yield the clauses as blocks. Requisites whose every word the heading has told are not printed twice.

    Levels of headings begin at 2, below the act's own, and none is left out on the way down (PDF/UA).
    """
    divisions = sorted({clause.level for clause in clauses if clause.kind in DIVISIONS})
    last = 1
    for clause in clauses:
        words = _words(clause)
        if clause.kind == Kind.REQUISITES:
            if not set(_WORD.findall(clause.text.casefold())) <= told:
                yield {"kind": "centred", "label": "", "nodes": words}
            continue
        label = printed_number(clause.kind, clause.number, clause.heading)
        if clause.kind not in DIVISIONS:
            if clause.heading:
                words = [{"runs": [("b", clause.heading)]}, *words]
            kind = clause.kind if clause.kind in (Kind.SIGNATURE, Kind.NOTE) else "text"
            yield {"kind": kind, "label": label, "nodes": words or [{"runs": [""]}]}
            continue
        level = last = min(2 + divisions.index(clause.level), 6, last + 1)
        kind = "annex" if clause.kind == Kind.ANNEX else "heading"
        title = {"runs": [clause.heading]} if clause.heading or label else None
        if title is not None:
            yield {"kind": kind, "level": level, "label": label, "nodes": [title]}
        if words:
            yield {"kind": "text", "label": "", "nodes": words}


def _words(clause: Clause) -> list[Node]:
    if clause.html:
        return nodes(clause.html)
    return [{"runs": [clause.text]}] if clause.text else []
