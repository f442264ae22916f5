"""`manage.py import_text FILE (--act ID | --draft ID)`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.russian.counting import plural
from documents import publication, uploads
from documents.models import ActRecord, DraftRecord, Edition


class Command(BaseCommand):
    help = (
        "Читает файл .docx, .odt, .rtf, .html или .pdf и делает из него черновик редакции, как загрузка в админке. "
        "Публикует его редактор или --publish."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="файл с текстом")
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument(
            "--act", metavar="ID", help="акт: номер записи в API (UUID), external_id или номер страницы в админке"
        )
        whose.add_argument("--draft", metavar="ID", help="проект: номер записи в API (UUID) или номер страницы")
        parser.add_argument("--date", type=date.fromisoformat, metavar="ГГГГ-ММ-ДД", help="дата редакции")
        parser.add_argument("--note", default="", help="почему появилась; обязательно для второй и следующих")
        parser.add_argument("--publish", action="store_true", help="сразу опубликовать")

    def handle(self, *args: Any, **options: Any) -> None:
        record = self._record(options)
        has_text = Edition.objects.filter(page=record.page_id).exists()
        if has_text and not options["note"].strip():
            raise CommandError("У этого текста уже есть редакция: напишите в --note, почему появилась новая.")
        path: Path = options["file"]
        try:
            with path.open("rb") as opened:
                upload = uploads.receive(
                    record.page,
                    File(opened),
                    name=path.name,
                    dated_on=options["date"] or self._day(record, has_text=has_text),
                    note=options["note"].strip(),
                )
        except OSError as error:
            raise CommandError(f"Файл «{path}» не открывается: {error.strerror or error}") from error
        upload = uploads.read(upload.pk)
        if upload.edition is None:
            refusal = upload.refusal
            uploads.discard(upload)
            raise CommandError(f"{path.name}: {refusal}")
        self._tell(upload.edition)
        if options["publish"]:
            self._publish(upload.edition)

    def _record(self, options: dict[str, Any]) -> ActRecord | DraftRecord:
        asked = options["act"] or options["draft"]
        model = ActRecord if options["act"] else DraftRecord
        names = ["external_id"] if options["act"] else []
        names += ["page_id"] if asked.isdecimal() else []
        names += ["public_id"] if _is_uuid(asked) else []
        for name in names:
            found = model.objects.select_related("page").filter(**{name: asked}).first()
            if found is not None:
                return found
        raise CommandError(f"{'Акта' if options['act'] else 'Проекта'} «{asked}» нет: проверьте номер.")

    def _day(self, record: ActRecord | DraftRecord, *, has_text: bool) -> date:
        if isinstance(record, ActRecord) and not has_text:
            return record.adopted_on
        return timezone.localdate()

    def _tell(self, edition: Edition) -> None:
        clauses = edition.clauses.count()
        self.stdout.write(
            f"Черновик редакции № {edition.number}: {clauses} {plural(clauses, 'часть', 'части', 'частей')} текста."
        )
        addresses = list(edition.clauses.order_by("position").values_list("address", flat=True))
        for said in edition.preparation.warnings:
            place = f" ({addresses[said['clause']]})" if said["clause"] is not None else ""
            self.stdout.write(f"Посмотрите: {said['message']}{place}")

    def _publish(self, edition: Edition) -> None:
        try:
            publication.publish_edition(edition, by=None)
        except publication.PublicationError as error:
            raise CommandError(f"Черновик сохранён, но не опубликован. {error}") from error
        self.stdout.write("Опубликована.")


def _is_uuid(asked: str) -> bool:
    try:
        UUID(asked)
    except ValueError:
        return False
    return True
