"""Refusals of the API: RFC 9457 problem details in Russian, the same for every address under /api/ (D159)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from rest_framework import exceptions, status
from rest_framework.response import Response

CONTENT_TYPE = "application/problem+json"

KINDS: dict[int, tuple[str, str]] = {
    400: ("bad-request", "Запрос составлен неверно"),
    403: ("forbidden", "Доступ закрыт"),
    404: ("not-found", "Такого адреса или такой записи нет"),
    405: ("method-not-allowed", "Этот способ обращения не поддерживается"),
    406: ("not-acceptable", "В таком виде ответ не отдаётся"),
    410: ("withdrawn", "Запись снята с публикации"),
    429: ("too-many-requests", "Слишком много запросов"),
    500: ("server-error", "Ошибка на сервере"),
}
"""Status → the last part of the problem's `type` (an anchor of /opendata/) and its title."""

DETAILS = {
    404: "Проверьте адрес. Список разделов: /api/v1/.",
    405: "Открытые данные только читают: доступны GET, HEAD и OPTIONS.",
    406: "Ответы отдаются как application/json: уберите заголовок Accept или добавьте в него */*.",
    500: "Мы уже записали, что случилось. Повторите запрос позже.",
}


@dataclass(frozen=True)
class ParameterError:
    """What is wrong with one parameter of the address, in words that say what to do."""

    parameter: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        return {"parameter": self.parameter, "pointer": f"#/{self.parameter}", "detail": self.detail}


class BadParameters(exceptions.APIException):
    """One or several parameters are unknown or have a value that cannot be read."""

    status_code = status.HTTP_400_BAD_REQUEST

    def __init__(self, errors: Sequence[ParameterError]) -> None:
        super().__init__(" ".join(error.detail for error in errors))
        self.errors = list(errors)


class Withdrawn(exceptions.APIException):
    """The record was public and is no more (D158)."""

    status_code = status.HTTP_410_GONE

    def __init__(self, reason: str, withdrawn_at: datetime | None) -> None:
        super().__init__(reason or "Причина не указана.")
        self.reason = reason
        self.withdrawn_at = withdrawn_at


class NoSuchPage(exceptions.NotFound):
    """A well-formed cursor that no page of this list, in this order, ever gave out."""

    default_detail = "Такой страницы в этом списке нет. Берите курсор из next или prev и не меняйте q и sort на ходу."


def problem(status_code: int, path: str, detail: str = "", **more: Any) -> dict[str, Any]:
    """Return the body of a problem answer about `path`."""
    slug, title = KINDS[status_code]
    return {
        "type": f"{settings.SITE_URL}/opendata/#{slug}",
        "title": title,
        "status": status_code,
        "detail": detail or DETAILS.get(status_code, title),
        "instance": path,
        **more,
    }


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what a view raised into a problem; None lets an unforeseen error reach Django's own handler."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(detail=DETAILS[404])
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    code = error.status_code if error.status_code in KINDS else status.HTTP_400_BAD_REQUEST
    body = problem(code, context["request"].path, _detail(error), **_extra(error))
    wait = getattr(error, "wait", None)
    headers = {"Retry-After": str(wait)} if wait else {}
    return Response(body, status=code, headers=headers, content_type=CONTENT_TYPE)


def _detail(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.Throttled):
        wait = getattr(error, "wait", None) or 1
        return f"Повторите через {wait} с. Чтобы забрать много, берите limit=500 и /api/v1/changes/."
    return DETAILS.get(error.status_code, "") if type(error) in _PLAIN else str(error.detail)


_PLAIN = (exceptions.MethodNotAllowed, exceptions.NotAcceptable)


def _extra(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, BadParameters):
        return {"errors": [item.as_dict() for item in error.errors]}
    if isinstance(error, Withdrawn):
        moment = timezone.localtime(error.withdrawn_at).isoformat() if error.withdrawn_at else None
        return {"reason": error.reason, "withdrawn_at": moment}
    return {}


def concerns(request: HttpRequest) -> bool:
    """Say whether an error of this request is to be told as a problem, not as a page."""
    return request.path.startswith("/api/")


def plain_answer(request: HttpRequest, status_code: int) -> HttpResponse:
    """Answer for Django's error handlers, which work below REST framework."""
    body = orjson.dumps(problem(status_code, request.path))
    return HttpResponse(body, status=status_code, content_type=CONTENT_TYPE)
