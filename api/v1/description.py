"""Addresses that tell about the API itself: its root and its OpenAPI description."""

from django.conf import settings
from django.db.models import Max
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import openapi
from api.v1.changes import RESOURCES
from api.views import ReadOnlyView
from core.models import ChangeEntry


class RootView(ReadOnlyView):
    """Which resources there are, and the number of the last change: where a mirror begins to follow."""

    schema = None

    def get(self, request: Request) -> Response:
        self.read(request)
        root = f"{settings.SITE_URL}/api/v1/"
        last_seq = ChangeEntry.objects.aggregate(last=Max("seq"))["last"]
        return Response(
            {
                "resources": {name: f"{root}{name}/" for name in (*RESOURCES, "changes")},
                "last_seq": last_seq or 0,
                "openapi": f"{root}openapi.json",
                "docs": f"{root}docs/",
                "license": f"{settings.SITE_URL}/opendata/terms",
            }
        )


class OpenAPIView(ReadOnlyView):
    """The OpenAPI description."""

    schema = None

    def get(self, request: Request) -> Response:
        self.read(request)
        return Response(openapi())
