"""The description against the live server: every check of schemathesis, valid and invalid data.

SCHEMATHESIS_EXAMPLES=100 (the CI) tries every operation so many times in all phases; without it a short fuzzing run
says that nothing obvious broke. A failure prints the request as a curl command.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from api.schema import openapi
from core.publishing import announce
from documents.publication import withdraw
from structure.models import Unit
from tests.factories.documents import make_act, make_body, relate
from tests.factories.drafts import make_draft
from tests.factories.issues import make_released_issue
from tests.factories.news import make_news

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "5"))
PHASES = "examples,coverage,fuzzing,stateful" if EXAMPLES >= 100 else "fuzzing"


@pytest.fixture
def full_database(transactional_db: None) -> None:
    acts = [make_act(f"{number}-п", external_id=f"old:{number}") for number in range(5)]
    relate(acts[0], "amends", acts[1])
    withdraw(acts[4], reason="Опубликован по ошибке.", by=None)
    make_released_issue(acts[0])
    make_news(slug="most")
    make_draft()
    unit = Unit(name="Юридический отдел", slug="yuridicheskiy-otdel", body=make_body())
    unit.save()
    announce([unit])


def test_every_answer_is_as_described(full_database: None, live_server: Any, settings: Any) -> None:
    settings.SITE_URL = live_server.url
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        *("run", f"{live_server.url}/api/v1/openapi.json"),
        *("--checks", "all", "--mode", "all", "--phases", PHASES),
        *("--max-examples", str(EXAMPLES), "--generation-database", "none", "--no-color"),
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    operations = sum(len(methods) for methods in openapi()["paths"].values())
    assert f"Tested: {operations}\n" in run.stdout, run.stdout
