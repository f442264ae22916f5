"""Addresses of the open data: the section for people, the API for programs.

What is unknown below /api/ is refused here, as a problem and not as a page.
"""

from django.urls import include, path

from api import opendata
from api.views import NotFoundView

urlpatterns = [
    path("opendata/", opendata.index, name="opendata"),
    path("opendata/terms", opendata.terms, name="opendata_terms"),
    path("api/v1/docs/", opendata.documentation, name="api_docs"),
    path("api/v1/", include("api.v1.urls")),
    path("api/", NotFoundView.as_view()),
    path("api/<path:rest>", NotFoundView.as_view()),
]
