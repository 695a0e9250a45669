"""The suite: fast hashing, mail in memory, tasks at once, files in a folder that goes away."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403  settings are one flat namespace by Django's convention
from .base import DATABASES, MIDDLEWARE, STORAGES, env

DEMO = env.bool("DEMO", False)
SECRET_KEY = "for-tests-only"  # noqa: S105  guards nothing
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
BASE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = BASE_URL

_files = Path(tempfile.mkdtemp(prefix="portal-tests-"))
BASE_LAYER_DIR = _files / "base-layers"
RECOGNITION_DIR = _files / "recognition"
MEDIA_ROOT = _files / "public"
STORAGES = {
    "default": {**STORAGES["default"], "OPTIONS": {"location": str(_files / "public"), "base_url": "/media/"}},
    "private": {**STORAGES["private"], "OPTIONS": {"location": str(_files / "private"), "base_url": None}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
MIDDLEWARE = list(MIDDLEWARE)

# Tests take back what they wrote, and no mark tells of that. Those about kept pages keep them.
KEEP_PAGES = KEEP_PARTS = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if DATABASES["default"]["ENGINE"] == "portal.sqlite":
    DATABASES["default"]["TEST"] = {"NAME": str(_files / "test.sqlite3")}
