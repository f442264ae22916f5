"""Before the site starts: the keys of personal data open what they seal."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from correspondence.sealing import fingerprint, seal, unseal

PROBE = "проверка"
HINT = "Give one or more keys, newest first: openssl rand -base64 32 | tr '+/' '-_'"


@register
def check_personal_data_keys(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Without a key no remark with an address could be taken; better not to start than to lose one."""
    if not settings.PERSONAL_DATA_KEYS:
        return [Error("PERSONAL_DATA_KEYS is empty.", hint=HINT, id="correspondence.E001")]
    try:
        works = unseal(seal(PROBE)) == PROBE and bool(fingerprint(PROBE))
    except ValueError:
        works = False
    return [] if works else [Error("PERSONAL_DATA_KEYS holds no usable key.", hint=HINT, id="correspondence.E002")]
