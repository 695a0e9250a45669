"""Whose pages somebody may come to: in the admin and by a redirect."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from cms.backoffice.pages.selectors import VIEWER, Reach
from cms.backoffice.pages.views.reach import is_out_of_reach
from cms.pages.selectors.readers import may_read_page
from partners.kernel import clock
from portal.areas import ADMIN, is_in
from portal.middleware import GetResponse, signed_in


class PagesInReach:
    """404 for staff who ask the admin about a page that is not theirs, and no title of one on any screen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        VIEWER.set(None)
        try:
            response: Any = self.get_response(request)
            reach = VIEWER.get()
        finally:
            # Whatever this thread does next is done for somebody else.
            VIEWER.set(None)
        # A list that is sent piece by piece is still being written; a file names no page.
        if reach is not None and response.streaming and not isinstance(response, FileResponse):
            response.streaming_content = written_for(reach, response.streaming_content)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        user = signed_in(request)
        if user is None or user.is_superuser or not is_in(request, ADMIN):
            return None
        reach = Reach(user)
        if is_out_of_reach(request, reach):
            return render(request, "404.html", status=404)
        VIEWER.set(reach)
        return None


def written_for(reach: Reach, pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = iter(pieces)
    while True:
        token = VIEWER.set(reach)
        try:
            piece = next(rest)
        except StopIteration:
            return
        finally:
            VIEWER.reset(token)
        yield piece


class OpenRedirects(RedirectMiddleware):
    """Wagtail's redirects, except to a page that this reader may not have: its URL is made of its title."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        answer = super().process_response(request, response)
        if answer is response:
            return response
        # As the parent looks it up, which keeps it to itself.
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        found = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
        page = found.redirect_page if found else None
        return answer if page is None or may_read_page(page, request, at=clock.now()) else response
