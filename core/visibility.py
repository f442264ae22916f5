"""Who may see a page decides who may see its record: the parts that every room with pages shares.

A room writes `reconcile(pages, content_changed)` and hands it to `watch`; everything in Wagtail that can show, hide
or move a page then ends in that one function.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.models import PublicRecord
from core.publishing import announce, retract
from core.tree import within

Record = TypeVar("Record", bound=PublicRecord)

UNPUBLISHED = "Снято с публикации."
RESTRICTED = "Доступ ограничен."


class Reconcile(Protocol):
    """Bring the records of `pages` in line with them; `content_changed` where the pages were just published."""

    def __call__(self, pages: QuerySet[Any], *, content_changed: bool) -> None: ...


def restricted_paths() -> list[str]:
    """Return the tree paths of pages that not everybody may see; what lies below them is hidden too."""
    # Two steps: joined, an empty table of restrictions would still have all pages read.
    restricted = list(PageViewRestriction.objects.values_list("page", flat=True))
    return list(Page.objects.filter(pk__in=restricted).values_list("path", flat=True)) if restricted else []


def hiding_reason(page: Page, restricted: Sequence[str]) -> str:
    """Say why the public may not see `page`, in words the public may read; "" when it may."""
    if not page.live:
        return UNPUBLISHED
    if any(page.path.startswith(path) for path in restricted):
        return RESTRICTED
    return ""


def public_path(page: Page) -> str:
    """Return the address of `page` on the site without the host: "/documents/acts/". Costs no statement when cached."""
    for root in Site.get_site_root_paths():
        if page.url_path.startswith(root.root_path):
            return "/" + str(page.url_path[len(root.root_path) :])
    return str(page.url_path)


def settle(
    records: Iterable[Record], *, hidden_because: Callable[[Record], str], changed: Collection[int] = ()
) -> None:
    """Announce the records that are to be seen and are not (or changed), retract those that are to be hidden."""
    shown: list[Record] = []
    hidden: dict[str, list[Record]] = {}
    for record in records:
        reason = hidden_because(record)
        if reason:
            hidden.setdefault(reason, []).append(record)
        elif not record.is_public or record.pk in changed:
            shown.append(record)
    announce(shown)
    for reason, group in hidden.items():
        retract(group, reason=reason)


def watch(model: type[Page], reconcile: Reconcile) -> None:
    """Call `reconcile` whenever pages of `model` are published, unpublished, moved, renamed or (un)restricted."""

    def below(page: Page) -> QuerySet[Any]:
        return model._default_manager.filter(within(page))  # type: ignore[no-any-return]  # Wagtail is untyped

    def on_published(instance: Page, **kwargs: Any) -> None:
        reconcile(model._default_manager.filter(pk=instance.pk), content_changed=True)

    def on_unpublished(instance: Page, **kwargs: Any) -> None:
        reconcile(model._default_manager.filter(pk=instance.pk), content_changed=False)

    def on_moved(instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
        if url_path_before != url_path_after:
            reconcile(below(instance), content_changed=False)

    def on_renamed(instance: Page, **kwargs: Any) -> None:
        reconcile(below(instance), content_changed=False)

    def on_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
        # The restriction may be going together with its page.
        page = Page.objects.filter(pk=instance.page_id).first()
        if page:
            reconcile(below(page), content_changed=False)

    name = f"core.visibility.{model._meta.label_lower}"
    page_published.connect(on_published, sender=model, weak=False, dispatch_uid=f"{name}.published")
    page_unpublished.connect(on_unpublished, sender=model, weak=False, dispatch_uid=f"{name}.unpublished")
    post_page_move.connect(on_moved, weak=False, dispatch_uid=f"{name}.moved")
    page_slug_changed.connect(on_renamed, weak=False, dispatch_uid=f"{name}.renamed")
    post_save.connect(on_restriction, sender=PageViewRestriction, weak=False, dispatch_uid=f"{name}.restricted")
    post_delete.connect(on_restriction, sender=PageViewRestriction, weak=False, dispatch_uid=f"{name}.opened")
