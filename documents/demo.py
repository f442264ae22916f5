"""The acts of the demonstration city: 792 real articles of the codes and 300 invented acts; issues and drafts beside
them."""

import json
from collections.abc import Iterator, Sequence

from django.core.management.base import OutputWrapper
from django.db.models import Q

from core.freezing import thawed
from core.publishing import retract
from documents import demo_drafts, demo_editions, demo_issues, demo_registration, demo_remarks
from documents.generator import generate
from documents.generator.city import GENITIVES
from documents.generator.material import REAL_ACTS
from documents.importing import Report, import_acts, import_lines
from documents.models import (
    ActRecord,
    ActRelation,
    ActsKindPage,
    ActsYearPage,
    Edition,
    EditionCause,
    LegalAct,
    PublicationFact,
    Rubric,
)
from documents.proposing import accept
from documents.reference_rows import KINDS
from documents.uploads import discard_texts
from structure.models import Body

ORDER = 40
INVENTED = 300
SEED = 1
REASON = "Демонстрационные сведения убраны."
_BATCH = 200


def load(stdout: OutputWrapper) -> None:
    """Load the acts that are missing; what an editor changed since is set back to the demonstration's."""
    _tell(stdout, "статьи кодексов", import_acts(REAL_ACTS))
    _tell(stdout, "придуманные акты города", import_lines(_invented()))
    name_bodies()
    _name_places(stdout)
    demo_editions.load(stdout)
    demo_issues.load(stdout)
    demo_drafts.load(stdout)
    demo_registration.load(stdout)
    demo_remarks.load(stdout)


def name_bodies() -> None:
    """Give the bodies of the invented acts the genitive they are announced with."""
    for name, genitive in GENITIVES.items():
        Body.objects.filter(name=name, genitive="").update(genitive=genitive)


def clear() -> None:
    """Take the acts of the demonstration away, with the folders and rubrics that are left empty.

    The only place where acts that were public are deleted: the journal says that they are gone.
    """
    demo_remarks.clear()
    demo_drafts.clear()
    demo_issues.clear()
    reference_kinds = [name for _, name, _, is_reference_text in KINDS if is_reference_text]
    demonstration = ActRecord.objects.filter(Q(is_generated=True) | Q(kind__name__in=reference_kinds))
    while records := list(demonstration[:_BATCH]):
        _delete(records)
    for folder in [*ActsKindPage.objects.filter(numchild=0), *ActsYearPage.objects.all()]:
        folder.refresh_from_db()
        if folder.numchild == 0:
            folder.delete()
    Rubric.objects.filter(records=None).delete()


def _invented() -> Iterator[bytes]:
    for act in generate(INVENTED, seed=SEED):
        yield json.dumps(act, ensure_ascii=False).encode()


def _name_places(stdout: OutputWrapper) -> None:
    """Let the relations of invented acts name the clauses that their texts name, as an editor would accept them."""
    bare = ActRelation.objects.filter(source__is_generated=True, kind=ActRelation.Kind.AMENDS, places=None)
    relations = list(bare.select_related("source__kind", "target__kind"))
    for relation in relations:
        accept(relation.source, relation.kind, relation.target)
    stdout.write(f"  связи актов: названы пункты у {len(relations)}")


def _tell(stdout: OutputWrapper, what: str, report: Report) -> None:
    stdout.write(f"  {what}: новых {report.created}, без изменений {report.unchanged + report.changed}")


@thawed()
def _delete(records: Sequence[ActRecord]) -> None:
    retract(records, reason=REASON)
    pages = [record.page_id for record in records]
    retract(list(Edition.objects.filter(page__in=pages, is_public=True)), reason=REASON)
    ActRelation.objects.filter(Q(source__in=records) | Q(target__in=records)).delete()
    PublicationFact.objects.filter(act__in=records).delete()
    EditionCause.objects.filter(act__in=records).delete()
    ActRecord.objects.filter(pk__in=[record.pk for record in records]).delete()
    discard_texts(pages)
    LegalAct.objects.filter(pk__in=pages).delete()
