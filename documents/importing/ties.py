"""Publication facts of imported acts and what the acts do to each other."""

from collections.abc import Iterable, Sequence

from documents.importing.lines import ActLine
from documents.models import ActRecord, ActRelation, AwaitedRelation, PublicationFact

_ROWS = 500


def add_facts(acts: Sequence[tuple[ActLine, ActRecord]]) -> set[int]:
    """Add the publication facts that are missing; return the keys of the records that got one.

    A line tells of one publication at most.
    """
    dated = [(line, record, line.published_on) for line, record in acts if line.published_on]
    known = set(
        PublicationFact.objects.filter(act__in=[record.pk for _, record, _ in dated]).values_list(
            "act_id", "published_on"
        )
    )
    missing = [(line, record, day) for line, record, day in dated if (record.pk, day) not in known]
    PublicationFact.objects.bulk_create(
        [
            PublicationFact(
                act=record,
                method=line.publication_method,
                published_on=day,
                publication_name=line.publication_name,
                issue=line.publication_issue,
            )
            for line, record, day in missing
        ],
        batch_size=_ROWS,
    )
    return {record.pk for _, record, _ in missing}


def add_relations(acts: Sequence[tuple[ActLine, ActRecord]]) -> set[int]:
    """Add the relations that are missing; return the keys of the records on both their sides.

    A relation to an act that is not here waits for it. Relations an editor added are left alone.
    """
    stated = {(relation.kind, record.pk, relation.external_id) for line, record in acts for relation in line.relations}
    if not stated:
        return set()
    keys = dict(
        ActRecord.objects.filter(external_id__in={target for _, _, target in stated}).values_list("external_id", "pk")
    )
    sources = {source for _, source, _ in stated}
    known = set(ActRelation.objects.filter(source__in=sources).values_list("kind", "source_id", "target_id"))
    found = [(kind, source, keys[target]) for kind, source, target in sorted(stated) if target in keys]
    AwaitedRelation.objects.bulk_create(
        [
            AwaitedRelation(kind=kind, source_id=source, target_external_id=target)
            for kind, source, target in sorted(stated)
            if target not in keys
        ],
        batch_size=_ROWS,
        ignore_conflicts=True,
    )
    return _relate(relation for relation in found if relation not in known)


def meet_awaited(newcomers: Sequence[ActRecord]) -> set[int]:
    """Turn relations that waited for these acts into real ones; return the keys of the records on both sides."""
    keys = {record.external_id: record.pk for record in newcomers}
    waiting = list(AwaitedRelation.objects.filter(target_external_id__in=list(keys)))
    AwaitedRelation.objects.filter(pk__in=[relation.pk for relation in waiting]).delete()
    return _relate((relation.kind, relation.source_id, keys[relation.target_external_id]) for relation in waiting)


def _relate(relations: Iterable[tuple[str, int, int]]) -> set[int]:
    rows = [ActRelation(kind=kind, source_id=source, target_id=target) for kind, source, target in relations]
    ActRelation.objects.bulk_create(rows, batch_size=_ROWS, ignore_conflicts=True)
    return {key for row in rows for key in (row.source_id, row.target_id)}
