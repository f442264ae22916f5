"""`make test`: install what the tests need, then run all that this machine can run."""

import argparse

from tools.environment import PYTHON, main, prepare, variables
from tools.processes import ROOT, finish


def run() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("arguments", nargs="*", help="paths and options for pytest; without any, the whole suite")
    arguments: list[str] = parser.parse_args().arguments
    prepare("dev")
    (ROOT / "var").mkdir(exist_ok=True)
    environment = variables(DJANGO_SETTINGS_MODULE="config.settings.test")
    if not arguments:
        arguments = ["--cov", "--cov-report=term:skip-covered"]
    return finish(
        [PYTHON, "-m", "pytest", "--numprocesses=2", "--dist=worksteal", "--create-db", *arguments], environment
    )


if __name__ == "__main__":
    main(run)
