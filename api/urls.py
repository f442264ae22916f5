"""Addresses of the open-data API. What is unknown below /api/ is refused here, as a problem and not as a page."""

from django.urls import include, path

from api.views import NotFoundView

urlpatterns = [
    path("v1/", include("api.v1.urls")),
    path("", NotFoundView.as_view()),
    path("<path:rest>", NotFoundView.as_view()),
]
