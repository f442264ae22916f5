"""The examples of the engine's own README are true."""

import doctest
from pathlib import Path

README = Path(__file__).parents[3] / "documents" / "text" / "README.md"


def test_every_example_prints_what_it_says() -> None:
    outcome = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert outcome.attempted >= 8
    assert outcome.failed == 0
