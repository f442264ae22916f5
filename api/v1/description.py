"""Addresses that tell about the API itself: its root and its OpenAPI description."""

from django.conf import settings
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import openapi
from api.v1.changes import RESOURCES
from api.views import ReadOnlyView


class RootView(ReadOnlyView):
    """Which resources there are."""

    schema = None

    def get(self, request: Request) -> Response:
        self.read(request)
        root = f"{settings.SITE_URL}/api/v1/"
        return Response(
            {
                "resources": {name: f"{root}{name}/" for name in (*RESOURCES, "changes")},
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
