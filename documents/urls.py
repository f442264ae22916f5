"""Addresses of the room beside the page tree."""

from django.urls import path

from documents.views import edition_file

urlpatterns = [path("files/editions/<uuid:public_id>/", edition_file, name="edition_file")]
