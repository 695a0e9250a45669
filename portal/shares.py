"""Who may hold how many threads: uploads and drawings half of them, so that pages and checks always find one.

Decided before the session, the database and the body are touched: what is turned away costs next to nothing.
"""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation

from partners.kernel.fields import put_off

GetResponse = Callable[[HttpRequest], HttpResponse]
# Wagtail's views that take a file, by the name that a URL resolves to. Ours are marked where they stand.
TAKING_FILES = {
    f"{app}:{name}" for app in ("wagtailimages", "wagtaildocs") for name in ("add", "add_multiple", "edit")
} | {"wagtailimages_chooser:create", "wagtaildocs_chooser:create"}
# No form without a file is as large, that of a long page included.
MOST_BYTES_OF_TEXT = 1024 * 1024
RETRY_AFTER = 5


def most_heavy() -> int:
    return max(1, settings.WEB_THREADS // 2)


def most_uploads() -> int:
    return max(1, most_heavy() // 2)


class Shares:
    """Middleware: 503 for a heavy request that finds no thread of its share, 429 for who was told to wait and does not.

    Of an upload the body is read before anybody knows whose it is, so uploads get half of the half.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.heavy = threading.BoundedSemaphore(most_heavy())
        self.uploads = threading.BoundedSemaphore(most_uploads())
        self.impatient = Impatient()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META
        kind = kind_of(
            str(request.method), request.path_info, told.get("CONTENT_TYPE", ""), told.get("CONTENT_LENGTH") or ""
        )
        if not kind:
            return self.get_response(request)
        # By the cookie and not by the person: who it is would cost the session and a query.
        caller = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if wait := self.impatient.wait_of(caller):
            return turned_away(429, wait)
        with ExitStack() as held:
            for share in (self.uploads, self.heavy) if kind == "upload" else (self.heavy,):
                if not share.acquire(blocking=False):
                    return turned_away(503, RETRY_AFTER)
                held.callback(share.release)
            response = self.get_response(request)
        if response.status_code == 429:
            self.impatient.was_told(caller, int(response.headers.get("Retry-After", RETRY_AFTER)))
        return unlogged(response) if response.status_code == 503 else response

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """Wagtail's forms tell the person what their field says; this tells programs."""
        form = (response.context_data or {}).get("form")
        return put_off(form, response) if isinstance(form, forms.BaseForm) and form.is_bound else response


class Impatient:
    """Who was told several times to come back later, and comes at once: the next answers are not worth a page."""

    PATIENCE = 3
    MOST = 10_000

    def __init__(self) -> None:
        self.told: dict[str, tuple[int, float]] = {}
        self.lock = threading.Lock()

    def was_told(self, caller: str, seconds: int) -> None:
        now = time.monotonic()
        with self.lock:
            times, until = self.told.pop(caller, (0, 0.0))
            if len(self.told) >= self.MOST:
                # The one told longest ago: a dictionary keeps the order in which things came.
                del self.told[next(iter(self.told))]
            self.told[caller] = (times + 1 if until > now else 1, now + seconds)

    def wait_of(self, caller: str) -> int:
        """Seconds; 0 for everybody who may come in."""
        # Without the lock: a count that is a moment old does no harm.
        times, until = self.told.get(caller, (0, 0.0))
        left = until - time.monotonic()
        return max(1, round(left)) if times >= self.PATIENCE and left > 0 else 0


def kind_of(method: str, path: str, content_type: str, length: str) -> str:
    """`upload`, `drawing`, or nothing for what any thread may answer."""
    view = view_behind(path)
    is_drawing = method in view.heavy_methods
    if content_type.partition(";")[0].strip().lower() == "multipart/form-data":
        is_large = length.isdecimal() and int(length[:12]) > MOST_BYTES_OF_TEXT
        if is_large or is_drawing or view.name in TAKING_FILES:
            return "upload"
    return "drawing" if is_drawing else ""


class View(NamedTuple):
    name: str = ""
    heavy_methods: frozenset[str] = frozenset()


@lru_cache(maxsize=1024)
def view_behind(path: str) -> View:
    """In the language that the URL names: no language was chosen yet when this is asked."""
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return View()
    return View(match.view_name, getattr(match.func, "heavy_methods", frozenset()))


def turned_away(status: int, seconds: int) -> HttpResponse:
    response = HttpResponse(
        small_page(status, str(translation.get_language())),
        status=status,
        headers={"Retry-After": str(seconds), "Cache-Control": "no-store"},
    )
    return unlogged(response)


def unlogged(response: HttpResponse) -> HttpResponse:
    """Django would write a line about each 503 as about an error; a crowd would fill the log with nothing."""
    vars(response)["_has_been_logged"] = True
    return response


@cache
def small_page(status: int, _language: str) -> str:
    """Drawn once in each language: it is needed when there is no time."""
    return render_to_string("503.html", {"status": status})
