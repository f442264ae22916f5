"""The acts that made an edition (D52): which an editor is offered, how they are kept, how everybody reads them.

Who made a published edition is tied to its act by a relation, and stays so. An edition that no act made says in its
note why it came: a correction (D54), the first text of an act.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db import transaction
from django.db.models import QuerySet

from documents.amending import CHANGES
from documents.models import ActKind, ActRecord, ActRelation, Edition, EditionCause
from documents.naming import requisites


@dataclass(frozen=True)
class Offer:
    """An act that may have made an edition, as an editor is asked about it."""

    act: ActRecord
    day: date | None
    """From when it changes the text; None where nobody knows yet."""

    @property
    def words(self) -> str:
        """«Постановление от 12.03.2026 № 145-п, меняет текст с 01.04.2026»."""
        since = f", меняет текст с {self.day:%d.%m.%Y}" if self.day else ""
        hidden = "" if self.act.is_public else " (не на сайте: читателям назовём, когда акт опубликуют)"
        return f"{self.act}{since}{hidden}"


@dataclass(frozen=True)
class NamedCause:
    """One act among those that made an edition, in the words of a sentence that begins with «в ред.»."""

    kind: str
    """The kind in the genitive, before the first act of it: «постановлений»; else empty."""
    requisites: str
    """«от 12.03.2026 № 145-п»."""
    act: ActRecord


def offers(record: ActRecord, edition: Edition | None = None) -> list[Offer]:
    """Return the acts that change `record` and made no published edition of it yet, oldest first.

    Beside them those that are named for `edition`, a draft, already. Two statements.
    """
    used = EditionCause.objects.filter(edition__page=record.page_id, edition__published_at__isnull=False)
    relations = ActRelation.objects.filter(CHANGES, target=record).exclude(source__in=used.values("act"))
    found: dict[ActRecord, date | None] = dict.fromkeys(causes_of([edition])[edition.pk] if edition else [])
    for relation in relations.select_related("source__kind"):
        found[relation.source] = min(filter(None, (relation.takes_effect_on, found.get(relation.source))), default=None)
    return [Offer(act, found[act]) for act in sorted(found, key=attrgetter("adopted_on", "pk"))]


def likely(offered: Iterable[Offer], on: date) -> list[ActRecord]:
    """Return those of the offered acts whose changes a text of the day `on` should hold."""
    return [offer.act for offer in offered if offer.day is not None and offer.day <= on]


def causes_of(editions: Iterable[Edition]) -> Mapping[int, list[ActRecord]]:
    """Return all acts named for each of `editions`, by its key, public or not: for editors. One statement."""
    return _acts(EditionCause.objects.filter(edition__in=list(editions)))


def made_by(editions: Iterable[int | Edition]) -> Mapping[int, list[ActRecord]]:
    """Return the public acts that made each of `editions`, by its key, oldest first. One statement."""
    return _acts(_public().filter(edition__in=list(editions)))


def course_of(record: ActRecord) -> list[EditionCause]:
    """Return what made the public editions of `record`, one after another. One statement."""
    causes = _public().filter(edition__page=record.page_id, edition__in=Edition.objects.public())
    related = causes.select_related("edition", "act__kind", "act__issuing_body")
    return list(related.order_by("edition__number", "act__adopted_on", "act"))


def made_between(old: Edition, new: Edition, editions: Iterable[Edition]) -> list[ActRecord]:
    """Return the public acts whose changes lie between two of the published `editions`, each once. One statement.

    `old` may be the last edition of the draft the act was: then all that made `new`.
    """
    first = old.number + 1 if old.page_id == new.page_id else 1
    found = made_by(each for each in editions if first <= each.number <= new.number)
    return list({act for acts in found.values() for act in acts})


def named_causes(acts: Iterable[ActRecord]) -> list[NamedCause]:
    """Return how acts are named together: «постановлений от … № …, от … № …, решения от … № …», the oldest first."""
    kinds: defaultdict[ActKind, list[ActRecord]] = defaultdict(list)
    for act in sorted(acts, key=attrgetter("adopted_on", "pk")):
        kinds[act.kind].append(act)
    return [
        NamedCause("" if place else kind.in_genitive(len(of_kind)), requisites(act.adopted_on, act.number), act)
        for kind, of_kind in kinds.items()
        for place, act in enumerate(of_kind)
    ]


def causes_in_words(acts: Iterable[ActRecord]) -> str:
    """Return «в ред. постановлений от 12.03.2026 № 145-п, от …»; "" where there are none."""
    named = ", ".join(f"{cause.kind} {cause.requisites}".strip() for cause in named_causes(acts))
    return f"в ред. {named}" if named else ""


def name_causes(edition: Edition, acts: Iterable[ActRecord]) -> None:
    """Let a draft be made by `acts` and no others. Must run inside a transaction."""
    EditionCause.objects.filter(edition=edition).delete()
    EditionCause.objects.bulk_create(EditionCause(edition=edition, act=act) for act in dict.fromkeys(acts))


@transaction.atomic
def explain(edition: Edition, acts: Sequence[ActRecord], *, dated_on: date, note: str) -> None:
    """Keep of which day a draft is and why it came: by which acts, and in words.

    Raises Edition.DoesNotExist once it is published.
    """
    draft = Edition.objects.select_for_update().get(pk=edition.pk, published_at=None)
    draft.dated_on, draft.note = dated_on, note
    draft.save(update_fields=["dated_on", "note"])
    name_causes(draft, acts)


def untied(record: ActRecord, edition: Edition) -> QuerySet[ActRecord]:
    """Return the acts that made `edition` though no relation says that they change `record`."""
    tied = ActRelation.objects.filter(CHANGES, target=record).values("source")
    return ActRecord.objects.filter(made_editions__edition=edition).exclude(pk__in=tied).select_related("kind")


def edition_of(relation: ActRelation) -> Edition | None:
    """Return the published edition of its target that the source of a relation made: then the relation stays."""
    published = Edition.objects.filter(page=relation.target.page_id, published_at__isnull=False)
    return published.filter(causes__act=relation.source_id).order_by("number").first()


def _public() -> QuerySet[EditionCause]:
    """An act that nobody may see makes no edition before the public."""
    return EditionCause.objects.filter(act__in=ActRecord.objects.public())


def _acts(causes: QuerySet[EditionCause]) -> defaultdict[int, list[ActRecord]]:
    found: defaultdict[int, list[ActRecord]] = defaultdict(list)
    for cause in causes.select_related("act__kind", "act__issuing_body").order_by("act__adopted_on", "act"):
        found[cause.edition_id].append(cause.act)
    return found
