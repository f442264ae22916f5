"""What became of the clause a remark was about, in the edition that stands now (DESIGN, the central idea).

The key of a clause says that it is the same; descents say what a clause fell into or became part of; the words quoted
in the remark say whether it reads as it did.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.commenting.places import place_in_words
from documents.commenting.receiving import words
from documents.models import Clause, ClauseDescent, Comment, DraftRecord, PublicComment


@dataclass(frozen=True)
class Fate:
    """One sentence, and the words before and after where they differ."""

    sentence: str
    address: str = ""
    """Where the clause stands now; "" where it is no more."""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class _Descent:
    number: int
    """Of the edition that brought it."""
    kind: str
    from_key: str
    to_key: str


class Fates:
    """Tells what became of clauses of earlier editions of one draft."""

    def __init__(self, draft: DraftRecord, clauses: Sequence[Clause]) -> None:
        """`clauses` are those of the draft's current edition that may be asked for."""
        self.draft = draft
        self.clauses = {clause.key: clause for clause in clauses}
        self._descents: list[_Descent] | None = None

    def of(self, remark: PublicComment | Comment) -> Fate | None:
        """Return what became of the clause of `remark`.

        None where there is nothing to tell: the current edition is the one that was remarked on, the remark is about
        the whole draft, or its words are not shown. The first question costs a statement, the others none.
        """
        if remark.edition_id == self.draft.current_edition_id or not remark.clause_key or not remark.quoted:
            return None
        now = self.clauses.get(remark.clause_key)
        if now is None:
            return self._merged(remark) or Fate("В новой редакции этого пункта нет.", before=remark.quoted)
        after = "" if words(now) == remark.quoted else words(now)
        before = remark.quoted if after else ""
        return Fate(
            f"{self._where(remark, now)}{'изложено иначе' if after else 'слова те же'}.", now.address, before, after
        )

    def _where(self, remark: PublicComment | Comment, now: Clause) -> str:
        pieces = [
            place_in_words(self.clauses[each.to_key].address)
            for each in self._later(remark, ClauseDescent.Kind.SPLIT)
            if each.from_key == remark.clause_key and each.to_key in self.clauses
        ]
        place = place_in_words(now.address)
        if pieces:
            return f"В новой редакции это место разделено: {place}; {'; '.join(pieces)}. В первом из них "
        if now.address == remark.clause_address:
            return "В новой редакции место то же, "
        if now.address.rpartition("_")[0] == remark.clause_address.rpartition("_")[0]:
            return f"В новой редакции это {place}, "
        return f"В новой редакции это место перенесено: теперь {place}, "

    def _merged(self, remark: PublicComment | Comment) -> Fate | None:
        """Follow the clause into the one it became part of, and that one further."""
        key = remark.clause_key
        for descent in self._later(remark, ClauseDescent.Kind.MERGED):
            if descent.from_key == key:
                key = descent.to_key
        heir = self.clauses.get(key)
        if heir is None:
            return None
        place = place_in_words(heir.address)
        sentence = f"В новой редакции это место объединено с другим: теперь {place}."
        return Fate(sentence, heir.address, remark.quoted, words(heir))

    def _later(self, remark: PublicComment | Comment, kind: str) -> list[_Descent]:
        """Return the descents of the editions after the remark's, in their order."""
        if self._descents is None:
            rows = (
                ClauseDescent.objects.filter(edition__page=self.draft.page_id, edition__is_public=True)
                .order_by("edition__number", "pk")
                .values_list("edition__number", "kind", "from_key", "to_key")
            )
            self._descents = [_Descent(*row) for row in rows]
        return [each for each in self._descents if each.kind == kind and each.number > remark.edition.number]


def author_fate(comment: Comment) -> Fate | None:
    """Tell the author what became of the clause of one remark."""
    draft = comment.draft
    if draft.current_edition is None or comment.edition_id == draft.current_edition_id or not comment.clause_key:
        return None
    return Fates(draft, list(draft.current_edition.clauses.all())).of(comment)
