"""`manage.py erase_personal_data`: once a day; what the terms of keeping say is erased and counted (D80, D219)."""

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from correspondence import retention


class Command(BaseCommand):
    help = "Стирает личные данные, срок хранения которых истёк. Запускать раз в сутки; повторный запуск безвреден."

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = retention.run()
        for outcome in outcomes:
            if outcome.count:
                self.stdout.write(f"{outcome.rule}: {outcome.count}")
        if not any(outcome.count for outcome in outcomes):
            self.stdout.write("Стирать нечего.")
        if failed := [outcome.rule for outcome in outcomes if outcome.failed]:
            raise CommandError(f"Не удалось стереть: {'; '.join(failed)}. Причина в журнале сервера.")
