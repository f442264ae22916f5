"""Questions to the page tree that an index answers on both databases."""

from django.db import connection
from django.db.models import Q
from wagtail.models import Page

LONGEST_PATH = 255


def within(page: Page, *, through: str = "") -> Q:
    """Ask for `page` and everything below it; `through` is the relation that leads to pages: "page__".

    By the order of paths, not by their beginning: SQLite's LIKE ignores case and so reads the whole table.
    """
    last = page.path + "Z" * (LONGEST_PATH - len(page.path))
    return Q(**{f"{through}path__gte": page.path, f"{through}path__lte": last})


def beginning(field: str, text: str) -> Q:
    """Ask for rows whose `field` begins with `text`, which is not empty.

    SQLite answers by the order of the values, see above; PostgreSQL orders them by a language and has an index for it.
    """
    if connection.vendor == "sqlite":
        return Q(**{f"{field}__gte": text, f"{field}__lt": text[:-1] + chr(ord(text[-1]) + 1)})
    return Q(**{f"{field}__startswith": text})
