"""What each role may do (D105): the least its work needs. Made once, with the sections; changed since, it stays so.

Rights on pages hold for a section and all below it. What nobody may do, whatever the rights (delete what was public,
copy an act, publish without a text), the rooms refuse themselves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from dialogue.models import DialogueIndexPage
from documents.models import ActsIndexPage, DocumentsPage, DraftsIndexPage
from home.models import HomePage
from news.models import NewsIndexPage
from users.roles import Role

ENTER = ("wagtailadmin.access_admin",)
PREPARE = ("add_page", "change_page")
PUBLISH = (*PREPARE, "publish_page", "lock_page", "unlock_page")
FILES = ("add_image", "choose_image", "change_image", "add_document", "choose_document", "change_document")
MANAGE = ("add", "change", "view")


@dataclass(frozen=True)
class Rights:
    """What one role is granted."""

    pages: Mapping[type[Page], Sequence[str]] = field(default_factory=dict)
    """Rights on a section and everything below it."""
    permissions: Sequence[str] = ()
    """Rights on what is no page: «room.codename»; «room.*» is all of a room."""
    files: Sequence[str] = ()
    """Rights on pictures and files."""


@dataclass(frozen=True)
class Approval:
    """Who looks at what another role has prepared in a section."""

    name: str
    section: type[Page]
    by: Role


def _managing(*models: str) -> list[str]:
    """Return the rights to add, change and see «room.model» each; deleting is never part of a role's work."""
    return [f"{room}.{deed}_{model}" for room, model in (name.split(".") for name in models) for deed in MANAGE]


RIGHTS: Mapping[Role, Rights] = {
    Role.PRESS: Rights(
        pages={NewsIndexPage: PUBLISH, DialogueIndexPage: PUBLISH},
        permissions=_managing("news.newsrubric"),
        files=FILES,
    ),
    Role.LEGAL: Rights(
        pages={DocumentsPage: PUBLISH},
        permissions=[
            *_managing("documents.actkind", "documents.rubric", "documents.consultationprocedure"),
            "documents.view_actrecord",
            "documents.answer_comment",
        ],
        files=FILES,
    ),
    Role.DRAFTING: Rights(
        pages={DraftsIndexPage: PREPARE}, permissions=["documents.answer_comment"], files=("choose_document",)
    ),
    Role.MODERATOR: Rights(permissions=["documents.moderate_comment"]),
    Role.ADMINISTRATOR: Rights(
        pages={HomePage: (*PUBLISH, "bulk_delete_page")},
        permissions=[
            *("home.*", "news.*", "documents.*", "dialogue.*", "structure.*", "correspondence.*", "users.*", "auth.*"),
            *("wagtailcore.*", "wagtailredirects.*", "wagtailadmin.*", "core.*"),
        ],
        files=FILES,
    ),
}
APPROVALS = (
    Approval("Согласование с пресс-службой", NewsIndexPage, Role.PRESS),
    Approval("Согласование с правовым отделом", ActsIndexPage, Role.LEGAL),
    Approval("Согласование проекта с правовым отделом", DraftsIndexPage, Role.LEGAL),
)


def ensure_roles() -> None:
    """Make the groups and workflows that are missing, with their rights, once their sections stand."""
    if not Group.objects.filter(name__in=Role.values).exists():
        _clear_the_way()
    for role, rights in RIGHTS.items():
        group, is_new = Group.objects.get_or_create(name=role)
        if is_new:
            grant(group, rights)
    for approval in APPROVALS:
        _ensure_approval(approval)


def grant(group: Group, rights: Rights) -> None:
    """Give `group` the rights of a role, beside those it has."""
    group.permissions.add(*_permissions([*ENTER, *rights.permissions]))
    for section, deeds in rights.pages.items():
        for page in section.objects.all():
            _grant_below(group, page, deeds)
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=rights.files
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _grant_below(group: Group, page: Page, deeds: Iterable[str]) -> None:
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=deeds):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Find the rights by name. Raises LookupError for one that does not exist: a role would lack it in silence."""
    found: list[Permission] = []
    for name in names:
        room, codename = name.split(".")
        wanted = Q(content_type__app_label=room)
        matching = list(Permission.objects.filter(wanted if codename == "*" else wanted & Q(codename=codename)))
        if not matching:
            raise LookupError(f"no such permission: {name}")
        found += matching
    return found


def _clear_the_way() -> None:
    """Take away the two groups and the workflow that Wagtail's migrations make, whose rights cross our roles, and have
    Django make the rights of all rooms now: after a migration it does so room by room, ours not the last."""
    for made in (Workflow, Task):
        made.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()
    for room in apps.get_app_configs():
        create_permissions(room, verbosity=0)


def _ensure_approval(approval: Approval) -> None:
    page = approval.section.objects.first()
    if page is None or Workflow.objects.filter(name=approval.name).exists():
        return
    task = GroupApprovalTask.objects.create(name=approval.name)
    task.groups.add(Group.objects.get(name=approval.by))
    workflow = Workflow.objects.create(name=approval.name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
