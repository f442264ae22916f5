"""The form «Забыли пароль?»: as many letters as somebody forgetful needs, no more."""

import time
from datetime import timedelta

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac
from wagtail.admin.views import account

from core.views import too_many
from correspondence.network import network_of

PERIOD = timedelta(hours=1)


class PasswordResetView(account.PasswordResetView):
    """Wagtail's, with limits for one typed address and for one network, whether the address is known or not."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        typed = request.POST.get("email", "").strip().casefold()
        if _admits(f"network {network_of(request)}", settings.PASSWORD_LETTERS_OF_NETWORK) and _admits(
            f"address {typed}", settings.PASSWORD_LETTERS_OF_ADDRESS
        ):
            answer: HttpResponseBase = super().post(request, *args, **kwargs)
            return answer
        return too_many(
            request,
            "Писем для нового пароля было достаточно",
            "Новый пароль просили слишком много раз. Проверьте почту, в том числе папку «Спам»; если письма нет,"
            " попробуйте через час или обратитесь к администратору сайта: он задаст пароль сам.",
            wait=PERIOD,
        )


def _admits(sender: str, limit: int) -> bool:
    """Count one more request within the hour, unless there were `limit`. The table of counts names nobody (D220)."""
    key = "passwords:" + salted_hmac("config.passwords", sender, algorithm="sha256").hexdigest()
    now = time.time()
    recent = [moment for moment in caches["shared"].get(key, []) if moment > now - PERIOD.total_seconds()]
    if len(recent) >= limit:
        return False
    caches["shared"].set(key, [*recent, now], PERIOD.total_seconds())
    return True
