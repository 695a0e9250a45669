"""One machine, no configuration, invented people: what `make run` starts. Never for the world outside."""

import secrets

from portal.private_files import write_private

from . import values
from .base import *  # noqa: F403  settings are one flat namespace by Django's convention
from .base import INSTALLED_APPS, STATIC_ROOT, STORAGES, VAR_DIR, VIDEO_HOSTS, env

DEMO = True
INSTALLED_APPS = [*INSTALLED_APPS, "portal.demo"]
EMAIL_BACKEND = env.str("EMAIL_BACKEND", "portal.demo.letters.LettersOnTheConsole")
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
PORT = env.int("PORT", 8000, validate=values.PORTS)
# The worker is started with a port of its own number, so the URL is told, not derived, when both run.
# Invented, as all of the demo: what leads there leads nowhere.
VIDEO_HOSTS = [*VIDEO_HOSTS, "video.example.org", "social.example.org"]
BASE_URL = env.str("BASE_URL", f"http://127.0.0.1:{PORT}")
WAGTAILADMIN_BASE_URL = BASE_URL


def _kept_secret() -> str:
    """A key of this folder's own, so that sign-ins survive a restart and no demo shares a key with another."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_private(path, secrets.token_urlsafe(64))
    return path.read_text().strip()


SECRET_KEY = env.str("SECRET_KEY", "") or _kept_secret()
# No collected copies and no hashed names: the first start has nothing to wait for.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
# Nothing is collected, but the middleware would complain about a folder that is not there.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_AUTOREFRESH = DEBUG
