"""`manage.py recompute_statuses`: every night for new editions, and after a change of PROMULGATION_METHODS."""

from typing import Any

from django.core.management.base import BaseCommand

from core.batches import key_batches
from core.russian.counting import counted
from documents import mentions
from documents.models import ActRecord
from documents.publication import bring_up_editions, dates_changed


class Command(BaseCommand):
    help = (
        "Пересчитывает даты, из которых следуют статусы актов, по фактам опубликования, связям и правилам вступления; "
        "переводит поиск на редакции, которые начали действовать."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        mentions.tell()
        renewed = bring_up_editions()
        seen = changed = 0
        for batch in key_batches(ActRecord.objects.all()):
            changed += dates_changed(ActRecord.objects.filter(pk__in=batch))
            seen += len(batch)
        acts = counted(seen, "акт", "акта", "актов")
        self.stdout.write(f"Просмотрено: {acts}. Изменились даты у {counted(changed, 'акта', 'актов', 'актов')}.")
        if renewed:
            self.stdout.write(f"Новая редакция начала действовать у {counted(renewed, 'акта', 'актов', 'актов')}.")
