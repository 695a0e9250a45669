"""For a negative control: the demo with Django's own way of keeping things."""

from portal.settings.demo import *  # noqa: F403  settings are one flat namespace by Django's convention
from portal.settings.demo import CACHES, DATABASES, MIDDLEWARE

DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"
CACHES["default"]["BACKEND"] = "django.core.cache.backends.db.DatabaseCache"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# A page that is kept in memory would be answered without asking any of it.
OURS = {"portal.no_room.Reading", "portal.kept_pages.middleware.KeptPages"}
MIDDLEWARE = [name for name in MIDDLEWARE if name not in OURS]
