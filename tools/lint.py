"""`make lint`: style, templates, types, imports between rooms, migrations. All of them run; each failure is shown.

`make format` is the same with `--fix`: code and templates are put into the common form.
"""

import argparse
import subprocess
import time

from tools.environment import PYTHON, main, prepare, say, variables
from tools.processes import ROOT

BIN = PYTHON.parent


def checks() -> dict[str, list[str]]:
    python = str(PYTHON)
    return {
        "style": [python, "-m", "ruff", "check", "."],
        "form": [python, "-m", "ruff", "format", "--check", "."],
        "templates": [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates()],
        "types": [python, "-m", "mypy"],
        "imports": [str(BIN / "lint-imports"), "--no-logo"],
        "migrations exist": [python, "manage.py", "makemigrations", "--check", "--dry-run"],
        "migrations are safe": [python, "manage.py", "check_migrations"],
        "compose file": [
            str(BIN / "check-jsonschema"),
            "--builtin-schema",
            "vendor.compose-spec",
            "docker-compose.yml",
        ],
        "image": [str(BIN / "hadolint"), "--failure-threshold", "warning", "Dockerfile"],
    }


def fixes() -> dict[str, list[str]]:
    python = str(PYTHON)
    return {
        "style": [python, "-m", "ruff", "check", "--fix-only", "."],
        "form": [python, "-m", "ruff", "format", "."],
        "templates": [str(BIN / "djade"), "--target-version", "5.2", *templates()],
    }


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("*/templates/**/*.html"))


def run() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fix", action="store_true")
    fixing: bool = parser.parse_args().fix
    prepare("dev")
    environment = variables(DJANGO_SETTINGS_MODULE="config.settings.test", DATABASE_URL="sqlite:///:memory:")
    failed = []
    for name, command in (fixes() if fixing else checks()).items():
        began = time.monotonic()
        outcome = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        say(f"{'FAILED' if outcome.returncode and not fixing else 'ok':<8}{name:<24}{time.monotonic() - began:5.1f} s")
        if outcome.returncode and not fixing:
            failed.append(name)
            say(outcome.stdout + outcome.stderr)
    if failed:
        say(f"Not in order: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    main(run)
