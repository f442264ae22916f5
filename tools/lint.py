"""`make lint`: style, templates, types, imports between rooms, migrations. All of them run; each failure is shown."""

import subprocess
import time

from tools.environment import PYTHON, ROOT, main, prepare, say, variables

BIN = PYTHON.parent


def checks() -> dict[str, list[str]]:
    python, templates = str(PYTHON), sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("*/templates/**/*.html"))
    return {
        "style": [python, "-m", "ruff", "check", "."],
        "form": [python, "-m", "ruff", "format", "--check", "."],
        "templates": [python, "-m", "djade", "--check", "--target-version", "5.2", *templates],
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
    }


def run() -> int:
    prepare("dev")
    environment = variables(DJANGO_SETTINGS_MODULE="config.settings.test", DATABASE_URL="sqlite:///:memory:")
    failed = []
    for name, command in checks().items():
        began = time.monotonic()
        outcome = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        say(f"{'FAILED' if outcome.returncode else 'ok':<8}{name:<24}{time.monotonic() - began:5.1f} s")
        if outcome.returncode:
            failed.append(name)
            say(outcome.stdout + outcome.stderr)
    if failed:
        say(f"Not in order: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    main(run)
