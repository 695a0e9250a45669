"""The site as it answers a stranger, asked from within: what a visitor may not have gets into nothing made of it."""

import io
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


def request_for(path: str) -> WSGIRequest:
    """Without a cookie, at our own address, as behind the server that ends TLS."""
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            # As servers hand it over: the bytes of UTF-8, each a character.
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": "",
            "SERVER_NAME": address.hostname or "localhost",
            "SERVER_PORT": str(port),
            "HTTP_HOST": address.netloc,
            "HTTP_X_FORWARDED_PROTO": address.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": address.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
        }
    )


@cache
def _handler() -> WSGIHandler:
    return WSGIHandler()


def read(path: str) -> bytes | None:
    """What stands there, or nothing where a stranger gets none: a redirect is none either."""
    answer: Any = _handler().get_response(request_for(path))
    if answer.status_code != 200:
        return None
    if not answer.streaming:
        return bytes(answer.content)
    content = b"".join(answer.streaming_content)
    # Not `close()` of the answer, which would end the connection of whoever asks.
    if file := getattr(answer, "file_to_stream", None):
        file.close()
    return content
