"""For the tests: quick password hashing, immediate tasks, no limits; the database by DATABASE_URL."""

from config.env import VAR
from config.safety import DEMONSTRATION_PERSONAL_DATA_KEY
from config.settings.base import *  # noqa: F403 - a settings module is its base plus differences
from config.settings.base import DATABASES, STORAGES

DEBUG = False
SECRET_KEY = "tests-only"
PERSONAL_DATA_KEYS = [DEMONSTRATION_PERSONAL_DATA_KEY]
SHARED_GATEWAYS = ["127.0.0.0/8"]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR / "test-media"
STORAGES["private"]["OPTIONS"]["location"] = VAR / "test-private"
AXES_ENABLED = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # look at static files when asked, not at every start
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file beside the database, kept between runs; durability is no concern of a test.
    DATABASES["default"]["TEST"] = {"NAME": f"{DATABASES['default']['NAME']}.test"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
