"""The public site, behind a proxy that speaks HTTPS. Does not start on a missing or unsafe variable."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.env import env
from config.safety import faults

# Before everything else: a wrong value must be named here, not stumbled over further down.
if found := faults(os.environ):
    raise ImproperlyConfigured(f"The site cannot start: {'; '.join(found)}.")

from config.settings.base import *  # noqa: F403 - a settings module is its base plus differences
from config.settings.base import CACHES, LASTING_NAMES, LOGGING, SITE_URL, STORAGES

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_IS_DEMONSTRATION = False
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"site@{urlsplit(SITE_URL).hostname}"

# --- HTTPS only ----------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by the machine itself, without the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# --- Static files with lasting names; counters common to all processes ----------------------------------

STORAGES["staticfiles"] = LASTING_NAMES
CACHES["shared"] = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "shared_cache",
    "OPTIONS": {"MAX_ENTRIES": 100_000},  # Django keeps 300: many addresses would push each other's counts out
}

# --- Limits ----------------------------------------------------------------------------------------------

API_RATE_LIMIT = env.str("API_RATE_LIMIT", default="60/min") or None

LOGGING["root"]["level"] = "INFO"
LOGGING["loggers"] = {"pymorphy3": {"level": "WARNING"}}  # it tells of every loading of its dictionaries
