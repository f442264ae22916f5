"""A city without acts, and files to import into it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.factories.documents import make_index


@pytest.fixture(autouse=True)
def index(db: None) -> None:
    make_index()


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def write(*acts: dict[str, Any] | str, name: str = "acts.jsonl") -> Path:
        path = tmp_path / name
        lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in acts]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
