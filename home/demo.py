"""The sample data of the site itself: whose it is, frequent tasks, plain pages."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import OutputWrapper
from django.db import transaction

from home.models import ContentPage, HomePage, MenuItem, SiteSettings
from home.setup import ensure_sections
from structure.models import Unit

ORDER = 20
DATA = Path(__file__).parent / "data" / "pages.json"


@transaction.atomic
def load(stdout: OutputWrapper) -> None:
    """Fill the settings that are empty, and make the pages and menu items that are missing."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    home = ensure_sections()
    settings = SiteSettings.load()
    for name, value in data["settings"].items():
        if not getattr(settings, name):
            setattr(settings, name, value)
    settings.save()
    present = set(home.get_children().values_list("slug", flat=True))
    fresh = [row for row in data["pages"] if row["slug"] not in present]
    for row in fresh:
        _publish(row, home)
    known = set(MenuItem.objects.values_list("menu", "title"))
    MenuItem.objects.bulk_create(
        MenuItem(menu=menu, title=row["title"], path=row["path"], hint=row.get("hint", ""), sort_order=order)
        for menu in (MenuItem.Menu.TASKS, MenuItem.Menu.FOOTER)
        for order, row in enumerate(data[menu])
        if (menu, row["title"]) not in known
    )
    stdout.write(f"  страниц: {len(fresh)} новых из {len(data['pages'])}")


@transaction.atomic
def clear() -> None:
    """Take the sample pages and menu items away and empty the sample settings."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    for page in ContentPage.objects.filter(slug__in=[row["slug"] for row in data["pages"]], depth=3):
        page.delete()
    for menu in (MenuItem.Menu.TASKS, MenuItem.Menu.FOOTER):
        MenuItem.objects.filter(menu=menu, title__in=[row["title"] for row in data[menu]]).delete()
    settings = SiteSettings.load()
    for name, value in data["settings"].items():
        if getattr(settings, name) == value:
            setattr(settings, name, "")
    settings.save()


def _publish(row: dict[str, Any], home: HomePage) -> None:
    page = ContentPage(
        slug=row["slug"],
        title=row["title"],
        lead=row["lead"],
        body=json.dumps(row["body"], ensure_ascii=False),
        responsible_unit=Unit.objects.filter(slug=row.get("unit", "")).first(),
        legal_basis=row.get("legal_basis", ""),
        checked_on=date(2026, 11, 2),
    )
    home.add_child(instance=page)
    page.save_revision().publish()
