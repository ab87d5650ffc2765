"""All settings, from the environment. A missing or bad variable stops the start with a sentence that names it."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pghistory
from csp.constants import NONCE, NONE, SELF

from inkludering import oidcinnstillinger
from inkludering.miljovariabler import (
    MED_SERTIFIKAT,
    adresse,
    avvis,
    bryter,
    database,
    heltall,
    hemmelighet,
    hemmeligheter,
    liste,
    meldingsko,
    nokler,
    port,
    valgfri_adresse,
    valgfri_liste,
)

BASE_DIR = Path(__file__).resolve().parent.parent
DATAMAPPE = Path(os.environ.get("INKLUDERING_DATA") or BASE_DIR / ".lokalt")


DEMO = bryter("DEMO")
DEBUG = False
SECRET_KEY = hemmelighet("SECRET_KEY", 50)
# Older ones, which still read what they signed while a key is changed.
SECRET_KEY_FALLBACKS = valgfri_liste("SECRET_KEY_FALLBACKS")
FELTNOKLER = nokler("FELTNOKLER")
INDEKSNOKKEL, *ELDRE_INDEKSNOKLER = hemmeligheter("INDEKSNOKKEL", 32)
TILLAT_SYNTETISKE = DEMO or bryter("TILLAT_SYNTETISKE")
# Whether the pages that take in from a file are there; the command is whoever operates the house's own.
IMPORT_FRA_FIL = bryter("IMPORT_FRA_FIL", "1")
# Where people at Nav write when something does not work; the help pages name the administrator where it is empty.
BRUKERSTOETTE = os.environ.get("BRUKERSTOETTE", "brukerstotte@nav.example" if DEMO else "").strip()
# The adapter of the person register, by its import path; nothing is asked where none is named.
PERSONREGISTER = os.environ.get("PERSONREGISTER", "kandidater.personregister.Demoregister" if DEMO else "").strip()

TILGANGSMASKIN_URL = valgfri_adresse("TILGANGSMASKIN_URL", "https", *(["http"] if DEMO else []))
TILGANGSMASKIN_MAAL = os.environ.get("TILGANGSMASKIN_MAAL", "").strip()
TOKENTJENESTE_URL = valgfri_adresse("NAIS_TOKEN_ENDPOINT", "https", "http")
if PERSONREGISTER == "kandidater.tilgangsmaskin.Tilgangsmaskin" and not TILGANGSMASKIN_URL:
    raise avvis("TILGANGSMASKIN_URL", "PERSONREGISTER er tilgangsmaskinen, så den må si hvor den er.")

# Nav's audit is told of visits: file:///sti, syslog+tls://vert:port or syslog://vert:port (plain TCP); nobody is told
# where it is empty. AUDITLOGG_CA: who vouches for the receiver, where that is not one the machine knows.
AUDITLOGG_CA = os.environ.get("AUDITLOGG_CA", "").strip()
AUDITLOGG_SERTIFIKAT = os.environ.get("AUDITLOGG_SERTIFIKAT", "").strip()
for _navn, _fil in {"AUDITLOGG_CA": AUDITLOGG_CA, "AUDITLOGG_SERTIFIKAT": AUDITLOGG_SERTIFIKAT}.items():
    if _fil and not os.access(_fil, os.R_OK):
        raise avvis(_navn, "det er ingen fil som kan leses der.")
AUDITLOGG = valgfri_adresse("AUDITLOGG", "file", "syslog", "syslog+tls") or (
    f"file://{DATAMAPPE / 'audit.cef'}" if DEMO else ""
)

BASE_URL = adresse("BASE_URL", "https", *(["http"] if DEMO else [])).rstrip("/")
HTTPS = BASE_URL.startswith("https://")
if DEMO and HTTPS:
    raise avvis("DEMO", "demoen viser alle innloggingslenker til hvem som helst, og kan ikke stå på en https-adresse.")
# Who vouches for staff and employers. Without one for staff nobody gets in to the pages: passwords are the demo's.
PROSESS = os.environ.get("INKLUDERING_PROSESS", "app")
OIDC = oidcinnstillinger.les(demo=DEMO, viser_sider=PROSESS not in {"arbeider", "eier"})
OIDC_SIDEVOGN = bryter(oidcinnstillinger.SIDEVOGN)
# How long what the groups open is taken for granted; 0: they are read again at every press.
OIDC_FORNYES = timedelta(seconds=heltall("OIDC_FORNYES", ellers=300, hoyst=3600))
ALLOWED_HOSTS = liste("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Each process logs in to the database as the role it needs: web (a pool), worker, or owner (only to migrate).
_ROLLE = {"arbeider": "DATABASE_URL_ARBEIDER", "eier": "DATABASE_URL_EIER"}.get(PROSESS, "DATABASE_URL")
_POOL = {"pool": {"min_size": 2, "max_size": 16, "timeout": 4, "reconnect_timeout": 4}} if PROSESS == "web" else {}
DATABASES = {"default": database(_ROLLE, **_POOL), "portal": database("DATABASE_URL_PORTAL", **_POOL)}
if "DATABASE_URL_EIER" in os.environ:
    DATABASES["eier"] = database("DATABASE_URL_EIER")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = meldingsko()
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_USE_SSL = REDIS_URL.startswith("rediss:") and MED_SERTIFIKAT
CELERY_BEAT_SCHEDULE_FILENAME = str(DATAMAPPE / "beat")

_post = urlsplit(adresse("EMAIL_URL", "smtp", "smtps"))
_post_valg = parse_qs(_post.query)
EMAIL_HOST = _post.hostname or "localhost"
EMAIL_PORT = _post.port or (465 if _post.scheme == "smtps" else 587)
EMAIL_HOST_USER = unquote(_post.username or "")
EMAIL_HOST_PASSWORD = unquote(_post.password or "")
EMAIL_USE_SSL = _post.scheme == "smtps"
EMAIL_USE_TLS = _post_valg.get("tls") == ["1"]
# Seconds any one step of a delivery may take; the lease on a message under way is four times this.
try:
    EMAIL_TIMEOUT = float(_post_valg.get("frist", ["10"])[0])
except ValueError:
    raise avvis("EMAIL_URL", "frist må være et antall sekunder.") from None
EMAIL_OPPSLAG = _post_valg.get("oppslag", [""])[0]
DEFAULT_FROM_EMAIL = _post_valg.get("fra", [f"ikke-svar@{urlsplit(BASE_URL).hostname}"])[0]

_sms = urlsplit(adresse("SMS_URL", "http", "https"))
SMS_URL = _sms._replace(query="").geturl()
SMS_OPPSLAG = parse_qs(_sms.query).get("oppslag", [""])[0]

# For those who operate the house: the inner port of /metrics, and where errors are told of. Neither unless set.
MAALEPORT = port("MAALEPORT")
SENTRY_DSN = valgfri_adresse("SENTRY_DSN", "https", "http")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "template_partials",
    "csp",
    "axes",
    "pgtrigger",
    "pghistory",
    "inkludering.felles",
    "inkludering.papirer",
    "inkludering.lokalt",
    "inkludering.brukere",
    "inkludering.hendelser",
    "inkludering.utkast",
    "inkludering.utsending",
    "inkludering.opplasting",
    "kandidater",
    "arbeidsgivere",
    "oppfolging.kjerne",
    "oppfolging.varsling",
    "oppfolging.arbeidsflate",
    "oppfolging.portal",
    "oppfolging.rapporter",
    "oppfolging",
]

MIDDLEWARE = [
    "inkludering.maaling.mellomvare.MaalingMellomvare",
    "inkludering.felles.fortrinn.FortrinnMellomvare",
    "inkludering.felles.innsending.InnsendingMellomvare",
    "inkludering.felles.svarhoder.ForesporselsidMellomvare",
    "inkludering.felles.svarhoder.SikkerhetshoderMellomvare",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "inkludering.helse.ProbeMellomvare",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "inkludering.felles.svarhoder.KomprimeringMellomvare",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "inkludering.brukere.mellomvare.InnloggingMellomvare",
    "inkludering.brukere.paalogging.mellomvare.PaaloggingMellomvare",
    "inkludering.felles.fortrinn.TilbakeIKoenMellomvare",
    "django.contrib.messages.middleware.MessageMiddleware",
    "inkludering.felles.svarhoder.HtmxInnloggingMellomvare",
    "inkludering.brukere.mellomvare.SpraakMellomvare",
    "inkludering.felles.ingen_side.IngenSideMellomvare",
    "inkludering.brukere.mellomvare.TilknytningMellomvare",
    "inkludering.utkast.mellomvare.UtkastMellomvare",
    "inkludering.brukere.okter.OktgrenseMellomvare",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "inkludering.urls"
# Production keeps every template it has read; in the demo an edited one shows at once.
_MALLESER = "inkludering.lokalt.malinnlasting.Loader" if DEMO else "django.template.loaders.cached.Loader"
_MALSTEDER = [f"django.template.loaders.{hvor}.Loader" for hvor in ("filesystem", "app_directories")]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [(_MALLESER, _MALSTEDER)])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "inkludering.brukere.kontekst.navigasjon",
            ],
            "builtins": ["inkludering.felles.templatetags.skjemavern"],
        },
    }
]

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "inkludering" / "locale"]
FORMAT_MODULE_PATH = "inkludering.formater"
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

# A megabyte of text in æ, ø and å is six in a form post; it must reach the form, which answers at the field.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
# A file that is sent in names people: it is never put on a disk, and no larger than what is read (felles/tabellfil).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 9_000_000

STATIC_URL = "/static/"
STATIC_ROOT = DATAMAPPE / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

AUTH_USER_MODEL = "brukere.Bruker"
_UTEN_PASSORD = [f"inkludering.brukere.paalogging.innganger.{inngang}" for inngang in ("Lenke", "Oidc")]
_MED_PASSORD = ["django.contrib.auth.backends.ModelBackend"] if DEMO else []
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", *_MED_PASSORD, *_UTEN_PASSORD]
PASSWORD_HASHERS = ["inkludering.brukere.passord.Hasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "brukere:logg_inn"
LOGIN_REDIRECT_URL = "/"

AXES_USERNAME_FORM_FIELD = "username"  # what the login view calls it to authenticate(), whatever the form does
AXES_PASSWORD_FORM_FIELD = "passord"  # noqa: S105 - what must never be stored with a failed attempt
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "inkludering.brukere.forsok.adresse"
# How many proxies of ours stand in front, each adding who asked it to X-Forwarded-For. 0: that header is not read.
PROXYER = heltall("PROXYER", ellers=0, hoyst=5)
AXES_LOCKOUT_TEMPLATE = "brukere/sperret.html"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# Messages name people, and a cookie is kept in the browser after the log-out.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_ENGINE = "inkludering.brukere.okter"
SESSION_COOKIE_AGE = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-okt", "__Host-csrf") if HTTPS else ("okt", "csrf")
LANGUAGE_COOKIE_NAME = "__Host-spraak" if HTTPS else "spraak"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "inkludering.utkast.views.csrf_feil"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = ["security.W002"]  # X-Frame-Options is set by felles/svarhoder.py, on errors too
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        **dict.fromkeys(["style-src", "font-src", "connect-src"], (SELF,)),
        "form-action": [SELF, *oidcinnstillinger.utgangene(OIDC)],
        **dict.fromkeys(["default-src", "frame-ancestors", "base-uri", "object-src"], (NONE,)),
    }
}

PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "inkludering.felles.loggformat.JsonFormat"}},
    "handlers": {"ut": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["ut"], "level": "INFO"},
    "loggers": {navn: {"level": "WARNING"} for navn in ("weasyprint", "fontTools")},
}
