"""`manage.py import_text FILE (--act ID | --draft ID) [--cause ID]…`."""

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.russian.counting import plural
from documents import publication, uploads
from documents.editions import is_first
from documents.models import ActRecord, DraftRecord, Edition

Record = TypeVar("Record", ActRecord, DraftRecord)


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
        parser.add_argument(
            "--cause",
            action="append",
            default=[],
            dest="causes",
            metavar="ID",
            help=(
                "акт из реестра, которым сделана эта редакция акта: читатели увидят «в ред. постановления от … № …»; "
                "номер, как у --act. Повторите для каждого"
            ),
        )
        parser.add_argument(
            "--note", default="", help="почему появилась; обязательно для второй и следующих, если нет --cause"
        )
        parser.add_argument("--publish", action="store_true", help="сразу опубликовать")

    def handle(self, *args: Any, **options: Any) -> None:
        record = self._record(options)
        causes = self._causes(record, options["causes"])
        has_text = not is_first(record.page_id)
        if has_text and not causes and not options["note"].strip():
            raise CommandError(
                "У этого текста уже есть опубликованная редакция: назовите в --cause акт, который сделал новую, или "
                "напишите в --note, почему она появилась."
            )
        path: Path = options["file"]
        try:
            with path.open("rb") as opened:
                upload = uploads.receive(
                    record.page,
                    File(opened),
                    name=path.name,
                    dated_on=options["date"] or self._day(record, has_text=has_text),
                    note=options["note"].strip(),
                    causes=causes,
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
        found = _find(ActRecord, asked) if options["act"] else _find(DraftRecord, asked)
        if found is None:
            raise CommandError(f"{'Акта' if options['act'] else 'Проекта'} «{asked}» нет: проверьте номер.")
        return found

    def _causes(self, record: ActRecord | DraftRecord, asked: Sequence[str]) -> list[ActRecord]:
        """Return the acts named as causes, each once. Nothing is read or written before all of them are found."""
        if asked and not isinstance(record, ActRecord):
            raise CommandError("У проекта нет актов, которыми он изменён: уберите --cause.")
        found = {each: _find(ActRecord, each) for each in asked}
        unknown = ", ".join(f"«{each}»" for each, act in found.items() if act is None)
        if unknown:
            raise CommandError(f"Нет актов, указанных в --cause: {unknown}. Проверьте номера; ничего не загружено.")
        acts = list(dict.fromkeys(act for act in found.values() if act is not None))
        if record in acts:
            raise CommandError("Акт не меняет сам себя: укажите в --cause другой. Ничего не загружено.")
        return acts

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


def _find(model: type[Record], asked: str) -> Record | None:
    """Return the record that goes by `asked`: an identifier of its source, the key of its page or its public one."""
    names = ["external_id"] if model is ActRecord else []
    names += ["page_id"] if asked.isdecimal() else []
    names += ["public_id"] if _is_uuid(asked) else []
    for name in names:
        found = model._default_manager.select_related("page").filter(**{name: asked}).first()
        if found is not None:
            return found
    return None


def _is_uuid(asked: str) -> bool:
    try:
        UUID(asked)
    except ValueError:
        return False
    return True
