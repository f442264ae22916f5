"""A sample structure of the administration: posts without names, telephones and addresses that cannot exist."""

import json
from datetime import time
from pathlib import Path
from typing import Any

from django.core.management.base import OutputWrapper
from django.db import transaction

from core.publishing import announce, retract
from structure.models import Body, Organisation, Post, ReceptionHours, Unit

ORDER = 10
DATA = Path(__file__).parent / "data" / "structure.json"
STREET = "658130, Алтайский край, г.\u00a0Алейск, ул.\u00a0Примерная,\u00a01"
REASON = "Демонстрационные сведения убраны."


@transaction.atomic
def load(stdout: OutputWrapper) -> None:
    """Make the sample bodies, units and organisations that are missing."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    for order, (slug, name, genitive) in enumerate(data["bodies"], start=1):
        Body.objects.get_or_create(name=name, defaults={"slug": slug, "genitive": genitive, "sort_order": order})
    body = Body.objects.get(name=data["bodies"][0][1])
    units = {unit.slug: unit for unit in Unit.objects.all()}
    fresh = [row for row in data["units"] if row["slug"] not in units]
    for order, row in enumerate(fresh, start=1):
        units[row["slug"]] = _make_unit(row, body, units.get(row["parent"]), order)
    announce([units[row["slug"]] for row in fresh])
    known = set(Organisation.objects.values_list("slug", flat=True))
    announce([_make_organisation(row, units) for row in data["organisations"] if row["slug"] not in known])
    stdout.write(f"  подразделений: {len(fresh)} новых из {len(data['units'])}")


@transaction.atomic
def clear() -> None:
    """Take the sample units and organisations away; bodies stay, acts point to them."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    organisations = Organisation.objects.filter(slug__in=[row["slug"] for row in data["organisations"]])
    retract(list(organisations), reason=REASON)
    organisations.delete()
    units = Unit.objects.filter(slug__in=[row["slug"] for row in data["units"]])
    retract(list(units), reason=REASON)
    Post.objects.filter(unit__in=units).delete()
    units.update(parent=None)
    units.delete()


def _make_unit(row: dict[str, Any], body: Body, parent: Unit | None, order: int) -> Unit:
    unit = Unit.objects.create(
        slug=row["slug"],
        name=row["name"],
        body=body,
        parent=parent,
        tasks="\n".join(row["tasks"]),
        address=f"{STREET}, {row['room']}",
        phone=f"+7 (000) 000-00-{row['phone']}",
        email=f"{row['slug']}@aleysk.example",
        hours="Образец: обеденный перерыв с 12:00 до 13:00.",
        sort_order=order * 10,
    )
    Post.objects.create(unit=unit, name=row["head"], is_head=True, phone=unit.phone)
    work = ReceptionHours.Purpose.WORK
    ReceptionHours.objects.create(unit=unit, purpose=work, days="Mo-Fr", opens=time(8), closes=time(17))
    if row["reception"]:
        days, opens, closes = row["reception"]
        ReceptionHours.objects.create(
            unit=unit,
            purpose=ReceptionHours.Purpose.RECEPTION,
            days=days,
            opens=time.fromisoformat(opens),
            closes=time.fromisoformat(closes),
        )
    return unit


def _make_organisation(row: dict[str, Any], units: dict[str, Unit]) -> Organisation:
    return Organisation.objects.create(
        slug=row["slug"],
        name=row["name"],
        unit=units[row["unit"]],
        tasks=row["tasks"],
        address="г.\u00a0Алейск, ул.\u00a0Примерная,\u00a02",
        phone="+7 (000) 000-00-20",
    )
