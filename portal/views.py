"""Health, public files and the error pages."""

import mimetypes
import os
import posixpath
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
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from cms.pages.selectors.readers import Seen, seen_picture
from cms.pages.selectors.site import elsewhere
from partners.campaigns.rendering import admin_colours, framed_mark, tokens_of
from partners.campaigns.selectors import portal_face
from partners.kernel import clock
from partners.kernel.answers import for_everybody, no_page
from partners.kernel.errors import no_room_in
from partners.kernel.languages.names import language_name, own_language_name
from partners.kernel.services import require_room
from partners.mail.adapters.hooks import receive
from portal.no_room import told_no_room

# What the public storage may hold; all else is handed out as a download, never shown by the browser.
SHOWN_INLINE = {"image/jpeg", "image/png", "image/webp"}

# Sizes of pictures, as `cms.media.models` names them; and the seconds for which a cache need not ask again.
PICTURES, PICTURES_KEPT = "images/", 300
# Handed out at an address of its own, by a view that knows whether it is still what the site says.
NOT_BY_NAME = ("offline/",)
EVERYBODYS = Seen(by_reader=True, by_everybody=True)
# In bytes. With less, one of the next uploads finds no room.
LEAST_FREE = 16 * 1024 * 1024
SECURITY_TXT_LIFETIME = timedelta(days=180)


# Another machine calls: it has neither a cookie nor a form.
@csrf_exempt
@require_POST
@never_cache
def mail_hook(request: HttpRequest) -> HttpResponseBase:
    """Letters that a provider hands over; it is refused without the secret of the settings."""
    return receive(request)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing, so a slow database does not get the process killed."""
    return JsonResponse({"status": "ok"})


@require_safe
def colours(request: HttpRequest) -> HttpResponse:
    """The campaign's colours over those of css/tokens.css."""
    face = portal_face()
    text = tokens_of(face.colours) + admin_colours(face.colours)
    response = HttpResponse(text, content_type="text/css; charset=utf-8")
    # A URL with the version of other colours must not keep these.
    is_this = request.GET.get("v") == face.version
    response["Cache-Control"] = "public, max-age=31536000, immutable" if is_this else "no-cache"
    return for_everybody(request, response)


@require_safe
def mark(request: HttpRequest) -> HttpResponse:
    """The campaign's mark as a small picture, for the tab of a browser and the back office."""
    face = portal_face()
    if not face.mark:
        return redirect(static("favicon.svg"))
    if picture := re.search(r'<image href="([^"]+)"', face.mark):
        return redirect(picture.group(1))
    response = HttpResponse(framed_mark(face.mark, face.colours), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=31536000, immutable" if "v" in request.GET else "no-cache"
    no_page(response)
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
        f"Preferred-Languages: {', '.join(code for code, _name in settings.INTERFACE_LANGUAGES)}",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """A file of the public storage, with headers that keep a browser from treating it as a page.

    A picture goes with the pages that show it (docs/adr/0044); all else there is everybody's, under the hash of what it
    holds.
    """
    # As the storage will read it: by a way around, a picture would not look like one.
    if posixpath.normpath(name) != name or name.startswith(NOT_BY_NAME):
        raise Http404
    is_picture = name.startswith(PICTURES)
    seen = seen_picture(name, request, at=clock.now()) if is_picture else EVERYBODYS
    if not seen.by_reader:
        raise Http404
    etag = quote_etag(name)
    if known := get_conditional_response(request, etag=etag):
        return known
    try:
        file = default_storage.open(name)
    except (OSError, ValueError, SuspiciousFileOperation):
        raise Http404 from None
    # By the name, which is ours: each public file was cleaned, and named after what it is.
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(file, as_attachment=media_type not in SHOWN_INLINE, content_type=media_type)
    no_page(response)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    # Under one name nothing ever changes, but a picture may be taken back, and caches would not know.
    if is_picture:
        response["Cache-Control"] = f"public, max-age={PICTURES_KEPT}" if seen.by_everybody else "private, no-cache"
        response["ETag"] = etag
    else:
        response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def not_here(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise Http404


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that is there in other languages is named with them, and never shown in place of the one asked for."""
    try:
        pages = elsewhere(request.path_info, at=clock.now())
    except DatabaseError:
        pages = []
    offers = [
        {
            "title": page.title,
            "url": page.get_url(request),
            "code": page.locale.language_code,
            "name": own_language_name(page.locale.language_code),
        }
        for page in pages
    ]
    return render(
        request, "404.html", {"offers": offers, "language": language_name(get_language() or "en")}, status=404
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Without request, context or database: whatever broke may be one of them.

    What no view and no middleware has answered ends here, a full disk under a middleware's feet included.
    """
    broke = sys.exc_info()[1]
    if broke and (no_room := no_room_in(broke)):
        return told_no_room(request, no_room)
    return HttpResponse(render_to_string("500.html"), status=500)
