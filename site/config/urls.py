"""The one map of addresses. An address no room knows falls through to Wagtail's page tree."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import passwords, views

handler400 = "config.views.bad_request"
handler403 = "config.views.permission_denied"
handler404 = "config.views.page_not_found"
handler500 = "config.views.server_error"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    # Wagtail's own address and name, found before Wagtail's.
    path("admin/password_reset/", passwords.PasswordResetView.as_view(), name="wagtailadmin_password_reset"),
    path("admin/", include(wagtailadmin_urls)),
    path("files/", include(wagtaildocs_urls)),
    path("search/", include("search.urls")),
    path("", include("api.urls")),
    path("", include("core.urls")),
    path("", include("home.urls")),
    path("", include("news.urls")),
    path("", include("documents.urls")),
    path("", include("correspondence.urls")),
    # In production the proxy answers these itself.
    re_path(r"^media/(?P<path>.+)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
