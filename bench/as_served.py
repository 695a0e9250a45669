"""The demo, its style sheets, scripts and fonts as production hands them out: compressed, named by their content."""

from portal.settings import base
from portal.settings.demo import *  # noqa: F403  settings are one flat namespace by Django's convention

STORAGES = base.STORAGES
WHITENOISE_USE_FINDERS = False
