"""One machine, `make run`: a demonstration city that everybody may break."""

from config.env import env
from config.safety import DEMONSTRATION_PERSONAL_DATA_KEY
from config.settings.base import *  # noqa: F403 - a settings module is its base plus differences

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="demonstration-only-never-for-a-public-site")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
SITE_IS_DEMONSTRATION = env.bool("SITE_IS_DEMONSTRATION", default=True)
PERSONAL_DATA_KEYS = env.list("PERSONAL_DATA_KEYS", default=[]) or [DEMONSTRATION_PERSONAL_DATA_KEY]
SHARED_GATEWAYS = ["127.0.0.0/8", "::1/128"]  # on one machine everybody comes from the same address

# Straight from the folders: nothing has to be collected before the first start.
WHITENOISE_USE_FINDERS = True
