"""The status of an act on a day (D46–D50): asked of dates, never stored, so that midnight needs no job.

What the dates are is recomputed from publication facts, relations and the rule of entry into force whenever one of
them changes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Case, CharField, ExpressionWrapper, Q, QuerySet, Value, When
from django.db.models.enums import TextChoices

from core.bulk import update_objects
from documents.amending import CHANGES, COUNTS, IS_PARTIAL
from documents.models import ActRecord, ActRelation, LegalAct
from documents.promulgation import days_of_promulgation


class Status(TextChoices):
    ADOPTED = "adopted", "принят"
    AWAITING_PUBLICATION = "awaiting_publication", "ожидает официального опубликования"
    PUBLISHED = "published", "опубликован, не вступил в силу"
    IN_FORCE = "in_force", "действует"
    IN_FORCE_AMENDED = "in_force_amended", "действует с изменениями"
    SUSPENDED = "suspended", "приостановлен"
    REPEALED = "repealed", "утратил силу"
    CANCELLED = "cancelled", "отменён"
    INVALIDATED = "invalidated", "признан недействующим судом"
    REFERENCE = "reference", "справочный текст"


def status(record: ActRecord, on: date) -> Status:
    """Return what `record` is on the day `on`. Reads its kind: select it along when there are many."""
    if record.kind.is_reference_text:
        return Status.REFERENCE
    if _reached(record.ceased_on, on):
        return Status(record.cessation)
    if record.requires_publication and not _reached(record.promulgated_on, on):
        return Status.AWAITING_PUBLICATION
    if not _reached(record.effective_on, on):
        return Status.PUBLISHED if _reached(record.promulgated_on, on) else Status.ADOPTED
    if _reached(record.suspended_from, on) and (record.suspended_until is None or on <= record.suspended_until):
        return Status.SUSPENDED
    return Status.IN_FORCE_AMENDED if _reached(record.amended_on, on) else Status.IN_FORCE


def expression(on: date) -> Case:
    """Return the same for a query: `.annotate(status=expression(on))`. A test holds the two together."""
    published = Q(promulgated_on__lte=on)
    return Case(
        When(kind__is_reference_text=True, then=Value(Status.REFERENCE)),
        *(When(ceased_on__lte=on, cessation=how, then=Value(how)) for how in ActRecord.Cessation.values),
        When(
            Q(requires_publication=True) & _not_reached("promulgated_on", on), then=Value(Status.AWAITING_PUBLICATION)
        ),
        When(_not_reached("effective_on", on) & published, then=Value(Status.PUBLISHED)),
        When(_not_reached("effective_on", on), then=Value(Status.ADOPTED)),
        When(
            Q(suspended_from__lte=on) & (Q(suspended_until__isnull=True) | Q(suspended_until__gte=on)),
            then=Value(Status.SUSPENDED),
        ),
        When(amended_on__lte=on, then=Value(Status.IN_FORCE_AMENDED)),
        default=Value(Status.IN_FORCE),
        output_field=CharField(),
    )


def in_status(records: QuerySet[ActRecord], statuses: Iterable[str], on: date) -> QuerySet[ActRecord]:
    """Keep the records that have one of `statuses` on the day `on`."""
    return records.alias(status_on_day=expression(on)).filter(status_on_day__in=list(statuses))


def set_entry(record: ActRecord, page: LegalAct, promulgated_on: date | None) -> None:
    """Write the day of promulgation and the day of entry into force to `record` (not saved; no statements).

    A date given by hand wins over the computed one (D47, D48); neither precedes the promulgation of an act that
    requires it (D46). Before there is any, a date given by hand is kept for what it is: the act takes effect not before
    it. `status` sees to the rest.
    """
    rules = LegalAct.EntryRule
    computed: date | None = None
    if page.entry_rule == rules.SIGNING:
        computed = page.adopted_on
    elif promulgated_on and page.entry_rule == rules.PUBLICATION:
        computed = promulgated_on
    elif promulgated_on and page.entry_rule == rules.DAYS_AFTER_PUBLICATION:
        computed = promulgated_on + timedelta(days=page.entry_days or 0)
    if record.requires_publication and promulgated_on is None:
        computed = None
    day = page.entry_on or computed
    if day and promulgated_on and record.requires_publication:
        day = max(day, promulgated_on)
    record.promulgated_on = promulgated_on
    record.effective_on = day


def recompute(records: Sequence[ActRecord]) -> list[ActRecord]:
    """Derive the dates of `records` and of the acts they act upon; save and return those that changed.

    A bounded number of statements for any number of records. Relations of acts that were never public do not count:
    a draft in the admin repeals nothing.
    """
    changed = _recompute_entry(records)
    known = {record.pk: record for record in records}
    targets = set(
        ActRelation.objects.filter(source__in=known).exclude(target__in=known).values_list("target", flat=True)
    )
    known |= {record.pk: record for record in ActRecord.objects.filter(pk__in=targets).select_related("kind")}
    changed |= _recompute_effects(known)
    return [known[key] for key in known if key in changed]


def _recompute_entry(records: Sequence[ActRecord]) -> set[int]:
    promulgated = days_of_promulgation(records)
    pages = LegalAct.objects.in_bulk([record.page_id for record in records])
    return _keep_changed(
        records,
        ["promulgated_on", "effective_on"],
        lambda record: set_entry(record, pages[record.page_id], promulgated.get(record.pk)),
    )


def _recompute_effects(records: dict[int, ActRecord]) -> set[int]:
    relations = defaultdict(list)
    conditions = {"is_partial": IS_PARTIAL, "is_change": ExpressionWrapper(CHANGES, BooleanField())}
    found = ActRelation.objects.filter(COUNTS, target__in=records).annotate(**conditions)
    for relation in found.select_related("source"):
        relations[relation.target_id].append(relation)
    return _keep_changed(
        records.values(),
        ["amended_on", "amended_days", "suspended_from", "suspended_until", "ceased_on", "cessation"],
        lambda record: _set_effects(record, relations[record.pk]),
    )


def _set_effects(record: ActRecord, relations: Sequence[Any]) -> None:
    """Derive the dates from `relations`, each annotated with `is_partial` and `is_change`: what ends a clause of an
    act changes the act, what rests one leaves it as it is."""
    kinds = ActRelation.Kind
    days = [(day, relation) for relation in relations if (day := relation.takes_effect_on)]
    changes = sorted({day for day, relation in days if relation.is_change})
    record.amended_on = changes[0] if changes else None
    record.amended_days = " ".join(day.isoformat() for day in changes)
    dated = [(day, relation) for day, relation in days if not relation.is_partial]
    suspensions = [(day, relation.until) for day, relation in dated if relation.kind == kinds.SUSPENDS]
    record.suspended_from, record.suspended_until = max(suspensions, key=lambda pair: pair[0], default=(None, None))
    how = {kinds.REPEALS: ActRecord.Cessation.REPEALED, kinds.CANCELS: ActRecord.Cessation.CANCELLED}
    ends = [(day, how[kinds(relation.kind)]) for day, relation in dated if relation.kind in how]
    if record.ended_on:
        ends.append((record.ended_on, ActRecord.Cessation(record.ended_how or ActRecord.Cessation.REPEALED)))
    record.ceased_on, record.cessation = min(ends, key=lambda pair: pair[0], default=(None, ""))


def _keep_changed(records: Iterable[ActRecord], fields: list[str], change: Callable[[ActRecord], None]) -> set[int]:
    """Apply `change` to each, save those whose `fields` differ afterwards, return their keys."""
    changed = []
    for record in records:
        before = [getattr(record, field) for field in fields]
        change(record)
        if before != [getattr(record, field) for field in fields]:
            changed.append(record)
    update_objects(changed, fields)
    return {record.pk for record in changed}


def _reached(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _not_reached(field: str, on: date) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": on})
