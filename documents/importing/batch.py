"""One batch of lines: what is new, what changed, what did not; and writing it in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from core.publishing import announce
from documents import publication
from documents.importing import newcomers, ties, updates
from documents.importing.lines import ActLine
from documents.importing.pages import Shelves
from documents.importing.registers import Registers
from documents.locking import lock_acts
from documents.models import ActRecord, AwaitedRelation, LegalAct
from documents.status import recompute


@dataclass(frozen=True, slots=True)
class Outcome:
    created: int
    changed: int
    unchanged: int


class BatchWriter:
    """Writes batch after batch, remembering folders and reference tables between them."""

    def __init__(self, *, dry_run: bool = False) -> None:
        self._dry_run = dry_run
        self._registers = Registers()
        self._shelves = Shelves()

    def write(self, lines: Sequence[ActLine]) -> Outcome:
        """Write lines, no external id of which comes twice. Nothing of the batch stays when it fails."""
        try:
            with transaction.atomic():
                outcome = self._write(lines)
                transaction.set_rollback(self._dry_run)
        except BaseException:
            self._forget()
            raise
        if self._dry_run:
            self._forget()
        return outcome

    def _write(self, lines: Sequence[ActLine]) -> Outcome:
        if not self._dry_run:
            _lock(lines)
        known = {
            record.external_id or "": record
            for record in ActRecord.objects.filter(external_id__in=[line.external_id for line in lines]).select_related(
                "page", "page__kind", "page__issuing_body", "page__rubric", "current_edition"
            )
        }
        fresh = [line for line in lines if line.external_id not in known]
        changes = updates.compare([line for line in lines if line.external_id in known], known, self._registers)
        changed = {change.record.pk for change in changes if change}
        if self._dry_run:
            return Outcome(len(fresh), len(changed), len(changes) - len(changed))
        created = newcomers.create(fresh, self._registers, self._shelves)
        updates.apply([change for change in changes if change])
        acts = [*zip(fresh, created, strict=True), *((change.line, change.record) for change in changes)]
        dated = ties.add_facts(acts)
        related = ties.add_relations(acts) | ties.meet_awaited(created)
        self._publish(created, changed, dated, related)
        own = {change.record.pk for change in changes}
        touched = changed | (own & (dated | related))
        return Outcome(len(created), len(touched), len(changes) - len(touched))

    def _publish(self, created: Sequence[ActRecord], changed: set[int], dated: set[int], related: set[int]) -> None:
        """Announce every act of which the public sees something new, each once."""
        newcomers.publish(created)
        new = {record.pk for record in created}
        changed_pages = ActRecord.objects.filter(pk__in=changed).values("page")
        publication.reconcile(LegalAct.objects.filter(pk__in=changed_pages), content_changed=True)
        acted_upon = list(ActRecord.objects.filter(pk__in=(dated - new) | related).select_related("kind"))
        redated = {record.pk: record for record in recompute(acted_upon)}
        others = {record.pk: record for record in acted_upon if record.pk not in new | changed} | redated
        announce([record for record in others.values() if record.is_public])

    def _forget(self) -> None:
        self._registers.forget()
        self._shelves.forget()


def _lock(lines: Sequence[ActLine]) -> None:
    """Lock every act that these lines may change: their own, those they name, those that waited for one of them."""
    ids = {line.external_id for line in lines}
    named = ids | {relation.external_id for line in lines for relation in line.relations}
    waiting = AwaitedRelation.objects.filter(target_external_id__in=ids)
    lock_acts(
        ActRecord.objects.filter(external_id__in=named), ActRecord.objects.filter(pk__in=waiting.values("source"))
    )
