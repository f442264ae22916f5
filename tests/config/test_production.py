"""The public site starts only with everything it needs, and then safely."""

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import ROOT
from config.safety import CHECKS, DEMONSTRATION_PERSONAL_DATA_KEY, faults

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
OTHER_KEY = base64.urlsafe_b64encode(bytes(range(32, 64))).decode()

SAFE = {
    "DATABASE_URL": "postgres://site:password@127.0.0.1/site",
    "SECRET_KEY": "kZ1vQx8mW3nR7tB5yL0pC9dF2gH6jS4aE-uYiOoTqNfXbMlVr_zPw",
    "ALLOWED_HOSTS": "aleysk.example,www.aleysk.example",
    "SITE_URL": "https://www.aleysk.example",
    "EMAIL_URL": "smtp+tls://site:password@mail.aleysk.example:587",
    "PERSONAL_DATA_KEYS": f"{KEY},{OTHER_KEY}",
    "TRUSTED_PROXIES": "127.0.0.1,10.1.0.0/24",
}


def run(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run manage.py with production settings and these variables only."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", str(ROOT / "manage.py"), *arguments],
        env={**kept, "DJANGO_SETTINGS_MODULE": "config.settings.production", **variables},
        capture_output=True,
        text=True,
    )


def test_safe_variables_have_no_fault() -> None:
    assert faults(SAFE) == []


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_variable_is_named(name: str, value: str | None) -> None:
    variables = {key: content for key, content in SAFE.items() if key != name}
    if value is not None:
        variables[name] = value
    assert f"{name} is missing" in faults(variables)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:////srv/site.sqlite3"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-" + SAFE["SECRET_KEY"]),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "www.aleysk.example,*"),
        ("ALLOWED_HOSTS", "https://www.aleysk.example"),
        ("SITE_URL", "http://www.aleysk.example"),
        ("SITE_URL", "https://other.example"),
        ("SITE_URL", "www.aleysk.example"),
        ("EMAIL_URL", "consolemail://"),
        ("EMAIL_URL", "smtp://site:password@mail.aleysk.example"),
        ("PERSONAL_DATA_KEYS", "not-a-key"),
        ("PERSONAL_DATA_KEYS", f"{KEY},{KEY}"),
        ("PERSONAL_DATA_KEYS", f"{KEY},{DEMONSTRATION_PERSONAL_DATA_KEY}"),
        ("PERSONAL_DATA_KEYS", base64.urlsafe_b64encode(bytes(32)).decode()),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "0.0.0.0/0"),
        ("TRUSTED_PROXIES", "::/0"),
        ("TRUSTED_PROXIES", "nginx"),
        ("SITE_IS_DEMONSTRATION", "1"),
    ],
)
def test_an_unsafe_value_is_refused(name: str, value: str) -> None:
    found = faults({**SAFE, name: value})
    assert found
    assert all(fault.startswith((name, "SITE_URL")) for fault in found)
    assert not any(value in fault for fault in found if len(value) > 3), "a secret must not reach the log"


def test_a_site_under_any_name_of_a_domain_may_be_served() -> None:
    assert faults({**SAFE, "ALLOWED_HOSTS": ".aleysk.example"}) == []


def test_it_does_not_start_without_variables_and_names_all_of_them_in_one_sentence() -> None:
    outcome = run("check")
    assert outcome.returncode != 0
    sentence = outcome.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured: The site cannot start:" in sentence
    assert all(name in sentence for name in CHECKS)


def test_the_deployment_check_has_nothing_to_say() -> None:
    outcome = run("check", "--deploy", "--fail-level", "INFO", **SAFE)
    assert outcome.returncode == 0, outcome.stderr
    assert "no issues (0 silenced)" in outcome.stdout + outcome.stderr


def test_a_container_can_write_every_folder_of_files_and_keeps_it() -> None:
    """Its file system is read-only: a folder that is no volume could not even be made."""
    compose, image = (ROOT / "docker-compose.yml").read_text(), (ROOT / "Dockerfile").read_text()
    for folder in ("media", "private"):
        assert f":/srv/site/var/{folder}\n" in compose
        assert f" var/{folder} " in image


def test_every_variable_is_in_the_table_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    missing = [name for name in variables_read() if f"| `{name}`" not in readme]
    assert missing == []


def variables_read() -> list[str]:
    """Every variable that settings, server and tools read, found in their sources."""
    found = {"DJANGO_SETTINGS_MODULE", *CHECKS}
    for path in [*(ROOT / "site/config").rglob("*.py"), ROOT / "gunicorn.conf.py", *_tools()]:
        found |= set(re.findall(r"(?:env\.\w+|environ\.get|environ)[(\[]\s*\"([A-Z_]+)\"", path.read_text()))
    return sorted(found)


def _tools() -> list[Path]:
    return [*(ROOT / "tools").glob("*.py"), ROOT / "tests" / "services.py"]
