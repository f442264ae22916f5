"""Many pages at once: `add_child` costs tens of milliseconds each, a row with a ready path a fraction of one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from wagtail.models import Page, ReferenceIndex, Site

from core.bulk import insert_objects, insert_rows
from core.tree import beginning
from core.visibility import public_path
from documents.folders import folder_for
from documents.models import ActKind, ActRecord, ActsIndexPage, DocumentsPage, LegalAct
from documents.naming import act_slug, unique_slug

_REFERRING = ("kind", "issuing_body", "rubric")
_REFERENCE = ("to_content_type", "to_object_id", "model_path", "content_path", "content_path_hash")

Shelf = tuple[int, int]
"""A folder of acts: year and key of the kind."""


def acts_index() -> ActsIndexPage:
    """Return the page all acts lie under; made, with its section, where the site does not have it yet."""
    index = ActsIndexPage.objects.first()
    if index is None:
        section = DocumentsPage.objects.first()
        if section is None:
            home = Site.objects.get(is_default_site=True).root_page
            section = home.add_child(instance=DocumentsPage(title="Документы", slug="documents", show_in_menus=True))
        index = section.add_child(instance=ActsIndexPage(title="Правовые акты", slug="acts"))
    found: ActsIndexPage = index
    return found


class Shelves:
    """Finds the place in the tree for the new acts of one run."""

    def __init__(self) -> None:
        self._folder_keys: dict[Shelf, int] = {}

    def forget(self) -> None:
        """Look everything up anew: a transaction that was rolled back took its new folders along."""
        self._folder_keys.clear()

    def place(self, acts: Sequence[LegalAct]) -> None:
        """Give each act folder, path, slug and address, and count it in its folder.

        The folders stay locked until the transaction ends, so that nobody else takes the same paths.
        """
        shelved: defaultdict[Shelf, list[LegalAct]] = defaultdict(list)
        for act in acts:
            shelved[act.adopted_on.year, act.kind_id].append(act)
        folders = self._locked_folders({shelf: members[0].kind for shelf, members in shelved.items()})
        for shelf, members in shelved.items():
            folder = folders[shelf]
            slugs = [act_slug(act.number, act.issuing_body.slug) for act in members]
            taken = _taken_slugs(folder, slugs)
            position = _last_position(folder)
            for act, slug in zip(members, slugs, strict=True):
                position += 1
                act.depth = folder.depth + 1
                act.path = Page._get_path(folder.path, act.depth, position)
                act.slug = unique_slug(slug, taken.__contains__)
                act.url_path = f"{folder.url_path}{act.slug}/"
                taken.add(act.slug)
            Page.objects.filter(pk=folder.pk).update(numchild=F("numchild") + len(members))

    def _locked_folders(self, wanted: dict[Shelf, ActKind]) -> dict[Shelf, Page]:
        for (year, kind_key), kind in wanted.items():
            if (year, kind_key) not in self._folder_keys:
                self._folder_keys[year, kind_key] = folder_for(acts_index(), year, kind).pk
        keys = {shelf: self._folder_keys[shelf] for shelf in wanted}
        pages = Page.objects.select_for_update().order_by("pk").in_bulk(list(keys.values()))
        return {shelf: pages[key] for shelf, key in keys.items()}


def insert_pages(acts: Sequence[LegalAct]) -> None:
    """Insert placed acts: the rows of both tables and their entries in Wagtail's index of references."""
    insert_objects(Page, acts)
    for act in acts:
        act.pk = act.id
    insert_objects(LegalAct, acts)
    refer(acts)


def refer(acts: Sequence[LegalAct]) -> None:
    """Enter what new acts refer to into Wagtail's index of references (as `rebuild_references_index` would)."""
    of_page, of_act = (ContentType.objects.get_for_model(model).pk for model in (Page, LegalAct))
    insert_rows(
        ReferenceIndex,
        ("content_type", "base_content_type", "object_id", *_REFERENCE),
        (
            (of_act, of_page, str(act.pk), target, str(key), name, name, path_hash)
            for name, target, path_hash in _referring_fields()
            for act in acts
            if (key := getattr(act, f"{name}_id")) is not None
        ),
    )


def _referring_fields() -> list[tuple[str, int, Any]]:
    """Return the names of the fields, the content types they point to, and the hashes Wagtail keeps of their names."""
    hash_field = ReferenceIndex._meta.get_field("content_path_hash")
    return [
        (
            name,
            ReferenceIndex._get_base_content_type(LegalAct._meta.get_field(name).related_model).pk,
            hash_field.get_db_prep_value(ReferenceIndex._get_content_path_hash(name), connection),
        )
        for name in _REFERRING
    ]


def _taken_slugs(folder: Page, slugs: Iterable[str]) -> set[str]:
    """Return the slugs in `folder` that begin like those wanted: the same number may be there already."""
    above = public_path(folder)
    wanted = {f"{above}{slug}/" for slug in slugs}
    repeated = ActRecord.objects.filter(path__in=wanted).values_list("path", flat=True)
    taken = [
        path
        for stem in list(repeated)
        for path in ActRecord.objects.filter(beginning("path", stem.rstrip("/"))).values_list("path", flat=True)
    ]
    return {path.removeprefix(above).rstrip("/") for path in taken}


def _last_position(folder: Page) -> int:
    """Return the number of the last child's place; the count of children would not do after a deletion."""
    below = Page.objects.filter(
        path__gt=folder.path, path__lte=folder.path + "Z" * Page.steplen, depth=folder.depth + 1
    )
    last = below.order_by("-path").values_list("path", flat=True).first()
    return Page._str2int(last[-Page.steplen :]) if last else 0
