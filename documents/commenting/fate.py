"""What became of the clause a remark was about, in the edition that stands now (DESIGN, the central idea)."""

from dataclasses import dataclass

from documents.commenting.places import place_in_words
from documents.commenting.receiving import words
from documents.models import Clause, Comment, PublicComment


@dataclass(frozen=True)
class Fate:
    """One sentence, and the words before and after where they differ."""

    sentence: str
    address: str = ""
    """Where the clause stands now; "" where it is no more."""
    before: str = ""
    after: str = ""


def fate_of(remark: PublicComment | Comment, clauses: dict[str, Clause]) -> Fate | None:
    """Tell what became of the clause of `remark`; `clauses` are those of the current edition, by key.

    None where there is nothing to tell: the remark is about the whole draft, or its words are not shown.
    """
    if not remark.clause_key or not remark.quoted:
        return None
    now = clauses.get(remark.clause_key)
    if now is None:
        return Fate("В новой редакции этого пункта нет.", before=remark.quoted)
    is_reworded = words(now) != remark.quoted
    place = place_in_words(now.address)
    if now.address == remark.clause_address:
        if not is_reworded:
            return Fate("В новой редакции пункт не изменился.", now.address)
        return Fate("В новой редакции пункт изложен иначе.", now.address, remark.quoted, words(now))
    if not is_reworded:
        return Fate(f"В новой редакции это {place}, слова те же.", now.address)
    return Fate(f"В новой редакции это {place}, изложено иначе.", now.address, remark.quoted, words(now))


def author_fate(comment: Comment) -> Fate | None:
    """Tell the author what became of the clause; None while the edition that was remarked on is the current one."""
    current = comment.draft.current_edition_id
    if current == comment.edition_id or not comment.clause_key:
        return None
    rows = Clause.objects.filter(edition=current, key=comment.clause_key)
    return fate_of(comment, {row.key: row for row in rows})
