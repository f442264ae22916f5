"""What holds for every way of running the site."""

import re
import shutil
import site
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from config.env import ROOT


def test_the_folder_site_is_no_package_and_hides_no_standard_module() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    assert callable(site.getsitepackages)
    assert str(ROOT) not in str(site.__file__)


def test_a_debugger_can_start_the_project() -> None:
    """With frozen modules off the standard `site` is looked up on the path, where our folder stands, too."""
    command = [sys.executable, "-X", "frozen_modules=off", "manage.py", "version"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="needs a git checkout")
def test_git_does_not_ignore_the_settings() -> None:
    command = ["git", "check-ignore", "site/config/urls.py", "site/config/settings/base.py", "site/static/x.css"]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (outcome.returncode, outcome.stdout) == (1, "")


def test_no_foreign_host_is_named_in_the_settings() -> None:
    addresses = {
        address
        for path in (ROOT / "site" / "config").rglob("*.py")
        for address in re.findall(r"\b(?:https?|wss?)://[^\s\"'{}]+", path.read_text())
    }
    assert {address for address in addresses if "127.0.0.1" not in address} == set()
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_it_speaks_russian_in_the_time_of_altai() -> None:
    assert settings.LANGUAGE_CODE == "ru"
    assert settings.TIME_ZONE == "Asia/Barnaul"


def test_every_name_in_the_middleware_can_be_imported() -> None:
    assert all(import_string(name) for name in settings.MIDDLEWARE)
    assert settings.MIDDLEWARE[0] == "config.proxies.TrustedProxiesMiddleware", "the rest trusts what it says"
