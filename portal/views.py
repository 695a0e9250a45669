"""Health, public files and the error pages."""

import mimetypes
import os
import re
import shutil
import sys
from datetime import timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.core.cache import cache as default_cache
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from partners.campaigns.models import PALETTE
from partners.campaigns.selectors import portal_face
from partners.kernel.answers import no_page
from partners.kernel.errors import no_room_in
from partners.kernel.services import require_room
from portal.no_room import told_no_room

# What the public storage may hold; all else is handed out as a download, never shown by the browser.
SHOWN_INLINE = {"image/jpeg", "image/png", "image/webp"}

COLOUR = re.compile(r"#[0-9a-f]{6}")
# In bytes. With less, one of the next uploads finds no room.
LEAST_FREE = 16 * 1024 * 1024
SECURITY_TXT_LIFETIME = timedelta(days=180)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing, so a slow database does not get the process killed."""
    return JsonResponse({"status": "ok"})


@require_safe
def colours(request: HttpRequest) -> HttpResponse:
    """The campaign's colours over those of css/tokens.css; only what is a colour is written down."""
    face = portal_face()
    rules = [
        f"--{name.replace('_', '-')}: light-dark({pair['light']}, {pair['dark']});"
        for name, pair in face.colours.items()
        if name in PALETTE and all(COLOUR.fullmatch(pair.get(hour, "")) for hour in ("light", "dark"))
    ]
    # The band is dark at every hour, so the thread on it is that of the night.
    if COLOUR.fullmatch(night := face.colours.get("thread", {}).get("dark", "")):
        rules.append(f"--thread-on-band: {night};")
    text = "@layer tokens {\n  :root { " + " ".join(rules) + " }\n}\n"
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    # A URL with the version of other colours must not keep these.
    is_this = request.GET.get("v") == face.version
    response["Cache-Control"] = "public, max-age=31536000, immutable" if is_this else "no-cache"
    return response


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The parts that a page needs answer. Says which part does not, and nothing about why."""
    parts = {
        "database": _database_ready,
        "migrations": _migrated,
        "cache": _cache_ready,
        "files": _files_ready,
        "room": _has_room,
    }
    state = {name: _holds(check) for name, check in parts.items()}
    return JsonResponse(state, status=200 if all(state.values()) else 503)


def _holds(check: Any) -> bool:
    try:
        return bool(check())
    except Exception:  # noqa: BLE001  a readiness check answers no, whatever broke
        return False


def _database_ready() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


@cache
def _migrated() -> bool:
    """Remembered once it is so: a process does not change its code. What is raised is not remembered."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise LookupError("There are migrations to be run.")
    return True


def _cache_ready() -> bool:
    return default_cache.get_or_set("readyz", 1, 30) == 1


def _files_ready() -> bool:
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    return settings.MEDIA_ROOT.is_dir()


def _has_room() -> bool:
    """Whether something can still be written: pages are read without, so nothing else would tell."""
    require_room()
    return shutil.disk_usage(settings.MEDIA_ROOT).free >= LEAST_FREE and os.access(settings.MEDIA_ROOT, os.W_OK)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a hole (RFC 9116). It expires by itself once nobody runs this portal any more."""
    # From midnight, so that everybody who asks on one day reads the same.
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {(today + SECURITY_TXT_LIFETIME).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: en, uk",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """A file of the public storage, with headers that keep a browser from treating it as a page."""
    try:
        file = default_storage.open(name)
    except (OSError, ValueError, SuspiciousFileOperation):
        raise Http404 from None
    # By the name, which is ours: each public file was cleaned, and named after what it is.
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(file, as_attachment=media_type not in SHOWN_INLINE, content_type=media_type)
    no_page(response)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    # Names of public files hold the hash of their content or a random part: what was once seen never changes.
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def not_here(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise Http404


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without request, context or database: whatever broke may be one of them.

    What no view and no middleware has answered ends here, a full disk under a middleware's feet included.
    """
    broke = sys.exc_info()[1]
    if broke and (no_room := no_room_in(broke)):
        return told_no_room(request, no_room)
    return HttpResponse(render_to_string("500.html"), status=500)
