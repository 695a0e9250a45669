"""What everybody sees of a video: its page, its frame for other sites, and its files."""

from typing import Any

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from partners.kernel.answers import for_everybody, in_frames, in_parts, no_page, oembed_url
from partners.kernel.models import private_storage
from partners.mail.emails import url_of
from partners.supporters.models import WallPost
from partners.supporters.rendering import FILM, POSTER, file_of
from partners.supporters.selectors import VideoGone, post_shown
from partners.users.doors import open_door

# Its own film, on the two pages that have one.
OWN_FILM = {"media-src": ["'self'"]}
# Its maker agreed to frames, wherever they stand.
ANYWHERE = ["*"]


@csp_update(OWN_FILM)
@open_door("GET")
def post(request: HttpRequest, public_id: Any) -> HttpResponse:
    """The video with what its maker allowed. What lies elsewhere is asked for by nobody before they press the link."""
    found = _shown(public_id)
    frame = render_to_string(
        "partners/supporters/frame.txt",
        {"url": url_of(reverse("supporters:embed", args=[found.public_id])), "post": found},
    ).strip()
    context = {
        "post": found,
        "frame": frame,
        "poster_url": url_of(poster_path(found)),
        "language": get_language(),
        "oembed_url": oembed_url(request.path),
    }
    return for_everybody(request, render(request, "partners/supporters/post.html", context))


@csp_update(OWN_FILM)
@open_door("GET")
def embed(request: HttpRequest, public_id: Any) -> HttpResponse:
    """For frames on other sites. Once it was withdrawn, the frame says so in the same place."""
    try:
        found = _shown(public_id)
    except VideoGone:
        gone = render(request, "partners/supporters/embed_gone.html", status=410)
        gone["Cache-Control"] = "no-cache"
        in_frames(gone, ANYWHERE)
        return gone
    context = {"post": found, "page_url": url_of(reverse("supporters:post", args=[found.public_id]))}
    response = render(request, "partners/supporters/embed.html", context)
    in_frames(response, ANYWHERE)
    return for_everybody(request, response)


@open_door("GET")
def poster(request: HttpRequest, public_id: Any, digest: str) -> HttpResponseBase:
    found = _shown(public_id)
    if found.poster_sha256[:20] != digest:
        raise Http404
    return _file(request, found, POSTER, "image/jpeg")


@open_door("GET")
def film(request: HttpRequest, public_id: Any, digest: str) -> HttpResponseBase:
    found = _shown(public_id)
    if not found.film_sha256 or found.film_sha256[:20] != digest:
        raise Http404
    return _file(request, found, FILM, "video/mp4")


def poster_path(found: WallPost) -> str:
    return reverse("video_poster", args=[found.public_id, found.poster_sha256[:20]])


def _shown(public_id: Any) -> WallPost:
    found = post_shown(public_id)
    if found is None:
        raise Http404
    return found


def _file(request: HttpRequest, found: WallPost, name: str, media_type: str) -> HttpResponseBase:
    try:
        file = private_storage().open(file_of(found, name))
    except FileNotFoundError:
        raise Http404 from None
    response = in_parts(request, file, media_type)
    no_page(response)
    # Kept by nobody without asking: its maker may take it back at any moment.
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{found.film_sha256[:20] if name == FILM else found.poster_sha256[:20]}"'
    return response
