"""Everything `make run` needs before it serves: the tables, and the demonstration city in an empty database."""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from core.management.commands.load_demo import demonstrations


class Command(BaseCommand):
    help = "Готовит базу к показу: создаёт таблицы и наполняет пустую базу демонстрационным городом."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SITE_IS_DEMONSTRATION:
            raise CommandError("This site is no demonstration (SITE_IS_DEMONSTRATION is off): nothing was changed.")
        self._migrate()
        self._build()
        self._name_the_address()
        self._print_logins()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write(f"Bringing the database up to date ({len(plan)} migrations) …")
            call_command("migrate", verbosity=0, interactive=False)

    def _build(self) -> None:
        """Build where nobody has worked yet, and go on where an earlier building was interrupted."""
        unfinished = _unfinished_mark()
        if get_user_model().objects.exists() and not unfinished.exists():
            return
        self.stdout.write("Building the demonstration city …")
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch()
        call_command("load_demo", stdout=self.stdout)
        unfinished.unlink()

    def _name_the_address(self) -> None:
        """Let whole addresses (feeds, the sitemap, letters) lead to where the demonstration is served."""
        address = urlsplit(settings.SITE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        for site in Site.objects.filter(is_default_site=True):
            if (site.hostname, site.port) != (address.hostname, port):
                site.hostname, site.port = address.hostname, port
                site.save()

    def _print_logins(self) -> None:
        for _room, demonstration in demonstrations():
            for username, password, about in getattr(demonstration, "LOGINS", ()):
                self.stdout.write(f"  {username} / {password}  {about}")


def _unfinished_mark() -> Path:
    """A file that exists while the city of this very database is being built."""
    database = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:12]
    return Path(settings.MEDIA_ROOT).parent / f"demonstration-unfinished-{database}"
