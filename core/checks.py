"""Conventions that are easily forgotten, as system checks: `manage.py check` and every start name what is missing."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections, models
from django.db.migrations.executor import MigrationExecutor

from core import freezing
from core.models import PublicRecord


@register
def check_public_records(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every public record has a resource name of its own and the index and constraint the common rules stand on."""
    records = [model for model in apps.get_models() if issubclass(model, PublicRecord)]
    return [*_names(records), *(error for record in records for error in _inheritance(record))]


@register(Tags.database)
def check_frozen_rows(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every frozen table has its triggers. Asked only when the database is at the newest migration: they come then."""
    errors: list[CheckMessage] = []
    for using in databases or ():
        executor = MigrationExecutor(connections[using])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            continue
        errors += [
            Error(
                f"The trigger {name} is missing: what is frozen could be changed.",
                hint="Run manage.py migrate --skip-checks: it puts the triggers up.",
                id="core.E003",
            )
            for name in freezing.missing(using)
        ]
    return errors


def _names(records: Sequence[type[PublicRecord]]) -> list[CheckMessage]:
    owners: dict[str, type[PublicRecord]] = {}
    errors: list[CheckMessage] = []
    for record in records:
        name = getattr(record, "resource", "")
        if not name or name in owners:
            errors.append(
                Error(
                    f"{record.__name__}.resource is {'missing' if not name else f'that of {owners[name].__name__}'}.",
                    hint="The journal and the API tell records apart by it: give it a plural noun of its own.",
                    obj=record,
                    id="core.E001",
                )
            )
        owners[name] = record
    return errors


def _inheritance(record: type[models.Model]) -> list[CheckMessage]:
    label = f"{record._meta.app_label}_{record._meta.model_name}"
    has_index = any(index.name == f"{label}_sync" for index in record._meta.indexes)
    has_rule = any(rule.name == f"{label}_public_is_dated" for rule in record._meta.constraints)
    if has_index and has_rule:
        return []
    return [
        Error(
            f"{record.__name__} has lost the index or the constraint of public records.",
            hint="Write `class Meta(PublicRecord.Meta)` and extend its indexes and constraints: replacing loses them.",
            obj=record,
            id="core.E002",
        )
    ]
