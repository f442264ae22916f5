"""Units for tests: `make_unit("Юридический отдел")` is on the site."""

from itertools import count
from typing import Any

from structure.models import Body, Unit
from structure.publication import settle

_numbers = count(1)


def make_body(name: str = "Администрация города Алейска") -> Body:
    """Return the body of this name, making it where there is none."""
    return Body.objects.get_or_create(name=name, defaults={"slug": f"organ-{next(_numbers)}"})[0]


def make_unit(name: str = "Юридический отдел", *, published: bool = True, **fields: Any) -> Unit:
    """Make a unit, on the site unless told otherwise."""
    fields.setdefault("slug", f"otdel-{next(_numbers)}")
    fields.setdefault("body", make_body())
    unit: Unit = Unit.objects.create(name=name, **fields)
    if published:
        settle(unit)
    return unit
