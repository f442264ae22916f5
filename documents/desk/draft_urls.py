"""Addresses of the desk of drafts, under the admin's own."""

from django.urls import path

from documents.desk import drafts, withdrawing

app_name = "drafts_desk"
urlpatterns = [
    path("<int:page_id>/", drafts.desk, name="desk"),
    path("<int:page_id>/act/", drafts.link_act, name="link_act"),
    path("<int:page_id>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("<int:page_id>/restore/", withdrawing.restore, name="restore"),
    path("<int:page_id>/moves/<slug:name>/", drafts.move, name="move"),
]
