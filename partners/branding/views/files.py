"""Private files, handed out after somebody asked who is looking."""

from collections.abc import Callable
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag


def private_file(
    request: HttpRequest,
    address: str,
    load: Callable[[], IO[bytes]],
    media_type: str,
    *,
    name: str,
    attached: bool = False,
) -> Any:
    """The file, or 304 for whoever has it: an address made of the content never means anything else.

    Should a browser ever take the file for a page, the sandbox leaves that page nothing to do.
    """
    etag = quote_etag(address)
    known = get_conditional_response(request, etag=etag, response=HttpResponse())
    response: HttpResponseBase
    if known is not None and known.status_code != 200:
        response = known
    else:
        response = FileResponse(load(), as_attachment=attached, filename=name, content_type=media_type)
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(response, private=True, no_cache=True)
    return response
