"""The structure as a tree, in as few statements as there are tables."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from structure.models import Body, Organisation, Post, Unit


@dataclass
class Branch:
    """A unit with those under it."""

    unit: Unit
    head: Post | None
    children: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class BodyTree:
    """A body with its public units."""

    body: Body
    branches: list[Branch]


def tree() -> list[BodyTree]:
    """Every body that has public units, with them as branches.

    A unit whose superior is off the site stands at the top: a resident must still be able to reach it.
    """
    heads = Post.objects.filter(is_head=True).select_related("person")
    units = Unit.objects.public().prefetch_related(Prefetch("posts", queryset=heads, to_attr="heads"))
    branches: dict[int | None, Branch] = {
        unit.pk: Branch(unit, unit.heads[0] if unit.heads else None) for unit in units
    }
    tops: dict[int, list[Branch]] = {}
    for branch in branches.values():
        above = branches.get(branch.unit.parent_id)
        (above.children if above else tops.setdefault(branch.unit.body_id, [])).append(branch)
    return [BodyTree(body, tops[body.pk]) for body in Body.objects.all() if body.pk in tops]


def organisations() -> list[Organisation]:
    """The city's organisations that are on the site."""
    return list(Organisation.objects.public())
