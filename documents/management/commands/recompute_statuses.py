"""`manage.py recompute_statuses`: after a change of PROMULGATION_METHODS."""

from typing import Any

from django.core.management.base import BaseCommand

from core.batches import key_batches
from core.russian.counting import counted
from documents.models import ActRecord
from documents.publication import dates_changed


class Command(BaseCommand):
    help = (
        "Пересчитывает даты, из которых следуют статусы актов, по фактам опубликования, связям и правилам вступления."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        seen = changed = 0
        for batch in key_batches(ActRecord.objects.all()):
            changed += dates_changed(ActRecord.objects.filter(pk__in=batch))
            seen += len(batch)
        acts = counted(seen, "акт", "акта", "актов")
        self.stdout.write(f"Просмотрено: {acts}. Изменились даты у {counted(changed, 'акта', 'актов', 'актов')}.")
