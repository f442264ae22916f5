"""Only for collecting static files while an image is built: the names of production, without its secrets."""

from config.settings.base import *  # noqa: F403 - a settings module is its base plus differences
from config.settings.base import LASTING_NAMES, STORAGES

SECRET_KEY = "collecting-only"
STORAGES["staticfiles"] = LASTING_NAMES
