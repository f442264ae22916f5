"""A forgotten convention is named before the site starts."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps

from core import checks
from core.checks import check_public_records
from core.models import PublicRecord


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The models the check sees; the registry of the process stays as it is."""
    seen: list[Any] = []
    monkeypatch.setattr(checks, "apps", SimpleNamespace(get_models=lambda: seen))
    return seen


def make(name: str, resource: str | None, meta: type) -> Any:
    members: dict[str, Any] = {"__module__": "core.models", "Meta": meta}
    if resource is not None:
        members["resource"] = resource
    with isolate_apps("core"):
        return models.base.ModelBase(name, (PublicRecord,), members)


class Inherited(PublicRecord.Meta):
    abstract = False
    app_label = "core"


class Replaced:
    app_label = "core"
    indexes: list[models.Index] = []


def test_the_project_keeps_its_conventions() -> None:
    assert [message for message in run_checks() if str(message.id).startswith("core.")] == []


def test_a_record_without_a_name_is_named(records: list[Any]) -> None:
    records.append(make("Nameless", None, Inherited))
    assert [message.id for message in check_public_records(None)] == ["core.E001"]


def test_two_records_of_one_name_are_named(records: list[Any]) -> None:
    records += [make("First", "twins", Inherited), make("Second", "twins", Inherited)]
    [message] = check_public_records(None)
    assert (message.id, message.obj) == ("core.E001", records[1])


def test_a_record_that_replaced_the_common_indexes_is_named(records: list[Any]) -> None:
    records.append(make("Lost", "lost", Replaced))
    assert [message.id for message in check_public_records(None)] == ["core.E002"]
