"""Acts for tests: the shortest way to one is `make_act(number="145-п", paragraphs=["1. Утвердить."])`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Site

from documents import publication
from documents.editions import draft_edition
from documents.folders import folder_for
from documents.models import (
    ActKind,
    ActRecord,
    ActRelation,
    ActsIndexPage,
    DocumentsPage,
    Edition,
    LegalAct,
    LegalityReview,
    PublicationFact,
    RegisterEntry,
    Rubric,
)
from documents.text.structure import cut
from home.models import HomePage
from structure.models import Body

DAY = date(2026, 3, 12)
PARAGRAPHS = ("1. Утвердить порядок ремонта дорог.", "2. Контроль оставляю за собой.")


def make_home() -> HomePage:
    """Return the site's home page, making it where the database has none."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title="Город Алейск", slug="gorod-aleysk"))
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    if site.root_page_id != home.pk:
        site.root_page = home
        site.save()
    return home


def make_index() -> ActsIndexPage:
    """Return /documents/acts/."""
    index = ActsIndexPage.objects.first()
    if index is None:
        section = DocumentsPage.objects.first()
        if section is None:
            section = make_home().add_child(instance=DocumentsPage(title="Документы", slug="documents"))
        index = section.add_child(instance=ActsIndexPage(title="Правовые акты", slug="acts"))
    return index


def make_kind(name: str = "постановление", slug: str = "postanovlenie", **fields: Any) -> ActKind:
    return ActKind.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


def make_body(name: str = "администрация города Алейска", slug: str = "administratsiya") -> Body:
    return Body.objects.get_or_create(slug=slug, defaults={"name": name, "genitive": f"{name} (род.)"})[0]


def make_rubric(name: str = "Дороги", slug: str = "dorogi") -> Rubric:
    return Rubric.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_page(
    number: str = "145-п",
    *,
    title: str = "О ремонте дорог",
    adopted_on: date = DAY,
    kind: ActKind | None = None,
    body: Body | None = None,
    **fields: Any,
) -> LegalAct:
    """Return a draft page of an act in its folder, without a text."""
    kind = kind or make_kind()
    page = LegalAct(
        kind=kind,
        issuing_body=body or make_body(),
        number=number,
        adopted_on=adopted_on,
        official_title=title,
        live=False,
        **{"signatory_post": "Глава города", "is_normative": True, **fields},
    )
    folder_for(make_index(), adopted_on.year, kind).add_child(instance=page)
    return page


def make_edition(page: LegalAct, paragraphs: Sequence[str] = PARAGRAPHS, **fields: Any) -> Edition:
    """Return a draft edition of `page`."""
    clauses = cut(paragraphs, within_article=False).clauses
    return draft_edition(page, clauses, **{"dated_on": page.adopted_on, **fields})


def make_act(
    number: str = "145-п",
    *,
    paragraphs: Sequence[str] = PARAGRAPHS,
    published: bool = True,
    promulgated_on: date | None = None,
    external_id: str | None = None,
    **fields: Any,
) -> ActRecord:
    """Return an act of the register with one edition; published unless told otherwise.

    `promulgated_on` adds the fact of official publication; other `fields` are those of `make_page`.
    """
    page = make_page(number, **fields)
    edition = make_edition(page, paragraphs)
    if external_id is not None:
        ActRecord.objects.filter(page=page).update(external_id=external_id)
    if promulgated_on:
        make_fact(page.record, promulgated_on)
    if published:
        publication.publish_edition(edition, by=None)
    return ActRecord.objects.select_related("page", "kind", "issuing_body", "rubric", "current_edition").get(page=page)


def make_fact(
    act: ActRecord, day: date, method: str = PublicationFact.Method.PRINTED, **fields: Any
) -> PublicationFact:
    return PublicationFact.objects.create(act=act, method=method, published_on=day, **fields)


def make_entry(act: ActRecord, number: str = "RU00000000202600001", **fields: Any) -> RegisterEntry:
    """Enter `act` into the regional register, with one protest of the prosecutor."""
    entry = RegisterEntry.objects.create(act=act, number=number, **{"included_on": date(2026, 4, 3), **fields})
    LegalityReview.objects.create(
        entry=entry,
        kind=LegalityReview.Kind.PROTEST,
        issued_by="Прокуратура (образец)",
        dated_on=date(2026, 5, 4),
        number="7-2026",
        summary="Пункт 2 противоречит закону.",
    )
    return entry


def relate(source: ActRecord, kind: str, target: ActRecord, **fields: Any) -> ActRelation:
    """Make `source` amend, repeal… `target`."""
    return ActRelation.objects.create(source=source, kind=kind, target=target, **fields)


def make_group(page: Page, *deeds: str) -> Group:
    """Return a group that may enter the admin and do `deeds` ("change_page") on `page` and below."""
    group = Group.objects.create(name=f"{page.slug}: {', '.join(deeds)}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=deeds):
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    return group


def make_editor(username: str = "redaktor", *, superuser: bool = True) -> Any:
    """Return a user who may enter the admin."""
    return get_user_model().objects.create_user(
        username, f"{username}@aleysk.example", "пароль-образец", is_staff=True, is_superuser=superuser
    )
