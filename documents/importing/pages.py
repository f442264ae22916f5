"""Many pages at once: `add_child` costs tens of milliseconds each, a row with a ready path a fraction of one."""

from collections import defaultdict
from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.db.models.sql import InsertQuery
from wagtail.models import Page, ReferenceIndex, Site

from core.visibility import public_path
from documents.folders import folder_for
from documents.models import ActKind, ActRecord, ActsIndexPage, DocumentsPage, LegalAct
from documents.naming import act_slug, unique_slug

_ROWS = 200
_REFERRING = ("kind", "issuing_body", "rubric")

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
            taken = _taken_slugs(folder, members)
            position = _last_position(folder)
            for act in members:
                position += 1
                act.depth = folder.depth + 1
                act.path = Page._get_path(folder.path, act.depth, position)
                act.slug = unique_slug(_slug(act), taken.__contains__)
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
    shared = [field for field in Page._meta.concrete_fields if not field.primary_key]
    pages = [Page(**{field.attname: getattr(act, field.attname) for field in shared}) for act in acts]
    for act, page in zip(acts, Page.objects.bulk_create(pages, batch_size=_ROWS), strict=True):
        act.pk = act.id = page.pk
        act._state.adding = False
    # bulk_create refuses a model with a parent table, whose rows are there already: insert into the child's alone.
    fields = LegalAct._meta.local_concrete_fields
    for start in range(0, len(acts), _ROWS):
        query = InsertQuery(LegalAct)
        query.insert_values(fields, list(acts[start : start + _ROWS]), raw=True)
        query.get_compiler(using=LegalAct.objects.db).execute_sql()
    refer(acts)


def refer(acts: Sequence[LegalAct]) -> None:
    """Enter what new acts refer to into Wagtail's index of references (as `rebuild_references_index` would)."""
    of_page, of_act = ContentType.objects.get_for_models(Page, LegalAct).values()
    fields = [LegalAct._meta.get_field(name) for name in _REFERRING]
    targets = {field: ReferenceIndex._get_base_content_type(field.related_model) for field in fields}
    hashes = {field: ReferenceIndex._get_content_path_hash(field.name) for field in fields}
    ReferenceIndex.objects.bulk_create(
        [
            ReferenceIndex(
                content_type=of_act,
                base_content_type=of_page,
                object_id=str(act.pk),
                to_content_type=targets[field],
                to_object_id=str(getattr(act, field.attname)),
                model_path=field.name,
                content_path=field.name,
                content_path_hash=hashes[field],
            )
            for act in acts
            for field in fields
            if getattr(act, field.attname) is not None
        ],
        batch_size=1000,
    )


def _slug(act: LegalAct) -> str:
    return act_slug(act.number, act.issuing_body.slug)


def _taken_slugs(folder: Page, acts: Sequence[LegalAct]) -> set[str]:
    """Return the slugs in `folder` that begin like those the acts want: the same number may be there already."""
    above = public_path(folder)
    wanted = {f"{above}{_slug(act)}/" for act in acts}
    repeated = ActRecord.objects.filter(path__in=wanted).values_list("path", flat=True)
    taken = [
        path
        for stem in list(repeated)
        for path in ActRecord.objects.filter(path__startswith=stem.rstrip("/")).values_list("path", flat=True)
    ]
    return {path.removeprefix(above).rstrip("/") for path in taken}


def _last_position(folder: Page) -> int:
    """Return the number of the last child's place; the count of children would not do after a deletion."""
    below = Page.objects.filter(
        path__gt=folder.path, path__lte=folder.path + "Z" * Page.steplen, depth=folder.depth + 1
    )
    last = below.order_by("-path").values_list("path", flat=True).first()
    return Page._str2int(last[-Page.steplen :]) if last else 0
