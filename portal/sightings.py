"""On which sites partners' frames and cards were seen: told by the browser that asks for one, kept once a day.

Before what is kept (docs/adr/0037), which answers without any view. Of a request only the host of its `Referer` is
read, and most requests end at what this process remembers of today.
"""

import re
from collections.abc import Callable
from datetime import date
from threading import Lock
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from partners.editions.services import note_sighting
from partners.kernel import clock
from partners.kernel.fields.hosts import canonical_host
from partners.kernel.room import if_there_is_room

log = structlog.get_logger(__name__)

EMBED = re.compile(r"/[a-z-]{2,10}/embed/(?:campaign|card)/([0-9a-f-]{36})(?:/|\.jpg)\Z")
# Pairs of organisation and host that one process notes in a day; whoever makes up names costs no more than that.
MOST_A_DAY = 2000
SHOWN = frozenset({200, 304})


class Sightings:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.lock = Lock()
        self.day: date | None = None
        self.noted: set[tuple[str, str]] = set()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        found = EMBED.match(request.path_info) if "HTTP_REFERER" in request.META else None
        if found and response.status_code in SHOWN and (host := host_of(request.META)):
            self.note(found[1], host)
        return response

    def note(self, public_id: str, host: str) -> None:
        if not self.is_new(public_id, host):
            return
        try:
            with if_there_is_room("sightings"):
                note_sighting(public_id, host)
        except DatabaseError as error:
            # Whoever looks at the frame has it already.
            log.warning("sighting_lost", error=type(error).__name__)

    def is_new(self, public_id: str, host: str) -> bool:
        today, pair = clock.now().date(), (public_id, host)
        with self.lock:
            if self.day != today:
                self.day, self.noted = today, set()
            if pair in self.noted or len(self.noted) >= MOST_A_DAY:
                return False
            self.noted.add(pair)
        return True


def host_of(told: dict[str, str]) -> str:
    """Of the site that shows it; empty for our own pages, and for what names no host."""
    try:
        host = canonical_host(urlsplit(told["HTTP_REFERER"][:500]).hostname or "")
    except ValueError:
        return ""
    own = urlsplit(settings.BASE_URL).hostname, told.get("HTTP_HOST", "").partition(":")[0]
    return "" if host in own else host
