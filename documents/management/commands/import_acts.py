"""`manage.py import_acts FILE.jsonl[.gz] [--dry-run]`."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.russian.counting import plural
from documents.importing import Report, import_acts

SECONDS_BETWEEN_LINES = 10


class Command(BaseCommand):
    help = (
        "Загружает акты из файла JSON Lines. Акт узнаётся по external_id; строка с ошибкой называется по номеру, "
        "остальные загружаются. Прерванную загрузку достаточно запустить ещё раз."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="файл .jsonl или .jsonl.gz")
        parser.add_argument("--dry-run", action="store_true", help="проверить файл и ничего не записать")

    def handle(self, *args: Any, **options: Any) -> None:
        self._told_at = monotonic()
        try:
            report = import_acts(options["file"], dry_run=options["dry_run"], progress=self._tell)
        except OSError as error:
            raise CommandError(f"Файл «{options['file']}» не читается: {error.strerror or error}") from error
        for bad in report.bad:
            self.stderr.write(f"Строка {bad.number}: {bad.reason}")
        self._sum_up(report, dry_run=options["dry_run"])
        if report.bad:
            sys.exit(1)

    def _tell(self, report: Report) -> None:
        """Show how far it is: in place on a terminal, now and then a line elsewhere."""
        words = f"{report.read} строк, {report.acts_per_second:.0f} актов/с"
        if self.stdout.isatty():
            self.stdout.write(f"\r{words}", ending="")
            self.stdout.flush()
        elif monotonic() - self._told_at >= SECONDS_BETWEEN_LINES:
            self._told_at = monotonic()
            self.stdout.write(words)

    def _sum_up(self, report: Report, *, dry_run: bool) -> None:
        if self.stdout.isatty():
            self.stdout.write("\r", ending="")
        verb = "Было бы загружено" if dry_run else "Загружено"
        bad = f"{len(report.bad)} {plural(len(report.bad), 'строка', 'строки', 'строк')} с ошибками"
        self.stdout.write(
            f"{verb}: новых {report.created}, изменённых {report.changed}, без изменений {report.unchanged}; {bad}."
        )
        self.stdout.write(
            f"Запись {report.writing:.1f} с ({report.acts_per_second:.0f} актов/с), "
            f"индексирование {report.indexing:.1f} с."
        )
