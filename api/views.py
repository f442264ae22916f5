"""What every address of the API has in common: reading only, problems, Link, ETag and 304, limits."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from api.parameters import Parameter, read_parameters
from api.problems import DETAILS, handle
from api.renderers import JSONRenderer
from api.schema import AutoSchema
from api.throttling import AddressThrottle


class Answer(Response):
    """An answer with data, and what the view knows of it beside."""

    links: Sequence[str] = ()
    last_modified: datetime | None = None


class ReadOnlyView(APIView):
    """Answers GET and HEAD with data that may be kept and asked about again, OPTIONS with what is allowed."""

    http_method_names = ["get", "head", "options"]
    authentication_classes = ()
    permission_classes = ()
    parser_classes = ()
    renderer_classes = (JSONRenderer,)
    schema: AutoSchema | None = AutoSchema()
    title: ClassVar[str] = ""
    """What is read here, for people; the docstring says the rest."""
    lookup_description: ClassVar[str] = "Постоянный номер записи: её поле id."
    throttle: AddressThrottle | None = None

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204)

    def summary_of(self, action: str) -> str:
        """Return what OpenAPI calls the operation."""
        return self.title

    @classmethod
    def sample(cls) -> str:
        """Return what stands in the address of some answer that can be read now; empty when there is none."""
        return ""

    def read(self, request: Request, *parameters: Parameter) -> dict[str, Any]:
        """Return the parameters given, by name. Raises BadParameters."""
        return read_parameters(request.query_params, parameters)

    def get_exception_handler(self) -> Any:
        return handle

    def get_throttles(self) -> list[BaseThrottle]:
        self.throttle = AddressThrottle()
        return [self.throttle]

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        finished = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(finished, ["Accept"])
        finished["Link"] = ", ".join([*getattr(finished, "links", []), *_standing_links()])
        if self.throttle:
            self.throttle.describe(finished)
        if finished.status_code == 200:
            finished["Cache-Control"] = "no-cache"
            finished.add_post_render_callback(partial(self._answer_condition, request))
        return finished

    def _answer_condition(self, request: HttpRequest, response: Response) -> HttpResponseBase | None:
        """Answer 304 when the client has this very text. The tag is weak: a proxy may compress the text (D161)."""
        digest = hashlib.blake2b(response.content, digest_size=16).hexdigest()
        response["ETag"] = f'W/"{digest}"'
        moment: datetime | None = getattr(response, "last_modified", None)
        seconds = int(moment.timestamp()) if moment else None
        if seconds is not None:
            response["Last-Modified"] = http_date(seconds)
        answer = get_conditional_response(request, response["ETag"], seconds, response)
        if answer is None or answer.status_code != 304:
            return None
        answer["Link"] = response["Link"]
        if self.throttle:
            self.throttle.give_back()
        return answer


class NotFoundView(ReadOnlyView):
    """Every address under /api/ that is none of ours."""

    schema = None

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.path.endswith("/") and _is_ours(f"{request.path}/"):
            query = request.META["QUERY_STRING"]
            return HttpResponsePermanentRedirect(f"{request.path}/{'?' if query else ''}{query}")
        raise NotFound(DETAILS[404])


def _is_ours(path: str) -> bool:
    return getattr(resolve(path).func, "cls", None) is not NotFoundView


def _standing_links() -> list[str]:
    return [
        link(f"{settings.SITE_URL}/opendata/terms", "license"),
        link(f"{settings.SITE_URL}/api/v1/openapi.json", "service-desc"),
        link(f"{settings.SITE_URL}/api/v1/docs/", "service-doc"),
    ]


def link(address: str, relation: str) -> str:
    """Return one value of the Link field (RFC 8288)."""
    return f'<{address}>; rel="{relation}"'
