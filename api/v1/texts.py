"""Texts as clauses and as one string: shared by everything that has editions."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.html import escape
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.records import Address, Computed, Row
from documents.causes import made_by
from documents.exporting import FORMATS
from documents.models import ActRecord, Clause, Edition
from documents.reading import printed_number


class ClauseSerializer(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="Постоянный номер: остаётся при перенумеровании и переносе.")
    kind = serializers.CharField(help_text="section, article, part, point, subpoint, paragraph, table, annex…")
    number = serializers.CharField(allow_null=True, help_text="Как напечатан, без закрывающей точки или скобки.")
    label = serializers.CharField(help_text="Номер, как в печати: «1.», «а)», «Статья 5.»; бывает пустым.")  # type: ignore[assignment]  # hides an attribute nothing here reads
    address = serializers.CharField(help_text="Место в тексте: якорь на странице.")
    heading = serializers.CharField(allow_null=True, help_text="Заголовок.")
    text = serializers.CharField(help_text="Только свои слова: без номера, заголовка и вложенных единиц.")
    html = serializers.CharField(help_text="То же с разметкой.")
    level = serializers.IntegerField(help_text="Глубина вложения, с 0.")
    parent = serializers.IntegerField(  # type: ignore[assignment]  # hides an attribute nothing here reads
        allow_null=True, help_text="Место вышестоящей единицы в этом списке, с 0."
    )


class PlaceSerializer(serializers.Serializer[Any]):
    """A clause as one edition has it, where two or more are set side by side."""

    key = serializers.CharField(help_text="Постоянный номер.")
    address = serializers.CharField(help_text="Место в тексте: якорь на странице.")
    number = serializers.CharField(allow_null=True, help_text="Номер, как напечатан.")
    heading = serializers.CharField(allow_null=True, help_text="Заголовок.")
    text = serializers.CharField(help_text="Свои слова пункта.")


class EditionReferenceSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(help_text="Номер записи редакции.")
    api_url = serializers.URLField(help_text="Адрес записи.")
    number = serializers.IntegerField(help_text="Номер редакции, с 1.")
    dated_on = serializers.DateField(help_text="Дата редакции.")


class SourceSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(source="source_name", help_text="Имя файла.")
    size = serializers.IntegerField(source="source_size", allow_null=True, help_text="Размер, байт.")
    sha256 = serializers.CharField(source="source_sha256", help_text="Контрольная сумма SHA-256.")
    url = Address("/files/editions/{}/", source="public_id", help_text="Где взять файл.")


class CauseSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(help_text="Номер записи акта.")
    url = serializers.URLField(help_text="Страница акта.")
    api_url = serializers.URLField(help_text="Адрес записи акта.")
    name = serializers.CharField(help_text="Вид, дата и номер: «Постановление от 12.03.2026 № 145-п».")


class SignedSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(source="signed_name", help_text="Имя файла.")
    size = serializers.IntegerField(source="signed_size", help_text="Размер, байт.")
    sha256 = serializers.CharField(source="signed_sha256", help_text="Контрольная сумма SHA-256.")
    url = Address("/files/editions/{}/signed/", source="public_id", help_text="Где взять файл.")


@extend_schema_field(CauseSerializer(many=True))
class MadeBy(Computed):
    """The public acts that made an edition (D52), oldest first; for a whole page in one statement."""

    columns = ("pk",)

    def gather(self, rows: Sequence[Row]) -> None:
        found = made_by(row["pk"] for row in rows)
        for row in rows:
            row["_made_by"] = found[row["pk"]]

    def read(self, row: Row) -> list[dict[str, Any]]:
        return [cause(act) for act in row["_made_by"]]


class EditionOfTextSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="public_id", help_text="Номер записи редакции.")
    api_url = Address("/api/v1/editions/{}/", source="public_id", help_text="Адрес записи редакции.")
    number = serializers.IntegerField(help_text="Номер редакции, с 1.")
    dated_on = serializers.DateField(help_text="Дата редакции.")
    valid_from = serializers.DateField(allow_null=True, help_text="С какого дня действует.")
    valid_to = serializers.DateField(allow_null=True, help_text="По какой день действует включительно.")
    made_by = MadeBy(help_text="Какими актами сделана редакция: «в ред. постановлений…».")


def place(clause: Clause) -> dict[str, Any]:
    """Return what `PlaceSerializer` describes."""
    return {
        "key": clause.key,
        "address": clause.address,
        "number": clause.number or None,
        "heading": clause.heading or None,
        "text": clause.text,
    }


def cause(act: ActRecord) -> dict[str, Any]:
    """Return what `CauseSerializer` describes."""
    return {
        "id": str(act.public_id),
        "url": f"{settings.SITE_URL}{act.path}",
        "api_url": f"{settings.SITE_URL}/api/v1/acts/{act.public_id}/",
        "name": str(act),
    }


def edition_reference(edition: Edition) -> dict[str, Any]:
    """Return what `EditionReferenceSerializer` describes."""
    return {
        "id": str(edition.public_id),
        "api_url": f"{settings.SITE_URL}/api/v1/editions/{edition.public_id}/",
        "number": edition.number,
        "dated_on": edition.dated_on.isoformat(),
    }


class _OfEdition(Computed):
    """`edition` is the column that holds the key of the edition."""

    def __init__(self, edition: str = "pk", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.edition = edition
        self.columns = (edition,)

    def clauses(self, row: Row) -> list[dict[str, Any]]:
        """Return the clauses of the row's edition, read once for all fields of the record."""
        if "_clauses" not in row:
            row["_clauses"] = _clauses(row[self.edition])
        clauses: list[dict[str, Any]] = row["_clauses"]
        return clauses


@extend_schema_field(ClauseSerializer(many=True))
class Clauses(_OfEdition):
    def read(self, row: Row) -> list[dict[str, Any]]:
        return self.clauses(row)


@extend_schema_field(OpenApiTypes.STR)
class Text(_OfEdition):
    def read(self, row: Row) -> str:
        lines = ((clause["label"], clause["heading"], clause["text"]) for clause in self.clauses(row))
        return "\n".join(" ".join(part for part in line if part) for line in lines)


@extend_schema_field({"type": "object", "additionalProperties": {"type": "string", "format": "uri"}})
class Formats(Computed):
    """Where the text of an act or a draft is found in other forms, by the ending of the file."""

    columns = ("path",)

    def read(self, row: Row) -> dict[str, str]:
        return {name.rpartition(".")[2]: f"{settings.SITE_URL}{row['path']}{name}" for name in FORMATS}


def _clauses(edition_id: int | None) -> list[dict[str, Any]]:
    clauses = list(Clause.objects.filter(edition=edition_id).order_by("position"))
    places = {clause.position: place for place, clause in enumerate(clauses)}
    return [
        {
            "key": clause.key,
            "kind": clause.kind,
            "number": clause.number or None,
            "label": printed_number(clause),
            "address": clause.address,
            "heading": clause.heading or None,
            "text": clause.text,
            "html": clause.html or (f"<p>{escape(clause.text)}</p>" if clause.text else ""),
            "level": clause.level,
            "parent": None if clause.parent_position is None else places.get(clause.parent_position),
        }
        for clause in clauses
    ]
