"""The web server's way in."""

import os
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import connection
from django.utils.http import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")


class Utf8Request(WSGIRequest):
    """Text is UTF-8, whatever a request claims.

    Django believes the charset of `Content-Type`. Some (`hex`) make it fail before any middleware is asked; others
    (`utf-7`, `unicode_escape`) carry NUL and half characters past every check of the bytes.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except ValueError:
            self.content_type, self.content_params = "", {}


class Application(WSGIHandler):
    request_class = Utf8Request

    def __call__(self, environ: Any, start_response: Any) -> Any:
        # Here and not at the start: processes are made of one that has loaded all, and none may inherit a connection.
        if hold_open := getattr(connection, "hold_open", None):
            hold_open()
        return super().__call__(environ, start_response)


# As Django's `get_wsgi_application` does it, but for the handler.
django.setup(set_prefix=False)
application = Application()
