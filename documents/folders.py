"""Folders of acts that make themselves: a year, in it the kinds of that year (more than one and a half million pages
do not fit under one parent, and nobody wants to scroll through them)."""

from typing import cast

from django.db import transaction
from wagtail.models import Page

from documents.models import ActKind, ActsIndexPage, ActsKindPage, ActsYearPage, LegalAct
from documents.naming import act_slug, capitalized, unique_slug


@transaction.atomic
def folder_for(index: ActsIndexPage, year: int, kind: ActKind) -> ActsKindPage:
    """Return the folder of acts of `kind` adopted in `year`, making it and the year's where they are missing."""
    # The lock keeps two editors from making the same folder at the same moment.
    parent = Page.objects.select_for_update().get(pk=index.pk)
    year_page = ActsYearPage.objects.child_of(parent).filter(year=year).first()
    if year_page is None:
        year_page = parent.add_child(
            instance=ActsYearPage(title=f"{year} год", slug=str(year), year=year, show_in_menus=False)
        )
    kind_page = ActsKindPage.objects.child_of(year_page).filter(kind=kind).first()
    if kind_page is None:
        kind_page = year_page.add_child(
            instance=ActsKindPage(title=capitalized(kind.plural), slug=kind.slug, kind=kind, show_in_menus=False)
        )
    return cast("ActsKindPage", kind_page)


def free_slug(act: LegalAct, parent: Page) -> str:
    """Return the slug that follows from the act's number and body and is free under `parent`."""
    siblings = Page.objects.child_of(parent).exclude(pk=act.pk)
    return unique_slug(
        act_slug(act.number, act.issuing_body.slug), lambda slug: bool(siblings.filter(slug=slug).exists())
    )


@transaction.atomic
def file_act(act: LegalAct) -> None:
    """Put `act` into the folder of its year and kind. An act that was public once keeps its address (D112)."""
    if act.record.was_public:
        return
    index = ActsIndexPage.objects.ancestor_of(act).first()
    if index is None:
        return
    folder = folder_for(index, act.adopted_on.year, act.kind)
    if act.get_parent().pk == folder.pk:
        return
    slug = free_slug(act, folder)
    if slug != act.slug:
        act.slug = slug
        act.save(clean=False)
    act.move(folder, pos="last-child")
    act.refresh_from_db()
