"""The REST interface and its description."""

from django.utils.translation import gettext_lazy as _

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.authentication.AccessKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "api.schema.ResourceSchema",
    "EXCEPTION_HANDLER": "api.errors.problem_response",
    "DEFAULT_THROTTLE_CLASSES": ["api.throttling.KeyThrottle", "api.throttling.CallerThrottle"],
    "DEFAULT_THROTTLE_RATES": {"key": "600/min", "ip": "120/min"},
    # The framework's `?format=` would be a parameter that no resource knows.
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": _("Partner portal API"),
    "DESCRIPTION": _("Follow the joint campaign, its partners and its materials, and keep your own press contacts."),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_URLCONF": "api.urls",
    # The description knows the API's URLs only; everything else of the site is none of its business.
    "SCHEMA_PATH_PREFIX": "/v1",
    "SCHEMA_PATH_PREFIX_INSERT": "/api",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVERS": [{"url": "/"}],
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["api.schema.complete"],
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "TAGS": [
        {"name": "start", "description": _("Where to begin")},
        {"name": "activity", "description": _("What happened")},
        {"name": "campaigns", "description": _("Campaigns and their statements")},
        {"name": "materials", "description": _("Materials")},
        {"name": "organizations", "description": _("Partner organisations")},
        {"name": "brand-kit", "description": _("Your brand kit")},
        {"name": "editions", "description": _("Your files with your name")},
        {"name": "verify", "description": _("Look up a file")},
        {"name": "media-contacts", "description": _("Your media contacts")},
        {"name": "speakers", "description": _("People who speak to the press")},
    ],
}
