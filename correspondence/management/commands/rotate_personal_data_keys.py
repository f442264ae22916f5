"""`manage.py rotate_personal_data_keys`: seal everything anew with the first key; then the others may go."""

from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from correspondence.rotation import rotate


class Command(BaseCommand):
    help = "Перешифровывает личные данные первым ключом PERSONAL_DATA_KEYS. После этого старые ключи можно убрать."

    def handle(self, *args: Any, **options: Any) -> None:
        unreadable = 0
        for rotation in rotate():
            unreadable += rotation.unreadable
            self.stdout.write(f"{rotation.model._meta.verbose_name_plural}: {rotation.resealed}")
        if unreadable:
            raise CommandError(
                f"Ни один ключ не открывает записей: {unreadable}. Верните в PERSONAL_DATA_KEYS ключ, которым они"
                " зашифрованы, и запустите команду ещё раз."
            )
        self.stdout.write("Готово: старые ключи можно убрать.")
