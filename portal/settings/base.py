"""What every way of running shares. Values come from the environment; a wrong one stops the start and names itself."""

import logging
import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from environs import Env

from portal.caches import SPARING

from . import values
from .accounts import *  # noqa: F403  one flat namespace, on several screens
from .api import *  # noqa: F403
from .safety import *  # noqa: F403
from .wagtail import *  # noqa: F403

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Everything that the running portal writes lives below one folder, so a backup and `make fresh` have one thing to name.
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
# Before anything is written, and in every process that reads its settings: SQLite, base layers and the cache of whatever
# library ask nobody how open their files should be.
os.umask(0o077)
# Before numpy is loaded: one picture that is looked at must not take every processor from those who read pages.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
values.named("VAR_DIR", VAR_DIR, values.folder)

# How the site is served: by portal.server, or by gunicorn, whose configuration reads the same variables.
WEB_PORT = env.int("PORT", 8000, validate=values.PORTS)
WEB_PROCESSES = env.int("WEB_PROCESSES", 2, validate=values.COUNTS)
# A browser asks for six pictures at once, and half of the threads may draw.
WEB_THREADS = env.int("WEB_THREADS", 12, validate=values.COUNTS)

DEBUG = False
DEMO = False
DEMO_KEY_FILE = VAR_DIR / "demo-key"
# Partners on the demo's wall beside the twelve whose story is told.
DEMO_SIGNERS = env.int("DEMO_SIGNERS", 40)
ALLOWED_HOSTS: list[str] = []
BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
values.named("BASE_URL", BASE_URL, values.origin)
WAGTAILADMIN_BASE_URL = BASE_URL

INSTALLED_APPS = [
    # The domain, in the order of the ladder
    "partners.kernel",
    "partners.mail",
    "partners.activity",
    "partners.users",
    "partners.texts",
    "partners.organizations",
    "partners.campaigns",
    "partners.materials",
    "partners.updates",
    "partners.translations",
    "partners.artwork",
    "partners.branding",
    "partners.editions",
    "partners.press",
    "partners.supporters",
    "partners.dashboard",
    # What is published
    "cms.media",
    "cms.blocks",
    "cms.pages",
    "cms.library",
    "cms.update_pages",
    "cms.campaign_pages",
    "cms.press_room",
    "cms.backoffice",
    "api",
    "portal",
    # Wagtail
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    # In place of `wagtail.users`.
    "cms.backoffice.apps.PortalUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    # Sign-in
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # REST
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    # Tools
    "csp",
    "django_tasks",
    "django_tasks_db",
    # Django
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "portal.no_room.Reading",
    "portal.middleware.RefuseForeignPrefix",
    "portal.sightings.Sightings",
    # Before all that costs anything: whoever gets what everybody gets needs no session, no language and no database.
    "portal.kept_pages.middleware.KeptPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.ContentSecurityPolicy",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    # Around all that may refuse a request before a view of the API is found.
    "api.errors.ProblemDetails",
    "portal.middleware.RefuseUnreadableText",
    # Before whatever asks for the host's name.
    "portal.middleware.AnswerChecks",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.language.Language",
    # Behind the language, because it answers with a page.
    "portal.middleware.RefuseHugeBodies",
    # After the language, before whatever asks for a session, a person or the body.
    "portal.shares.Shares",
    "django.middleware.common.CommonMiddleware",
    "portal.form_limits.FewFields",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Behind the token: another site must not use up what somebody may send.
    "portal.sends.Sends",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "portal.middleware.KnownBrowsers",
    "portal.middleware.StaffSecondFactor",
    # Behind it: what is kept is shown to nobody who has still to show a second factor.
    "portal.resending.keeping.KeepWhatWasSent",
    "portal.reach.PagesInReach",
    "portal.middleware.ReadersClock",
    "portal.middleware.PrivateByDefault",
    "portal.middleware.DomainErrors",
    "portal.reach.OpenRedirects",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.portal",
                "cms.pages.context.public_site",
            ],
        },
    },
]
FORM_RENDERER = "portal.renderers.PortalFormRenderer"

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
values.named("DATABASE_URL", DATABASES["default"], values.database)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock when a transaction begins: a later upgrade from reading to writing could not wait.
    # Django's own, which can also be read when the disk is full.
    DATABASES["default"]["ENGINE"] = "portal.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # With WAL, NORMAL risks the last commits when the power fails, never the file. The cache is in KiB.
        # A list that is sorted must not need a disk.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    # A database that was restarted would otherwise break the next request of each thread.
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Compiling a query takes seconds where running it takes milliseconds: none of ours reads millions of rows.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
# A request is not one transaction: each service opens its own, so the log's guard means something.
for database in DATABASES.values():
    database["ATOMIC_REQUESTS"] = False

# The sign-in limits live in the cache: it is shared by all processes, and so large that nobody can push them out of it.
CACHES = {
    "default": env.dj_cache_url("CACHE_URL", "db://portal_cache?max_entries=100000&cull_frequency=10"),
    # Wagtail looks here for each picture's sizes before it asks the database; the default cache may be that database.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "renditions"},
}
# Neither the cache nor a session has to be written for whoever only reads.
CACHES["default"]["BACKEND"] = SPARING.get(CACHES["default"]["BACKEND"], CACHES["default"]["BACKEND"])
SESSION_ENGINE = "portal.sessions"
# No names of queues: every one is allowed.
TASKS = {"default": {"BACKEND": "portal.queue.Queue", "QUEUES": []}}

# Locations are text: Wagtail has files deleted by a task, and a task knows its storage by what JSON can hold.
STORAGES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "media" / "public"), "base_url": "/media/"},
    },
    # Originals, documents for vetting, artwork: no URL leads here but through a view that asks who is looking.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "media" / "private"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The portal itself hands all of them out, nginx reads none. Storages set these whatever the process would.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
MEDIA_ROOT = VAR_DIR / "media" / "public"
MEDIA_URL = "/media/"
# Base layers of templates, kept ready for composing; may be deleted at any time.
BASE_LAYER_DIR = VAR_DIR / "base-layers"
# By it pictures are recognised; derived as well, and made again by the worker.
RECOGNITION_DIR = VAR_DIR / "recognition"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"

LANGUAGE_CODE = "en"
# Those that have all the interface's words; letters are written in these. Pages can be in others as well, and which
# are open to readers is told by their home pages (docs/adr/0039).
INTERFACE_LANGUAGES = [("en", _("English")), ("uk", _("Ukrainian"))]
LANGUAGES = [*INTERFACE_LANGUAGES, ("de", _("German")), ("fr", _("French")), ("pl", _("Polish"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
FORMAT_MODULE_PATH = ["portal.formats"]
# The second holds what the libraries leave untranslated or say in other words; makemessages writes to the first only.
LOCALE_PATHS = [BASE_DIR / "portal" / "locale", BASE_DIR / "portal" / "locale_libraries"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "portal@example.org", validate=values.sender)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Servers of the Fediverse, PeerTube or Mastodon, from which videos of supporters may be linked: there is no end of them,
# so they are named. The large networks are known (partners.supporters.models.links).
VIDEO_HOSTS = env.list("VIDEO_HOSTS", ["framatube.org", "peertube.tv", "mastodon.social"])
# Who reads answers to letters where the campaign names nobody; empty: letters say that answers are not read.
REPLY_TO_EMAIL = env.str("REPLY_TO_EMAIL", "")
if REPLY_TO_EMAIL:
    values.named("REPLY_TO_EMAIL", REPLY_TO_EMAIL, values.address)
# Where answers to letters about reporters' questions come in; empty: letters carry no address of their own, and say so.
INBOUND_DOMAIN = env.str("INBOUND_DOMAIN", "").lower()
if INBOUND_DOMAIN:
    values.named("INBOUND_DOMAIN", INBOUND_DOMAIN, values.mail_domain)
# How the server that takes them names itself in Authentication-Results: only its word is believed then, and needed.
INBOUND_AUTHSERV_ID = env.str("INBOUND_AUTHSERV_ID", "")
# A provider that hands them over by webhook, what stands before the host in the address that it calls, and its key
# where it signs.
INBOUND_PROVIDER = env.str("INBOUND_PROVIDER", "").lower()
INBOUND_SECRET = env.str("INBOUND_SECRET", "")
if INBOUND_PROVIDER:
    values.named("INBOUND_PROVIDER", INBOUND_PROVIDER, values.mail_provider)
    values.named("INBOUND_SECRET", INBOUND_SECRET, values.name_and_password)
ANYMAIL = {
    "WEBHOOK_SECRET": INBOUND_SECRET,
    f"{INBOUND_PROVIDER.upper()}_WEBHOOK_SIGNING_KEY": env.str("INBOUND_SIGNING_KEY", ""),
}
# A Maildir that the worker reads, where a server of one's own delivers them.
INBOUND_MAILDIR = env.str("INBOUND_MAILDIR", "")
EMAIL_BACKEND = env.str("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", validate=values.mail_backend)
# A mail server that does not answer must not hold the queue.
EMAIL_TIMEOUT = 10
# How many letters one worker sends at once. One of them sends nothing but sign-in letters.
MAIL_SENDERS = env.int("MAIL_SENDERS", 4, validate=values.SENDERS)

# Where somebody who found a hole writes to: a URI as RFC 9116 wants it.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "mailto:security@example.org", validate=values.contact)

# With which pictures that partners take are signed (C2PA); without them none is.
C2PA_CERTIFICATE, C2PA_KEY = env.str("C2PA_CERTIFICATE", ""), env.str("C2PA_KEY", "")
if C2PA_CERTIFICATE or C2PA_KEY:
    values.named("C2PA_CERTIFICATE, C2PA_KEY", (C2PA_CERTIFICATE, C2PA_KEY), values.signing_pair)

LOGGING_CONFIG = "portal.logs.configure"
LOGGING = {"LEVEL": env.log_level("LOG_LEVEL", logging.INFO)}
SILENCED_SYSTEM_CHECKS: list[str] = []
