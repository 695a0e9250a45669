"""Answers that are no page of one person: what everybody gets, files handed out after somebody asked, refusals."""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, cast

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.http import content_disposition_header, quote_etag

from partners.kernel import clock
from partners.kernel.errors import NotNow

BYTES = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
# What some system or other takes for a part of a path, a wildcard or an order (Windows takes the most).
NO_NAME = re.compile(r"[\\/:*?\"<>|%]+")
# Names that Windows keeps for its devices, whatever stands behind the point.
DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
LONGEST_NAME = 80
TEXTS = (".txt", ".html", ".json")
PIECE = 64 * 1024


def for_everybody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Says that everybody gets this very answer until a row changes or an hour comes, so that it may be kept
    (docs/adr/0037). With its ETag; whoever is signed in gets it without.

    Only for what asks the database and `clock.now()`, never the person, a session, a counter or a file that may change.
    """
    if getattr(request, "is_preview", False) or response.status_code != 200 or request.user.is_authenticated:
        return response
    if isinstance(response, TemplateResponse):
        # The ETag is made from the bytes, and a template response has none before it is drawn.
        response.render()
    # A browser may keep it and has to ask: a page that is taken offline disappears at once.
    response.headers.setdefault("Cache-Control", "no-cache")
    set_response_etag(response)
    response.is_for_everybody = True  # type: ignore[attr-defined]
    return response


def private_file(
    request: HttpRequest,
    digest: str,
    load: Callable[[], IO[bytes]],
    media_type: str,
    *,
    name: str,
    attached: bool = False,
    parts: bool = False,
) -> Any:
    """The file, or 304 for whoever has it: a digest of the content never means anything else. With `parts` whoever
    was interrupted may have the rest alone.

    Whether the reader may have it is asked before: a 304 says that this is still the file.
    """
    etag = quote_etag(digest)
    # Asked before the file is opened, which on object storage is a request of its own.
    known = get_conditional_response(request, etag=etag, response=HttpResponse())
    response: HttpResponseBase
    if known is not None and known.status_code != 200:
        response = known
    elif parts:
        response = in_parts(request, load(), media_type)
        if disposition := content_disposition_header(as_attachment=attached, filename=name):
            response["Content-Disposition"] = disposition
    else:
        response = FileResponse(load(), as_attachment=attached, filename=name, content_type=media_type)
    response["ETag"] = etag
    no_page(response)
    # Kept, but asked about each time: who may see a file changes, and a cache would not know.
    patch_cache_control(response, private=True, no_cache=True)
    return response


def in_parts(request: HttpRequest, file: Any, media_type: str) -> HttpResponseBase:
    """The file, or the one part of it that a player asks for: some play nothing that cannot be had in parts."""
    size = file.size
    asked = BYTES.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()):
        whole = FileResponse(file, content_type=media_type)
        whole["Accept-Ranges"] = "bytes"
        return whole
    first, last = asked.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file.seek(start)
    length = end - start + 1
    # In pieces: a part may be the whole of a large film.
    part = StreamingHttpResponse(in_pieces(file, length), status=206, content_type=media_type)
    part["Content-Length"] = str(length)
    part["Content-Range"] = f"bytes {start}-{end}/{size}"
    part["Accept-Ranges"] = "bytes"
    return part


def telling_name(wanted: str, extension: str, *, otherwise: str = "file") -> str:
    """A file name in any alphabet that every system can keep: of what somebody once called it, or of a title."""
    # What is unseen could turn the name around.
    plain = unicodedata.normalize("NFC", wanted)
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in plain)
    stem = seen[: -len(extension) - 1] if seen.lower().endswith(f".{extension}") else seen
    name = " ".join(NO_NAME.sub(" ", stem).split())[:LONGEST_NAME].strip(" .")
    if not name or DEVICES.match(name):
        name = f"{otherwise} {name}".strip()
    return f"{name}.{extension}"


def streamed_zip(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """The bytes of a ZIP while it is being written: of each file only the piece that is at hand is in memory."""
    pieces = _Pieces()
    # Texts alone become smaller.
    now = clock.now().timetuple()[:6]
    with zipfile.ZipFile(cast("IO[bytes]", pieces), "w") as archive:
        for name, content in files:
            about = zipfile.ZipInfo(name, now)
            about.compress_type = zipfile.ZIP_DEFLATED if name.endswith(TEXTS) else zipfile.ZIP_STORED
            # For everybody to read, where programs keep rights: without, a file comes out closed to its owner.
            about.external_attr = 0o644 << 16
            with archive.open(about, "w") as entry:
                for part in content:
                    entry.write(part)
                    yield from pieces.taken()
            yield from pieces.taken()
    yield from pieces.taken()


def zip_answer(name: str, files: Iterable[tuple[str, Iterable[bytes]]], *, is_read: bool = True) -> Any:
    """A ZIP to be saved under this name, written while it is read; with HEAD nobody reads it, and nothing is made."""
    response = StreamingHttpResponse(streamed_zip(files) if is_read else iter(()), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    # What somebody may take changes with the minute.
    response["Cache-Control"] = "no-store"
    no_page(response)
    return response


def in_pieces(file: IO[bytes], most: int | None = None) -> Iterator[bytes]:
    """All that is left of it, or so many bytes."""
    left = most
    with file:
        while piece := file.read(PIECE if left is None else min(PIECE, left)):
            left = None if left is None else left - len(piece)
            yield piece


def noted(content: Iterable[bytes], about: dict[str, Any]) -> Iterator[bytes]:
    """The same pieces, with their hash and number written down in `about` once they are through."""
    digest, size = hashlib.sha256(), 0
    for piece in content:
        digest.update(piece)
        size += len(piece)
        yield piece
    about.update(sha256=digest.hexdigest(), bytes=size)


class _Pieces:
    """A file that can only be written; without `seek`, the writer puts lengths behind what it has written."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> Iterator[bytes]:
        waiting, self.waiting = self.waiting, []
        yield from waiting


def in_frames(response: HttpResponseBase, ancestors: list[str]) -> None:
    """May be framed by these (sources of a policy) and no other page of ours; everything else of the policy holds."""
    response._csp_replace = {"frame-ancestors": ancestors}  # type: ignore[attr-defined]
    # The older header knows no list, and browsers that know both heed the policy.
    response.xframe_options_exempt = True  # type: ignore[attr-defined]


def oembed_url(path: str) -> str:
    """Where programs are told of the page with this path of ours (oembed.com), for its head."""
    query = QueryDict(mutable=True)
    query["url"] = f"{settings.BASE_URL}{path}"
    return f"{settings.BASE_URL}{reverse('oembed')}?{query.urlencode()}"


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
