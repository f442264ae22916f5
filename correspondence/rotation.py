"""Changing the key of personal data: everything sealed is sealed anew with the first key of `PERSONAL_DATA_KEYS`."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction

from correspondence.models import Contact
from correspondence.sealing import SealError, fingerprint, normalised_email, reseal

BATCH = 500
SUFFIX = "_sealed"


@dataclass
class Rotation:
    """What happened in one table: rows sealed anew, and rows no key opens."""

    model: type[models.Model]
    resealed: int = 0
    unreadable: int = 0


def sealed_columns() -> dict[type[models.Model], list[str]]:
    """Every column of every room whose name says that it is sealed."""
    found = {
        model: [field.attname for field in model._meta.concrete_fields if field.attname.endswith(SUFFIX)]
        for model in apps.get_models()
    }
    return {model: columns for model, columns in found.items() if columns}


def rotate() -> Iterator[Rotation]:
    """Seal every table anew, some rows at a time, so that letters go on leaving meanwhile. May be run again."""
    for model, columns in sealed_columns().items():
        rotation = Rotation(model)
        filled = models.Q(*((f"{column}__gt", "") for column in columns), _connector=models.Q.OR)
        keys = model._default_manager.filter(filled).order_by("pk").values_list("pk", flat=True)
        last = None
        while batch := list((keys if last is None else keys.filter(pk__gt=last))[:BATCH]):
            _rotate_batch(rotation, columns, batch)
            last = batch[-1]
        yield rotation


def _rotate_batch(rotation: Rotation, columns: list[str], keys: list[object]) -> None:
    with transaction.atomic():
        for row in rotation.model._default_manager.select_for_update().filter(pk__in=keys):
            try:
                for column in columns:
                    setattr(row, column, reseal(getattr(row, column)))
            except SealError:
                rotation.unreadable += 1
                continue
            changed = list(columns)
            if isinstance(row, Contact):
                row.email_hash = fingerprint(normalised_email(row.email))
                changed.append("email_hash")
            row.save(update_fields=changed)
            rotation.resealed += 1
