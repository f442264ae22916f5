"""The form «Забыли пароль?»: as many letters as somebody forgetful needs, no more."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import caches
from django.core.mail import send_mail
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.admin.views import account

from core.views import too_many
from correspondence.delivery import describe
from correspondence.network import network_of
from users.models import User

logger = logging.getLogger(__name__)

PERIOD = timedelta(hours=1)


class LaterPasswordResetForm(PasswordResetForm):
    """Wagtail's, leaving the letters to the worker: how long a mail server takes must not tell who has an account."""

    def save(self, **options: object) -> None:
        """Write one task down, for an unknown address too, so that both answers cost the same."""
        send_letters.enqueue([user.pk for user in self.get_users(self.cleaned_data["email"])])


class PasswordResetView(account.PasswordResetView):
    """Wagtail's, with limits for one typed address and for one network, whether the address is known or not."""

    def get_form_class(self) -> type[PasswordResetForm]:
        return LaterPasswordResetForm

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


@task()
def send_letters(keys: list[int]) -> None:
    """Send these users a link each, made here so that none lies in the queue; whoever gets none asks again."""
    for user in User.objects.filter(pk__in=keys, is_active=True):
        context = {
            "user": user,
            "uid": urlsafe_base64_encode(force_bytes(user.pk)),
            "token": default_token_generator.make_token(user),
        }
        subject = render_to_string(PasswordResetView.subject_template_name, context).strip()
        text = render_to_string(PasswordResetView.email_template_name, context)
        try:
            send_mail(subject, text, None, [user.email])
        except Exception as error:  # whatever a mail server can do wrong, the next letter must go
            logger.warning("letter for a new password, user %s: %s", user.pk, describe(error))


def _admits(sender: str, limit: int) -> bool:
    """Count one more request within the hour, unless there were `limit`. The table of counts names nobody (D220)."""
    key = "passwords:" + salted_hmac("config.passwords", sender, algorithm="sha256").hexdigest()
    now = time.time()
    recent = [moment for moment in caches["shared"].get(key, []) if moment > now - PERIOD.total_seconds()]
    if len(recent) >= limit:
        return False
    caches["shared"].set(key, [*recent, now], PERIOD.total_seconds())
    return True
