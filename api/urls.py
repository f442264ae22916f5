"""Addresses of the open data: the section for people, the API for programs.

What is unknown below /api/ is refused here, as a problem and not as a page.
"""

from django.urls import include, path, re_path

from api import opendata
from api.views import NotFoundView

urlpatterns = [
    path("opendata/", opendata.index, name="opendata"),
    path("opendata/terms", opendata.terms, name="opendata_terms"),
    path("api/v1/docs/", opendata.describe, name="api_docs"),
    path("api/v1/", include("api.v1.urls")),
    path("api/", NotFoundView.as_view()),
    # Not `<path:rest>`: its dot stops at a line break, and the address would fall through to the page tree.
    re_path(r"^api/[\s\S]*\Z", NotFoundView.as_view()),
]
