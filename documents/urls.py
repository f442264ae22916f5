"""Addresses of the room beside the page tree."""

from django.urls import path, register_converter

from documents.commenting import author_views as own_remark
from documents.commenting import views as remarks
from documents.drafts.feeds import OpenDraftsFeed
from documents.exporting import FORMATS
from documents.feeds import ActsFeed
from documents.issues.views import issue_file
from documents.metadata import follow_eli
from documents.models import ActRecord, DraftRecord
from documents.text_views import follow_key, show_history, text_in_format
from documents.views import edition_file


class DraftConverter:
    """The address of a draft's page, without its slashes, to its record; any other address goes on to the page tree."""

    regex = "[-a-zA-Z0-9_/]+"

    def to_python(self, value: str) -> DraftRecord:
        record = (
            DraftRecord.objects.select_related("current_edition", "page", "developer").filter(path=f"/{value}/").first()
        )
        if record is None:
            raise ValueError
        return record

    def to_url(self, value: DraftRecord) -> str:
        return value.path.strip("/")


class ActConverter:
    """The address of an act's page, without its slashes, to its record; any other address goes on to the page tree."""

    regex = "[-a-zA-Z0-9_/]+"

    def to_python(self, value: str) -> ActRecord:
        related = ("page", "kind", "issuing_body", "rubric", "current_edition")
        record = ActRecord.objects.select_related(*related).filter(path=f"/{value}/").first()
        if record is None:
            raise ValueError
        return record

    def to_url(self, value: ActRecord) -> str:
        return value.path.strip("/")


register_converter(DraftConverter, "draft")
register_converter(ActConverter, "act")

urlpatterns = [
    path("k/<slug:key>/", follow_key, name="clause_key"),
    path("k/<slug:key>/history/", show_history, name="clause_history"),
    path(
        "eli/<slug:authority>/<slug:body>/<slug:kind>/<int:year>/<int:month>/<int:day>/<slug:number>",
        follow_eli,
        name="eli",
    ),
    path("files/editions/<uuid:public_id>/", edition_file, name="edition_file"),
    path("files/editions/<uuid:public_id>/signed/", edition_file, {"kept": "signed"}, name="signed_file"),
    *[
        path(f"<{kind}:record>/{name}", text_in_format, {"name": name}, name=f"{kind}_{name.partition('.')[2]}")
        for kind in ("act", "draft")
        for name in FORMATS
    ],
    path("files/collections/<uuid:public_id>/", issue_file, name="issue_file"),
    path("documents/acts/feed.atom", ActsFeed(), name="acts_feed"),
    path("documents/drafts/feed.atom", OpenDraftsFeed(), name="drafts_feed"),
    path("<draft:draft>/comment/", remarks.add, name="add_remark"),
    path("remarks/", remarks.about, name="about_remarks"),
    path("remarks/<str:token>/", own_remark.show, name="remark"),
    path("remarks/<str:token>/edit/", own_remark.edit, name="edit_remark"),
    path("remarks/<str:token>/withdraw/", own_remark.withdraw, name="withdraw_remark"),
    path("remarks/<str:token>/link/", own_remark.change_link, name="change_remark_link"),
]
