"""In which language a request is answered: one that is open, in a URL of its own."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language, get_language_from_path
from django.utils.translation.trans_real import parse_accept_lang_header

from partners.kernel.languages.opened import open_languages

# Where nothing of ours may answer at all: without the demo, and for a file that is not there.
IN_NO_LANGUAGE = ("/demo/", "/static/")


class Language(LocaleMiddleware):
    """Django's own, except that what a view of ours did not find stays not found.

    It answers 404 with a redirect to the URL below /en/, where the pages' catch-all takes anything: a missing
    organisation would be 302 in the API, and a POST to it would look as if it had been accepted.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:  # type: ignore[override]
        super().process_request(request)
        # A preview shows a page in a language that is still being prepared.
        if getattr(request, "is_dummy", False) or get_language() in open_languages():
            return None
        is_named = get_language_from_path(request.path_info) is not None
        language = settings.LANGUAGE_CODE if is_named else _accepted(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        if not is_named:
            return None
        # Letters and links of before still lead somewhere. Not for good: the language may be open tomorrow.
        path = re.sub(r"^/[^/]+", f"/{language}", request.get_full_path(), count=1)
        # Whatever was sent is sent again.
        status = 302 if request.method in {"GET", "HEAD"} else 307
        headers = {"Location": escape_leading_slashes(path), "Cache-Control": "no-cache"}
        return HttpResponse(status=status, headers=headers)

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if response.status_code == 404 and (request.resolver_match or request.path_info.startswith(IN_NO_LANGUAGE)):
            response.headers.setdefault("Content-Language", get_language())
            return response
        return super().process_response(request, response)


def _accepted(request: HttpRequest) -> str:
    """Of the languages that are open, the one that this browser likes best."""
    is_open = open_languages()
    for code, _weight in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        found = next((one for one in is_open if code == one or code.startswith(f"{one}-")), None)
        if found:
            return found
    return settings.LANGUAGE_CODE
