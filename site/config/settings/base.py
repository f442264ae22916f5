"""What every way of running the site has in common. Differences are in dev, test and production."""

from typing import Any

from config import csp
from config.env import SITE, VAR, env
from config.logs import LOGGING as LOGGING
from config.settings.city import *  # noqa: F403 - the rules the city decides
from config.settings.correspondence import *  # noqa: F403 - the same for one room

# --- Site -------------------------------------------------------------------------------------------

SITE_URL: str = env.str("SITE_URL", default="http://127.0.0.1:8000")
WAGTAIL_SITE_NAME = "Город Алейск"
JURISDICTION = "ru-alt-aleysk"  # country, region, municipality: names the city in Akoma Ntoso files and in /eli/…
WAGTAILADMIN_BASE_URL = SITE_URL
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"
SITE_IS_DEMONSTRATION: bool = env.bool("SITE_IS_DEMONSTRATION", default=False)

# --- Rooms: upper may import lower, never the reverse (the contract is in pyproject.toml) -----------

ROOMS = [
    "api",
    "search",
    "home",
    "news",
    "documents",
    "dialogue",
    "correspondence",
    "structure",
    "users",
    "core",
]

INSTALLED_APPS = [
    *ROOMS,
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "corsheaders",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.proxies.TrustedProxiesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.csp.ContentSecurityPolicyMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "users.known_browsers.KnownBrowsersMiddleware",
    "axes.middleware.AxesMiddleware",
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site",
                "home.context_processors.frame",
            ],
        },
    },
]

# --- Database: SQLite in a file by default, PostgreSQL by DATABASE_URL -------------------------------

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url_config(env.str("DATABASE_URL", default="") or f"sqlite:///{VAR / 'aleysk.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at the start, so that two writers wait instead of failing;
    # FULL keeps every accepted remark through a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
            " PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# --- Language and time -------------------------------------------------------------------------------

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
TIME_ZONE = "Asia/Barnaul"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # every deadline is the city's
LOCALE_PATHS = [SITE / "locale"]

# --- Files -------------------------------------------------------------------------------------------

DOCS = SITE.parent / "docs"  # the guide for editors is shown in the admin
STATICFILES_DIRS = [SITE / "static"]
STATIC_ROOT = VAR / "static"
STATIC_URL = "/static/"
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
LASTING_NAMES = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}  # for every public site
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Never under MEDIA_ROOT: the proxy serves that to everybody.
    "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "private"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
WAGTAILIMAGES_IMAGE_MODEL = "core.CityImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CityFile"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024

# --- Wagtail: nothing is asked of a foreign host -----------------------------------------------------

WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# --- Search: our own backends behind Wagtail's search API (docs/decisions/0003) ----------------------

SEARCH_URL: str = env.str("SEARCH_URL", default="")
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "search.backend", "SEARCH_URL": SEARCH_URL}}

# --- Open data: read by anybody, from any page, without a key ----------------------------------------

REST_FRAMEWORK = {"URL_FORMAT_OVERRIDE": None}  # ?format= is an unknown parameter like any other
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "Открытые данные города Алейска",
    "DESCRIPTION": "Всё, что сайт показывает, для программ: без ключа, без договора, с лентой изменений.",
    "VERSION": "1",
    "LICENSE": {"name": "Условия использования открытых данных", "url": f"{SITE_URL}/opendata/terms"},
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,  # docstrings are for us; help_text and the views' own words for readers
    "ENUM_SUFFIX": "",
    "ENUM_NAME_OVERRIDES": {
        "ClauseChange": "documents.models.RelationClause.Change",
        "ClauseFate": "api.v1.comparisons.FATES",
        "CommentKind": "documents.models.CommentKind",
        "CommentState": "api.v1.comments.STATES",
        "DraftStage": "documents.models.DraftRecord.Stage",
    },
    "PREPROCESSING_HOOKS": ["api.schema.only_ours"],
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "api.schema.add_problems"],
    "SORT_OPERATION_PARAMETERS": False,
}
API_RATE_LIMIT: str | None = env.str("API_RATE_LIMIT", default="") or None  # "60/min": per network address
API_RATE_LIMIT_FIELDS: bool = env.bool("API_RATE_LIMIT_FIELDS", default=False)  # an IETF draft, not yet an RFC
CORS_URLS_REGEX = r"^/(api|opendata)/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-modified-since", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "Deprecation", "Sunset"]

# --- Background work and mail ------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
vars().update(env.email_url_config(env.str("EMAIL_URL", default="") or "consolemail://"))
DEFAULT_FROM_EMAIL = "site@aleysk.example"

SECURITY_CONTACT = "mailto:security@aleysk.example"

# --- Safety ------------------------------------------------------------------------------------------

PERSONAL_DATA_KEYS: list[str] = env.list("PERSONAL_DATA_KEYS", default=[])
TRUSTED_PROXIES: list[str] = env.list("TRUSTED_PROXIES", default=[])
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "users.forms.LoginForm"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail itself lifts it for its previews
CONTENT_SECURITY_POLICY = csp.PUBLIC
CSRF_FAILURE_VIEW = "config.views.csrf_failure"

# Wrong passwords until an hour's pause (K, `users.login_limits`). Nothing is kept of good logins.
AXES_HANDLER = "users.login_limits.LoginLimits"
AXES_FAILURE_LIMIT = 10  # for one name from one address
LOGIN_FAILURES_OF_NAME = 20  # from everywhere; browsers that know the name's password are spared
LOGIN_FAILURES_OF_NETWORK = 30  # a /24, or a /64 of IPv6, over all names; the same are spared
AXES_COOLOFF_TIME = 1  # hour
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the pause ends when the page says, whoever goes on trying
KNOWN_BROWSER_AGE = 180 * 24 * 3600  # seconds
PASSWORD_LETTERS_OF_ADDRESS = 3  # an hour, to one address
PASSWORD_LETTERS_OF_NETWORK = 10  # an hour, asked for from one network
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "config.views.guessing_from"
AXES_LOCKOUT_CALLABLE = "config.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# "shared" is for what all processes must count together; production gives it a table.
CACHES: dict[str, dict[str, Any]] = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "shared")
}
