"""Answers from what is kept, and keeps what views have said is for everybody."""

import re
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

from partners.kernel import clock
from partners.kernel.shelves import confirm_known, forget_known

from .marks import read_mark
from .moments import next_moment
from .shelf import KeptPage, new_shelf, shall_redraw, unless_known

# Seconds for which a mark counts as the present one. With the time of reading it, less than one second.
FRESH = 0.5
# Beyond this nobody answers from what is kept while another thread still waits for the mark.
LATEST = 0.8
ACCEPTS_GZIP = re.compile(r"\bgzip\b")
# Filters and pages of lists, and the version of the colours. With words to search for there would be no end of pages.
QUERY = re.compile(
    r"(?:(?:page|kind|use|format|what|order|language|tag|topic|year|country|theme|v)=[\w-]{0,24}(?:&(?!$)|$)){1,5}"
)
# What the keys below tell apart. No cookie was sent, so whatever depends on one is the same for all.
TOLD_APART = {"accept-encoding", "accept-language", "cookie"}
LONGEST_LANGUAGES = 100
GetResponse = Callable[[HttpRequest], HttpResponse]


class Mark(NamedTuple):
    value: Any
    # By the monotonic clock, before it was asked for.
    read_at: float


class KnownFor(NamedTuple):
    mark: Any
    # The moment at which something changes by itself.
    until: datetime


# What this process knows is right for this mark; one or none.
_known: list[KnownFor] = []


class Watch:
    """The present mark, read by one thread for all of its process."""

    def __init__(self) -> None:
        self.last: Mark | None = None
        self.lock = threading.Lock()

    def mark(self) -> Any:
        """None where nobody knows it now: then nothing that is kept may be trusted, and nothing kept."""
        last = self.last
        age = time.monotonic() - last.read_at if last else LATEST
        if last and age < FRESH:
            return last.value
        # One asks, and the others go on with what they know for as long as that is not old.
        if not self.lock.acquire(timeout=LATEST if age >= LATEST else 0):
            return last.value if last and age < LATEST else None
        try:
            if self.last is last:
                self._read()
            return self.last.value if self.last else None
        finally:
            self.lock.release()

    def until(self, mark: Any, at: datetime) -> datetime | None:
        """How long what is read now stays right while the mark is this one; None where the database does not say.
        Asked once for each mark and hour. What the process knows is confirmed, or forgotten at its hour."""
        known = next(iter(_known), None)
        if known is None or known.mark != mark or at >= known.until:
            forget_known()
            try:
                known = KnownFor(mark, next_moment(at))
            except Error:
                _known.clear()
                return None
            _known[:] = [known]
        if self.last and self.last.value == mark:
            confirm_known(self.last.read_at)
        return known.until

    def _read(self) -> None:
        begun = time.monotonic()
        try:
            value = read_mark()
        except Error:
            # The page itself says what it says without a database, or with one that is being migrated.
            self.last = None
            return
        if any(known.mark != value for known in _known):
            # Told at once to threads that are past asking for the mark.
            forget_known()
        self.last = Mark(value, begun)


class KeptPages:
    """Near the top: what it answers has passed neither session nor language, and no database but for the mark."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.compress = GZipMiddleware(get_response).process_response
        self.shelf = new_shelf()
        self.watch = Watch()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        keys = keys_of(request) if settings.KEEP_PAGES else ()
        # Before anything is read for the page: what changes while it is drawn has a later mark than the page.
        mark = self.watch.mark() if keys or (settings.KEEP_PARTS and is_anybody(request)) else None
        begun = clock.now()
        until = self.watch.until(mark, begun) if mark is not None else None
        # Whoever brings nothing of their own may be given a page with parts that are known (docs/adr/0046).
        request.may_have_known = bool(settings.KEEP_PARTS and until)  # type: ignore[attr-defined]
        if settings.KEEP_PAGES and (page := self.found(keys, mark, begun)):
            return unless_known(request, page.answer())
        response: Any = self.get_response(request)
        if not getattr(response, "is_for_everybody", False):
            return response
        # Nothing secret is on a page for everybody, so compressing it tells nobody anything.
        response = self.compress(request, response)
        if settings.KEEP_PAGES and until and request.method == "GET" and (key := key_for(response, keys)):
            kept = KeptPage(response.content, dict(response.items()), mark, begun, until)
            self.shelf.put(key, kept, len(kept.content))
        return unless_known(request, response)

    def found(self, keys: tuple[Any, ...], mark: Any, at: datetime) -> KeptPage | None:
        """None where it has to be drawn."""
        if mark is None:
            return None
        for key in keys:
            page = self.shelf.get(key)
            if page and page.is_right(mark, at):
                return None if shall_redraw(self.shelf, key, page, at) else page
        return None


def is_anybody(request: HttpRequest) -> bool:
    """Whether the reader brings nothing that makes the answer somebody's own."""
    told = request.META
    return not (
        request.method not in {"GET", "HEAD"}
        or told.get("HTTP_COOKIE")
        or told.get("HTTP_AUTHORIZATION")
        # Wagtail draws its previews by a request of its own.
        or hasattr(request, "is_dummy")
    )


def keys_of(request: HttpRequest) -> tuple[Any, ...]:
    """By which the answer may be found: in one language for all, or by the languages that the browser asks for.

    Empty where the answer could be somebody's own. The host is as it was sent: another one finds nothing, because only
    answers are kept that were given after it had been checked.
    """
    told = request.META
    query = told.get("QUERY_STRING", "")
    if not is_anybody(request) or (query and not QUERY.fullmatch(query)):
        return ()
    is_compressed = bool(ACCEPTS_GZIP.search(told.get("HTTP_ACCEPT_ENCODING", "")))
    host = told.get("HTTP_HOST") or told.get("SERVER_NAME")
    asked = (request.scheme, host, request.path, query, is_compressed)
    languages = told.get("HTTP_ACCEPT_LANGUAGE", "")
    return (asked, (*asked, languages)) if len(languages) <= LONGEST_LANGUAGES else (asked,)


def key_for(response: HttpResponse, keys: tuple[Any, ...]) -> Any:
    """The one that tells apart what the answer says it depends on; None where none does, or it carries a cookie."""
    depends_on = {name.strip().lower() for name in response.get("Vary", "").split(",") if name}
    if response.cookies or response.streaming or not depends_on <= TOLD_APART:
        return None
    # A page with parts that are known may itself have no key: its address says more than pages are kept for.
    place = 1 if "accept-language" in depends_on else 0
    return keys[place] if place < len(keys) else None
