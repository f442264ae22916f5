"""/healthz: a line for each thing the site stands on, 200 or 503."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

pytestmark = pytest.mark.django_db


def lines(answer: Any) -> dict[str, str]:
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


def test_a_healthy_site_says_so_line_by_line(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert list(lines(answer)) == ["database", "search", "storage", "worker"]
    assert all(line.startswith("ok") for line in lines(answer).values())


@pytest.mark.parametrize("name", ["database", "storage", "worker"])
def test_what_is_broken_is_named_without_details(client: Client, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail() -> str:
        raise ConnectionError("host=10.0.0.5 password=secret")

    monkeypatch.setattr(f"core.health.{name}", fail)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert lines(answer)[name] == "failed ConnectionError"
    assert b"secret" not in answer.content


def test_storage_that_cannot_be_written_is_broken(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **kwargs: Any) -> str:
        raise OSError("No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", full)
    assert client.get("/healthz").status_code == 503


def test_storage_of_files_that_are_not_public_is_looked_at_too(client: Client, settings: Any) -> None:
    settings.STORAGES = {**settings.STORAGES, "private": {"BACKEND": "tests.core.no_such_storage"}}
    assert lines(client.get("/healthz"))["storage"].startswith("failed")


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_storage_is_left_clean(client: Client, media_root: Any) -> None:
    before = files_in(media_root)
    client.get("/healthz")
    assert files_in(media_root) == before


def test_a_task_that_nobody_takes_shows_that_the_worker_is_gone(client: Client) -> None:
    task = DBTaskResult.objects.create(
        task_path="core.health.worker", args_kwargs={"args": [], "kwargs": {}}, backend_name="default"
    )
    assert lines(client.get("/healthz"))["worker"] == "ok waiting=1"
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(hours=1))
    assert client.get("/healthz").status_code == 503


def test_a_task_for_later_waits_only_from_its_moment_on(client: Client) -> None:
    task = DBTaskResult.objects.create(
        task_path="core.health.worker",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now() - timedelta(seconds=10),
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(hours=3))
    assert lines(client.get("/healthz"))["worker"] == "ok waiting=1"
    DBTaskResult.objects.filter(pk=task.pk).update(run_after=timezone.now() - timedelta(minutes=6))
    assert lines(client.get("/healthz"))["worker"].startswith("failed")
