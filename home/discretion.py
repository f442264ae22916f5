"""What an official does not meet in the admin: pages that neither his work nor the public is to see.

Wagtail guards the deeds, not the titles: its choosers list every page, its explorer names any page below the common
section of one's rights, one report names the page edited last of each type. A title may be all that is secret.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

ONLY_ADMINISTRATORS = ["bulk_delete"]


def choosable(pages: QuerySet[Page], request: Any) -> QuerySet[Page]:
    """Narrow what a chooser lists to the pages that are public or that this official works with."""
    own = PagePermissionPolicy().explorable_instances(request.user).values("pk")
    shown = Page.objects.live().public().exclude(legalact__record__contains_personal_data=True).values("pk")
    return pages.filter(Q(pk__in=own) | Q(pk__in=shown))


def explorable(parent: Page, pages: QuerySet[Page], request: Any) -> QuerySet[Page]:
    """Refuse to show what lies below a page that this official may not see himself."""
    if not PagePermissionPolicy().explorable_instances(request.user).filter(pk=parent.pk).exists():
        raise PermissionDenied
    return pages


def close_report_of_types() -> None:
    PageTypesUsageReportView.any_permission_required = ONLY_ADMINISTRATORS
