"""Addresses of the room beside the page tree."""

from django.urls import path

from documents.drafts.feeds import OpenDraftsFeed
from documents.issues.views import issue_file
from documents.views import edition_file

urlpatterns = [
    path("files/editions/<uuid:public_id>/", edition_file, name="edition_file"),
    path("files/collections/<uuid:public_id>/", issue_file, name="issue_file"),
    path("documents/drafts/feed.atom", OpenDraftsFeed(), name="drafts_feed"),
]
