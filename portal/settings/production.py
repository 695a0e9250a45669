"""The world outside. Refuses to start on a default secret, DEBUG, the demo or a host that matches anything."""

from django.core.exceptions import ImproperlyConfigured

from . import values
from .base import *  # noqa: F403  settings are one flat namespace by Django's convention
from .base import BASE_URL, CACHES, env

if env.bool("DEBUG", False):
    raise ImproperlyConfigured("DEBUG: production never shows debug pages. Remove it from the environment.")
if env.bool("DEMO", False):
    raise ImproperlyConfigured("DEMO: the demo's sign-ins cannot exist in production. Remove it from the environment.")

SECRET_KEY = env.str("SECRET_KEY", validate=values.secret)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [], validate=values.secrets)

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", validate=values.hosts)
if not BASE_URL.startswith("https://") or values.host_of(BASE_URL) not in {host.lower() for host in ALLOWED_HOSTS}:
    raise ImproperlyConfigured("BASE_URL: the public address begins with https:// and one of ALLOWED_HOSTS.")
# Read anew, because here it has no default.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", validate=values.contact)
values.named("CACHE_URL", CACHES["default"], values.shared_cache)
CSRF_TRUSTED_ORIGINS = [BASE_URL]

SECURE_SSL_REDIRECT = True
# Checks from the machine itself come without TLS, and by any name: portal.middleware.AnswerChecks.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Without a proxy the header would be the word of whoever sends the request.
if env.int("TRUSTED_PROXY_COUNT", 0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# By the prefix browsers take these from this very host and over TLS only.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
KNOWN_BROWSER_COOKIE_NAME = "__Host-known-browser"
LANGUAGE_COOKIE_SECURE = True

EMAIL_BACKEND = env.str("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend", validate=values.mail_backend)
EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25, validate=values.PORTS)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
