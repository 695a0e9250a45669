"""Answers that are no page: files, handed out after somebody asked who is looking, and a refusal without a page."""

from collections.abc import Callable
from typing import IO, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from partners.kernel.errors import NotNow


def private_file(
    request: HttpRequest,
    digest: str,
    load: Callable[[], IO[bytes]],
    media_type: str,
    *,
    name: str,
    attached: bool = False,
) -> Any:
    """The file, or 304 for whoever has it: a digest of the content never means anything else.

    Whether the reader may have it is asked before: a 304 says that this is still the file.
    """
    etag = quote_etag(digest)
    # Asked before the file is opened, which on object storage is a request of its own.
    known = get_conditional_response(request, etag=etag, response=HttpResponse())
    response: HttpResponseBase
    if known is not None and known.status_code != 200:
        response = known
    else:
        response = FileResponse(load(), as_attachment=attached, filename=name, content_type=media_type)
    response["ETag"] = etag
    no_page(response)
    # Kept, but asked about each time: who may see a file changes, and a cache would not know.
    patch_cache_control(response, private=True, no_cache=True)
    return response


def no_page(response: HttpResponseBase) -> None:
    """A file that somebody uploaded is never a page: its kind is not guessed, and nothing in it runs or loads."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"


def turned_away(later: NotNow) -> HttpResponse:
    """The answer where a picture was asked for, which shows no sentence."""
    return HttpResponse(
        str(later),
        status=later.status,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(later.retry_after), "Cache-Control": "no-store"},
    )
