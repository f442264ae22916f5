"""Addresses of the first version. A new resource: a file beside this one, a line here and in `changes.RESOURCES`."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from api.v1.acts import ActViewSet
from api.v1.changes import ChangeViewSet
from api.v1.clauses import ClauseViewSet
from api.v1.collections import IssueViewSet
from api.v1.comments import CommentViewSet
from api.v1.comparisons import ComparisonViewSet
from api.v1.description import OpenAPIView, RootView
from api.v1.drafts import DraftViewSet
from api.v1.editions import EditionViewSet
from api.v1.news import NewsViewSet
from api.v1.units import UnitViewSet

router = SimpleRouter(use_regex_path=False)
router.register("acts", ActViewSet, basename="acts")
router.register("collections", IssueViewSet, basename="collections")
router.register("comments", CommentViewSet, basename="comments")
router.register("drafts", DraftViewSet, basename="drafts")
router.register("editions", EditionViewSet, basename="editions")
router.register("news", NewsViewSet, basename="news")
router.register("units", UnitViewSet, basename="units")
router.register("changes", ChangeViewSet, basename="changes")

urlpatterns = [
    path("", RootView.as_view(), name="api_root"),
    path("openapi.json", OpenAPIView.as_view(), name="api_openapi"),
    path(
        "editions/<uuid:id>/changes/",
        ComparisonViewSet.as_view({"get": "retrieve"}, basename="comparisons"),
        name="comparisons-detail",
    ),
    path("clauses/<slug:key>/", ClauseViewSet.as_view({"get": "retrieve"}, basename="clauses"), name="clauses-detail"),
    *router.urls,
]
