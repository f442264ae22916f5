"""Remarks as the page of a draft shows them: in a handful of statements, however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from documents.commenting.counting import count_remarks
from documents.commenting.fate import Fate, Fates
from documents.commenting.places import place_in_words
from documents.models import Answer, Clause, DraftRecord, PublicComment
from documents.naming import shortened

PER_PAGE = 25
QUOTED = 300  # characters of the clause that are repeated above the remark
TONES = {
    Answer.Decision.ACCEPTED: "good",
    Answer.Decision.PARTLY_ACCEPTED: "warning",
    Answer.Decision.REJECTED: "bad",
}


@dataclass(frozen=True)
class ShownRemark:
    """A remark as the card of it takes it (components/comment_card.html)."""

    row: PublicComment
    address: str
    """Of the page of the draft."""
    fate: Fate | None

    @property
    def anchor(self) -> str:
        return f"comment-{self.row.number}"

    @property
    def link(self) -> str:
        """The permanent address of the remark: the page of the list it stands on is found by its number."""
        return f"{self.address}?comment={self.row.number}#{self.anchor}"

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def author(self) -> str:
        return self.row.author_label

    @property
    def received_on(self) -> Any:
        return timezone.localdate(self.row.received_at)

    @property
    def edited_on(self) -> Any:
        return self.row.edited_on

    @property
    def kind(self) -> str:
        return self.row.get_kind_display()

    @property
    def place(self) -> str:
        return place_in_words(self.row.clause_address) if self.row.clause_key else ""

    @property
    def place_address(self) -> str:
        """Where the clause stands: on this page where it still does, else in the edition the remark was about."""
        if self.fate is not None and self.fate.address:
            return f"#{self.fate.address}"
        return f"{self.address}?edition={self.row.edition.number}#{self.row.clause_address}"

    @property
    def quote(self) -> str:
        return shortened(self.row.quoted, QUOTED)

    @property
    def text(self) -> str:
        return self.row.text

    @property
    def is_withdrawn(self) -> bool:
        return self.row.state == PublicComment.State.WITHDRAWN

    @property
    def withheld(self) -> str:
        return self.row.get_withholding_reason_display() if self.row.state == PublicComment.State.WITHHELD else ""

    @property
    def answer(self) -> dict[str, Any] | None:
        row = self.row
        if not row.decision:
            return None
        return {
            "decision": row.get_decision_display(),
            "tone": TONES.get(Answer.Decision(row.decision), ""),
            "text": row.answer_text,
            "unit": row.answered_by,
            "answered_on": row.answered_on,
        }


def page_context(
    draft: DraftRecord, query: Mapping[str, str] | None = None, clauses: Sequence[Clause] = ()
) -> dict[str, Any]:
    """Return what `documents/_comments.html` shows below the draft: counts and one page of remarks.

    `query` are the parameters of the address: `remarks` (number of the page), `clause` (key: only remarks on it),
    `comment` (number of the remark to show: the page it stands on). `clauses` are those of the current edition, so
    that each remark tells what became of its clause. Two statements; one more to find the page of a remark, another
    where remarks are about an earlier edition.
    """
    query = query or {}
    counts = count_remarks(draft)
    rows = PublicComment.objects.traced(draft)
    clause = query.get("clause", "")
    fates = Fates(draft, clauses)
    if clause and clause in counts.by_clause:
        rows = rows.filter(clause_key=clause)
        total = rows.count()
    else:
        clause = ""
        total = counts.published + counts.withheld + counts.withdrawn
    pages = max(1, -(-total // PER_PAGE))
    number = _page_number(query, rows, pages)
    shown = rows.order_by("number").select_related("answered_by", "edition")[
        (number - 1) * PER_PAGE : number * PER_PAGE
    ]
    narrowed = f"&clause={clause}" if clause else ""
    return {
        "comment_counts": counts,
        "comments": [
            ShownRemark(row, draft.path, fates.of(row) if clauses else None) for row in (shown if total else ())
        ],
        "comments_clause": clause,
        "comments_place": place_in_words(fates.clauses[clause].address) if clause in fates.clauses else "",
        "comments_page": number,
        "comments_pages": pages,
        "comments_newer": f"{draft.path}?remarks={number - 1}{narrowed}#comments" if number > 1 else "",
        "comments_older": f"{draft.path}?remarks={number + 1}{narrowed}#comments" if number < pages else "",
    }


def _page_number(query: Mapping[str, str], rows: QuerySet[PublicComment], pages: int) -> int:
    wanted = query.get("comment", "")
    if wanted.isdecimal() and len(wanted) < 10:
        return min(pages, rows.filter(number__lt=int(wanted)).count() // PER_PAGE + 1)
    asked = query.get("remarks", "")
    return min(pages, max(1, int(asked))) if asked.isdecimal() and len(asked) < 10 else 1
