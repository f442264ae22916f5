"""What every page of the site may need to know about the site itself and its visitor."""

from django.conf import settings
from django.http import HttpRequest

from core.display import DisplaySettings


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "site_name": settings.WAGTAIL_SITE_NAME,
        "site_url": settings.SITE_URL,
        "is_demonstration": settings.SITE_IS_DEMONSTRATION,
        "display": DisplaySettings.from_request(request),
    }
